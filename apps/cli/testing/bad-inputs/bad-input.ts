/** Something bad in a tiny project (see tiny-project.ts), and what a person must be told about it. */
export type BadInput = [fault: string, code: string, mentions: RegExp, make: Fault]

/** Brings the fault into the project; gives the words for the command line where there are any. */
export type Fault = (folder: string) => readonly string[] | void
