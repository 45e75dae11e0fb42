/** What a project is called until a person, or its data, gives it a name. */
export const unnamedProject = 'New model'
