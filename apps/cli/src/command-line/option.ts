/** How the text behind an option becomes a value; `undefined` when it cannot. */
const kinds = {
  text: (text: string) => text,
  number: (text: string) => (text.trim() === '' || !Number.isFinite(Number(text)) ? undefined : Number(text)),
  count: (text: string) => (/^\d{1,9}$/.test(text) ? Number(text) : undefined),
} as const

/** What each kind accepts, in words. */
const expectations = { text: 'a text', number: 'a number', count: 'a whole number from 0' } as const

/** One option of a command. A flag stands alone; every other kind is followed by a value. */
export interface Option {
  kind: keyof typeof kinds | 'flag'
  /** One letter, for `-h`. */
  short?: string
  /** What stands for the value in the help: FOLDER. */
  value?: string
  /** May be given several times; the values come as a list. */
  multiple?: true
  /** Without it, the command does nothing. */
  required?: true
  /** The only values allowed. */
  choices?: readonly string[]
  summary: string
}

export type Options = Readonly<Record<string, Option>>

/** Understood by every command. */
export const commonOptions = {
  help: { kind: 'flag', short: 'h', summary: 'Show the help of this command.' },
} satisfies Options

type SingleValue<O extends Option> =
  O['kind'] extends 'flag' ? boolean
  : O['kind'] extends 'text' ? string | undefined
  : number | undefined

/** The values of a table of options: flags are false and others undefined when not given. */
export type OptionValues<O extends Options> = {
  [K in keyof O]: O[K] extends { multiple: true } ? NonNullable<SingleValue<O[K]>>[] : SingleValue<O[K]>
}

/** Reads the value of an option that is not a flag; `problem` says what would be accepted. */
export function readValue(option: Option, text: string): { value: string | number } | { expected: string } {
  if (option.choices && !option.choices.includes(text)) return { expected: `one of ${option.choices.join(', ')}` }
  const kind = option.kind as keyof typeof kinds
  const value = kinds[kind](text)
  return value === undefined ? { expected: expectations[kind] } : { value }
}

/** What an option without its value was waiting for. */
export function describeValue(option: Option): string {
  if (option.choices) return `one of ${option.choices.join(', ')}`
  return option.value ? `a value (${option.value})` : expectations[option.kind as keyof typeof kinds]
}
