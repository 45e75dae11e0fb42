import { basename, resolve } from 'node:path'
import { fail, operationTable, type OperationName } from '@tunesmith/contract'
import type { Invocation } from '../command-line/command.ts'
import { failFromMissing } from '../command-line/parse.ts'
import { wordsOf } from './operation-options.ts'

/** The input of an operation, from the words and options of a command that was called in `folder`. @throws OPTION_VALUE_INVALID, ARGUMENT_MISSING */
export function inputOf(name: OperationName, { words, options }: Pick<Invocation, 'words' | 'options'>, folder: string): Record<string, unknown> {
  const { params, upload, command } = operationTable[name]
  const places = Object.keys(params?.shape ?? {})
  const input: Record<string, unknown> = Object.fromEntries(places.map((place, index) => [place, words[index]]))
  if (upload) input.fileName = basename(words[places.length])
  const { arguments: all, fields, lead } = wordsOf(name)
  for (const [field, { option, isJson, isPath, isRequired }] of fields) {
    const value = (options[option] as unknown) ?? (field === lead ? words[all.length - 1] : undefined)
    const isGiven = value !== undefined && value !== false && !(Array.isArray(value) && value.length === 0)
    if (isGiven) input[field] = isJson ? parseJson(`${command!.noun} ${command!.verb}`, option, value as string, isJson === 'or-text') : isPath ? resolve(folder, value as string) : value
    else if (isRequired && field === lead) failFromMissing(`${command!.noun} ${command!.verb}`, all.at(-1)!)
  }
  return input
}

/** The file to upload, which stands behind the path parameters. */
export function uploadOf(name: OperationName, words: readonly string[]): string | undefined {
  const { params, upload } = operationTable[name]
  return upload ? words[Object.keys(params?.shape ?? {}).length] : undefined
}

function parseJson(command: string, option: string, text: string, orText: boolean): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    if (orText) return text
    return fail('OPTION_VALUE_INVALID', { command, option: `--${option}`, found: text, expected: 'JSON, such as {"rank": 8} or "text"' })
  }
}
