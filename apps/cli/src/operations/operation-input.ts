import { basename } from 'node:path'
import { fail, operationTable, type OperationName } from '@tunesmith/contract'
import type { Invocation } from '../command-line/command.ts'
import { wordsOf } from './operation-options.ts'

/** The input of an operation, from the words and options of a command. @throws OPTION_VALUE_INVALID */
export function inputOf(name: OperationName, { words, options }: Pick<Invocation, 'words' | 'options'>): Record<string, unknown> {
  const { params, upload, command } = operationTable[name]
  const places = Object.keys(params?.shape ?? {})
  const input: Record<string, unknown> = Object.fromEntries(places.map((place, index) => [place, words[index]]))
  if (upload) input.fileName = basename(words[places.length])
  for (const [field, { option, isJson }] of wordsOf(name).fields) {
    const value = options[option] as unknown
    const isGiven = value !== undefined && value !== false && !(Array.isArray(value) && value.length === 0)
    if (isGiven) input[field] = isJson ? parseJson(`${command!.noun} ${command!.verb}`, option, value as string) : value
  }
  return input
}

/** The file to upload, which stands behind the path parameters. */
export function uploadOf(name: OperationName, words: readonly string[]): string | undefined {
  const { params, upload } = operationTable[name]
  return upload ? words[Object.keys(params?.shape ?? {}).length] : undefined
}

function parseJson(command: string, option: string, text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return fail('OPTION_VALUE_INVALID', { command, option: `--${option}`, found: text, expected: 'JSON, such as {"rank": 8} or "text"' })
  }
}
