import { parseArgs } from 'node:util'
import { didYouMean, fail, settingPaths } from '@tunesmith/contract'
import type { Command, Invocation } from './command.ts'
import { usage } from './help.ts'
import { commonOptions, describeValue, readValue, type Option, type Options } from './option.ts'

/**
 * Reads the words behind a command's name by its table of options; `null` when its help was asked for.
 *
 * @throws OPTION_UNKNOWN, OPTION_VALUE_INVALID, ARGUMENT_MISSING, ARGUMENT_UNEXPECTED
 */
export function parseCommandLine(command: Command, words: readonly string[]): Omit<Invocation, 'terminal'> | null {
  const options: Options = { ...command.options, ...commonOptions }
  const { tokens, positionals } = parseArgs({
    args: [...words], strict: false, allowPositionals: true, tokens: true,
    options: Object.fromEntries(Object.entries(options).map(([name, { kind, short }]) =>
      [name, { type: kind === 'flag' ? 'boolean' : 'string', ...(short && { short }) } as const])),
  })
  const values: Record<string, unknown> = Object.fromEntries(Object.entries(options).map(([name, option]) => [name, initial(option)]))
  for (const token of tokens) {
    if (token.kind !== 'option') continue
    const option = Object.hasOwn(options, token.name) ? options[token.name] : unknownOption(command, options, token.rawName)
    const value = valueOf(command, option, token)
    if (option.kind !== 'flag' && !option.multiple && values[token.name] !== undefined) {
      fail('OPTION_VALUE_INVALID', { command: command.name, option: token.rawName, found: 'two values', expected: 'one' })
    }
    values[token.name] = option.multiple ? [...(values[token.name] as unknown[]), value] : value
  }
  if (values.help) return null
  checkArguments(command, positionals)
  checkOptions(command, values)
  return { options: values as Invocation['options'], words: positionals }
}

const initial = ({ kind, multiple }: Option) => (multiple ? [] : kind === 'flag' ? false : undefined)

interface OptionToken {
  rawName: string
  value?: string
  inlineValue?: boolean
}

function valueOf(command: Command, option: Option, { rawName, value, inlineValue }: OptionToken): string | number | boolean {
  const refuse = (found: string, expected: string) =>
    fail('OPTION_VALUE_INVALID', { command: command.name, option: rawName, found, expected })
  if (option.kind === 'flag') return value === undefined ? true : refuse(JSON.stringify(value), 'no value: it is on when given')
  // what looks like the next option is one; a value that begins with a dash is written behind an equals sign
  if (value === undefined || (!inlineValue && value.length > 1 && value.startsWith('-') && !Number.isFinite(Number(value)))) {
    return refuse('nothing', describeValue(option))
  }
  const read = readValue(option, value)
  return 'value' in read ? read.value : refuse(JSON.stringify(value), read.expected)
}

function unknownOption(command: Command, options: Options, rawName: string): never {
  const name = rawName.replace(/^-+/, '')
  const near = didYouMean(name, Object.keys(options))
  const setting = near === undefined && Object.hasOwn(options, 'set') ? didYouMean(name, settingPaths()) : undefined
  const suggestion = near ? `--${near}` : setting && `--set ${setting}=…`
  fail('OPTION_UNKNOWN', { command: command.name, option: rawName, ...(suggestion && { suggestion }) })
}

function checkOptions({ name: command, options }: Command, values: Record<string, unknown>): void {
  const isMissing = (name: string) => values[name] === undefined || (Array.isArray(values[name]) && values[name].length === 0)
  const missing = Object.entries(options).find(([name, { required }]) => required && isMissing(name))
  if (missing) failFromMissing(command, { name: `--${missing[0]}`, summary: missing[1].choices ? `One of ${missing[1].choices.join(', ')}` : missing[1].summary })
}

/** Says what a command cannot do without. @throws ARGUMENT_MISSING */
export function failFromMissing(command: string, { name, summary }: { name: string; summary: string }): never {
  const meaning = summary.charAt(0).toLowerCase() + summary.slice(1).replace(/\.$/, '')
  fail('ARGUMENT_MISSING', { command, argument: name, meaning })
}

function checkArguments(command: Command, words: readonly string[]): void {
  const missing = command.arguments.find(({ required }, index) => required && words[index] === undefined)
  if (missing) failFromMissing(command.name, missing)
  const surplus = words[command.arguments.length]
  if (surplus !== undefined) fail('ARGUMENT_UNEXPECTED', { command: command.name, argument: surplus, usage: usage(command) })
}
