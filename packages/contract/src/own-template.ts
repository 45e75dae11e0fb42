/** What the chat template that a model brings is called; the pages say it in their own words. */
export const ownTemplate = 'chat template of the model'
