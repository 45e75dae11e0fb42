/** What a task has while it is being done. */
export interface Turn<News = never> {
  /** Tells whoever asked how it goes, as plain data. */
  readonly tell: (news: News) => void
  /** Aborted when whoever asked gives up. */
  readonly signal: AbortSignal
}

/** Work that is asked for by name: what it takes, tells and gives is plain data. */
export type Task = (takes: never, turn: Turn<unknown>) => unknown
/** The tasks of a process by their names: the table that does them is the type of the messages, too. */
export type TasksIn<T> = { readonly [K in keyof T]: Task }

export type TakesOf<T extends Task> = Parameters<T>[0]
export type GivesOf<T extends Task> = Awaited<ReturnType<T>>
export type NewsOf<T extends Task> = T extends (takes: never, turn: Turn<infer News>) => unknown ? News : never
