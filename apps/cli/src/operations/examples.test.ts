import { join } from 'node:path'
import { type OperationName, operationTable, readFields } from '@tunesmith/contract'
import { describe, expect, it } from 'vitest'
import { parseCommandLine } from '../command-line/parse.ts'
import { operationCommands } from './operation-commands.ts'
import { inputOf } from './operation-input.ts'

/** The words of a line, as a shell divides it. */
const wordsOf = (line: string) => [...line.matchAll(/'((?:[^']|'\\'')*)'|\S+/g)].map(([word, inside]) => inside?.replaceAll(String.raw`'\''`, "'") ?? word)

const commandOf = (name: OperationName) => {
  const { noun, verb } = operationTable[name].command!
  return operationCommands.find((command) => command.name === `${noun} ${verb}`)!
}
const inputFrom = (name: OperationName, words: readonly string[], folder = '/here') => inputOf(name, parseCommandLine(commandOf(name), words)!, folder)

describe('the example of an operation', () => {
  const names = (Object.keys(operationTable) as OperationName[]).filter((name) => operationTable[name].command !== null)

  it.each(names)('%s is complete, and gives it an input that it takes', (name) => {
    const [{ line }] = commandOf(name).examples
    const { params, query, body, command } = operationTable[name]
    const [program, noun, verb, ...words] = wordsOf(line)
    expect([program, noun, verb]).toEqual(['tunesmith', command!.noun, command!.verb])
    const input = inputFrom(name, words)
    expect(() => readFields([[params, input], [query, input], [body, input]])).not.toThrow()
  })
})

it('a value that can be text or have parts is either', () => {
  const prompted = (prompt: string) => inputFrom('createCompletion', ['--model', 'faq', '--prompt', prompt])
  expect(prompted('The library opens')).toEqual({ model: 'faq', prompt: 'The library opens' })
  expect(prompted('["The library", "It opens"]')).toEqual({ model: 'faq', prompt: ['The library', 'It opens'] })
  expect(() => inputFrom('createChatCompletion', ['--model', 'faq', '--messages', 'Hello'])).toThrow('expected JSON')
})

describe('what a command is mostly about', () => {
  it('stands behind the verb or its option, and is asked for where it has to be given', () => {
    expect(inputFrom('searchHub', ['small llama'])).toEqual({ search: 'small llama' })
    expect(inputFrom('searchHub', ['--search', 'small llama'])).toEqual({ search: 'small llama' })
    expect(inputFrom('searchHub', [])).toEqual({})
    expect(() => inputFrom('startDownload', [])).toThrow('`tunesmith downloads start` needs MODEL')
  })

  it('counts from where the command was called, where it is a path', () => {
    expect(inputFrom('importModel', ['../my-model'], join('/home', 'ada'))).toEqual({ path: join('/home', 'my-model') })
    expect(inputFrom('inspectModel', ['--path', '/models/mine'])).toEqual({ path: '/models/mine' })
  })
})

it('an option that has to be given is part of the usage, and asked for before anything happens', () => {
  expect(() => inputFrom('startExport', ['--model-id', 'faq'])).toThrow('`tunesmith exports start` needs --format: one of adapter, merged, gguf')
})
