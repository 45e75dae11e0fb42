import type { ClientInput } from '../client/index.ts'
import type { OperationName } from '../operations/index.ts'
import { type Call, callOf } from './call.ts'
import { writeCommand } from './command.ts'
import { writeCurl } from './curl.ts'
import { writeOpenAiPython } from './openai-python.ts'
import { writeOpenAiTypeScript } from './openai-typescript.ts'
import { writeTypeScript } from './typescript.ts'

export { type ModelSnippet, modelSnippets } from './model-snippets.ts'
export { type ModelUse, modelUses } from './model-uses.ts'

interface Language {
  /** A proper name, the same in every language. */
  title: string
  /** The snippet; null where an operation cannot be called this way. */
  write(call: Call): string | null
}

/** The ways to call an operation that snippets are written for, in the order they are shown. */
const languages = {
  curl: { title: 'curl', write: writeCurl },
  typescript: { title: 'TypeScript', write: writeTypeScript },
  openai: { title: 'OpenAI, TypeScript', write: writeOpenAiTypeScript },
  python: { title: 'OpenAI, Python', write: writeOpenAiPython },
  command: { title: 'tunesmith', write: writeCommand },
} satisfies Record<string, Language>

export type SnippetLanguage = keyof typeof languages

export interface Snippet {
  language: SnippetLanguage
  title: string
  code: string
}

/** What a snippet is given: the input of the operation, with the path of a file where it takes one. */
export type SnippetInput<N extends OperationName> = Omit<ClientInput<N>, 'file'>

export interface SnippetOptions {
  /** Where the studio is, such as http://127.0.0.1:4870. */
  baseUrl: string
  /** Path of the file, for operations that take one; rows.jsonl when left out. */
  file?: string
}

/**
 * How an operation is called with an input, in each language in which it can be. Programs take the API key from the
 * environment (TUNESMITH_KEY); the command works with the studio of this machine and needs none.
 */
export function snippetsOf<N extends OperationName>(
  name: N, input: SnippetInput<N>, { baseUrl, file: path = 'rows.jsonl' }: SnippetOptions,
): Snippet[] {
  const call = callOf(name, input, { baseUrl, file: path })
  return (Object.keys(languages) as SnippetLanguage[]).flatMap((language) => {
    const { title, write } = languages[language]
    const code = write(call)
    return code === null ? [] : [{ language, title, code }]
  })
}
