import type { Command } from '../command-line/command.ts'
import { commonOptions, type Option, type Options } from '../command-line/option.ts'
import { type Shell, scripts } from './scripts.ts'
import { kindOf, type Thing } from './things.ts'

export interface Candidate {
  value: string
  meaning: string
}

/** Stands for whatever files there are. */
export const files: Candidate = { value: ':files', meaning: '' }

export interface Question {
  /** The word under the cursor, as far as it is written. */
  current: string
  /** The words before it, behind the program's name. */
  before: readonly string[]
  /** What there is of a kind, such as `project`. */
  things(kind: string): Promise<Thing[]>
}

/** What can stand where the cursor is. */
export async function candidatesOf(commands: readonly Command[], { current, before, things }: Question): Promise<Candidate[]> {
  const words = before.filter((word) => word !== '=') // bash takes it for a word of its own
  const helped = words[0] === 'help' ? words.slice(1) : words
  const command = commandIn(commands, helped)
  if (command === undefined || words[0] === 'help') return startingWith(current, wordsAfter(commands, helped))
  const options: Options = { ...command.options, ...commonOptions }
  const rest = helped.slice(command.name.split(' ').length)
  const waiting = optionNamed(options, rest.at(-1) ?? '')
  if (waiting && waiting.option.kind !== 'flag') return valuesOf(waiting.name, waiting.option, current)
  const [, name, value] = /^--([\w-]+)=(.*)$/.exec(current) ?? []
  if (name !== undefined && options[name]) {
    const values = await valuesOf(name, options[name], value)
    return values.map((each) => (each === files ? each : { ...each, value: `--${name}=${each.value}` }))
  }
  if (current.startsWith('-')) return startingWith(current, optionsLeft(options, rest))
  return argumentsAt(command, placeOf(options, rest))

  async function valuesOf(name: string, { choices, value }: Option, start: string): Promise<Candidate[]> {
    if (choices) return startingWith(start, choices.map((choice) => ({ value: choice, meaning: '' })))
    const kind = kindOf(name)
    const known = kind === null ? [] : matching(start, await things(kind))
    return [...known, ...(value !== undefined && /FILE|FOLDER/.test(value) ? [files] : [])]
  }

  async function argumentsAt({ arguments: all }: Command, place: number): Promise<Candidate[]> {
    const argument = all[place]
    if (argument === undefined) return []
    if (argument.name === 'SHELL') return startingWith(current, (Object.keys(scripts) as Shell[]).map((shell) => ({ value: shell, meaning: '' })))
    const kind = kindOf(argument.name)
    const known = kind === null ? [] : matching(current, await things(kind))
    return argument.name.endsWith('_ID') ? known : [...known, files]
  }
}

/** The command that words begin with; one of two words before one of one. */
function commandIn(commands: readonly Command[], [first, second]: readonly string[]): Command | undefined {
  const isNoun = commands.some(({ name }) => name.startsWith(`${first} `))
  const whole = commands.find(({ name }) => name === `${first} ${second}`)
  return whole ?? (isNoun && second === undefined ? undefined : commands.find(({ name }) => name === first))
}

/** First words, or the verbs of a noun. */
function wordsAfter(commands: readonly Command[], [noun]: readonly string[]): Candidate[] {
  if (noun !== undefined) {
    const own = commands.find(({ name }) => name === noun)
    const verbs = commands.filter(({ name }) => name.startsWith(`${noun} `)).map(({ name, summary }) => ({ value: name.split(' ')[1], meaning: summary }))
    return own ? [...verbs, ...optionsLeft({ ...own.options, ...commonOptions }, [])] : verbs
  }
  const firsts = [...Map.groupBy(commands, ({ name }) => name.split(' ')[0])].map(([word, rows]) =>
    ({ value: word, meaning: rows.find(({ name }) => name === word)?.summary ?? rows.map(({ name }) => name.split(' ')[1]).join(', ') }))
  return [...firsts, { value: 'help', meaning: 'Show the help of a command.' }]
}

function optionNamed(options: Options, word: string): { name: string; option: Option } | null {
  const found = Object.entries(options).find(([name, { short }]) => word === `--${name}` || (short !== undefined && word === `-${short}`))
  return found ? { name: found[0], option: found[1] } : null
}

/** Options that can still be given. */
function optionsLeft(options: Options, rest: readonly string[]): Candidate[] {
  const given = new Set(rest.map((word) => word.replace(/=.*/, '')))
  return Object.entries(options).filter(([name, { multiple }]) => multiple || !given.has(`--${name}`))
    .map(([name, { summary }]) => ({ value: `--${name}`, meaning: summary }))
}

/** How many arguments there are among words already. */
function placeOf(options: Options, rest: readonly string[]): number {
  const isValue = (index: number) => {
    const before = optionNamed(options, rest[index - 1] ?? '')
    return before !== null && before.option.kind !== 'flag'
  }
  return rest.filter((word, index) => !word.startsWith('-') && !isValue(index)).length
}

const startingWith = (start: string, candidates: readonly Candidate[]) => candidates.filter(({ value }) => value.startsWith(start))

/** Things by the beginning of their identifier, or the only one whose name has what was written. */
function matching(start: string, things: readonly Thing[]): Candidate[] {
  const byId = things.filter(({ id }) => id.startsWith(start))
  const byName = things.filter(({ name }) => name.toLowerCase().includes(start.toLowerCase()))
  const found = byId.length > 0 ? byId : byName.length === 1 ? byName : []
  return found.map(({ id, name }) => ({ value: id, meaning: name }))
}
