import { exitCodes } from '../failures/exit-codes.ts'
import { asCalled } from '../terminal/as-called.ts'
import { createStyle, type Style } from '../terminal/style.ts'
import { widestText } from '../terminal/terminal.ts'
import { padEnd, textWidth, wrap } from '../terminal/text-width.ts'
import type { Command } from './command.ts'
import { commonOptions, type Option } from './option.ts'

/** What is no command of the table but always there. */
const everywhere: [string, string][] = [
  ['help [COMMAND]', 'Show this help, or that of a command.'],
  ['--version', 'Print the version.'],
]

export interface HelpOptions {
  columns: number
  color: boolean
  /** What is typed to start the program. */
  program: string
}

/** The help of the whole program. */
export function programHelp(commands: readonly Command[], operations: readonly Command[], { columns, color, program }: HelpOptions): string[] {
  const style = createStyle(color)
  const width = Math.min(columns, widestText)
  return [
    ...wrap('Train, prove and use language models of your own.', width),
    '',
    `${style.bold('Usage')}  ${program} COMMAND [OPTIONS]`,
    '',
    style.bold('Commands'),
    ...twoColumns([...commands.map(({ name, summary }): [string, string] => [name, summary]), ...everywhere], width, style),
    '',
    style.bold('The studio, word by word'),
    ...twoColumns(nounsOf(operations), width, style),
    '',
    style.bold('Exit status'),
    ...twoColumns(Object.values(exitCodes).map(({ status, meaning }) => [String(status), meaning]), width, style),
    '',
    ...wrap('Errors have permanent codes: docs/reference/errors.md. With TUNESMITH_DEBUG=1 they come with a stack.', width),
  ]
}

/** The nouns of the studio, each with what can be done: `runs` and its verbs. */
function nounsOf(operations: readonly Command[]): [string, string][] {
  const verbs = Map.groupBy(operations.map(({ name }) => name.split(' ')), ([noun]) => noun)
  return [...verbs].map(([noun, words]) => [noun, words.map(([, verb]) => verb).join(', ')])
}

/** The help of one command. */
export function commandHelp(command: Command, { columns, color, program }: HelpOptions): string[] {
  const style = createStyle(color)
  const called = (text: string) => asCalled(text, program)
  const width = Math.min(columns, widestText)
  const { summary, description, examples } = command
  const options = Object.entries({ ...command.options, ...commonOptions })
  return [
    ...wrap(summary, width),
    '',
    `${style.bold('Usage')}  ${called(usage(command))}`,
    '',
    ...(command.arguments.length > 0
      ? [...twoColumns(command.arguments.map((argument) => [argument.name, called(argument.summary)]), width, style), '']
      : []),
    ...(description ? [...wrap(called(description), width), ''] : []),
    style.bold('Options'),
    ...twoColumns(options.map(([option, details]) => [spelling(option, details), called(details.summary)]), width, style),
    '',
    style.bold('Examples'),
    ...examples.flatMap(({ line, meaning }) => [...wrap(`  ${meaning}`, width).map(style.dim), `  $ ${called(line)}`]),
  ]
}

/** How a command is called. */
export function usage(command: Command): string {
  const words = command.arguments.map(({ name, required }) => (required ? name : `[${name}]`))
  const needed = Object.entries(command.options).filter(([, { required }]) => required).map(([name, option]) => spelling(name, option).trim())
  return ['tunesmith', command.name, ...words, ...needed, '[OPTIONS]'].join(' ')
}

/** How an option is written. */
export function spelling(name: string, { short, kind, value, choices }: Option): string {
  const takes = kind === 'flag' ? '' : ` ${value ?? choices?.join('|') ?? kind.toUpperCase()}`
  return `${short ? `-${short}, ` : '    '}--${name}${takes}`
}

/** Columns a meaning needs beside its term; with less, it stands below. */
const leastMeaning = 28

/** Terms and their meanings side by side; a long term has its meaning below, and in a narrow window every term. */
function twoColumns(rows: [string, string][], width: number, { cyan }: Style): string[] {
  const longest = 30
  const indent = 2
  const column = Math.min(longest, Math.max(...rows.map(([term]) => textWidth(term)))) + indent + 2
  const lines = (text: string, from: number) => wrap(text, width - from).map((line) => ' '.repeat(from) + line)
  return rows.flatMap(([term, meaning]) => {
    if (width - column < leastMeaning) return [' '.repeat(indent) + cyan(term.trim()), ...lines(meaning, 3 * indent)]
    const head = ' '.repeat(indent) + cyan(padEnd(term, column - indent))
    const [first, ...below] = lines(meaning, column)
    return textWidth(term) + indent + 2 > column ? [head, first, ...below] : [head + first.slice(column), ...below]
  })
}
