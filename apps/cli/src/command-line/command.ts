import type { Terminal } from '../terminal/terminal.ts'
import type { ExitCode } from '../failures/exit-codes.ts'
import type { Options, OptionValues } from './option.ts'

/** A word that is not an option, such as the run folder. */
export interface Argument {
  /** Shown in capitals: FOLDER. */
  name: string
  required: boolean
  summary: string
}

export interface Example {
  line: string
  meaning: string
}

/** What a command is called with. */
export interface Invocation<O extends Options = Options> {
  options: OptionValues<O>
  /** The words that are not options, in order; as many as there are required arguments at least. */
  words: string[]
  terminal: Terminal
}

/** One command of the program, as its help shows it and as it runs. */
export interface Command<O extends Options = Options> {
  name: string
  summary: string
  /** More for its own help page, in paragraphs. */
  description?: string
  arguments: readonly Argument[]
  options: O
  examples: readonly Example[]
  run(invocation: Invocation<O>): Promise<ExitCode>
}

/** A command for the table: its options typed inside `run`, but like any other outside. */
export function defineCommand<const O extends Options>(command: Command<O>): Command {
  return command as unknown as Command
}
