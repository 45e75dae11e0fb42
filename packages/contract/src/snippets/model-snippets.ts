import { callOf } from './call.ts'
import { writeCurl } from './curl.ts'
import { writeLangChain } from './langchain.ts'
import { type ModelUse, uses } from './model-uses.ts'
import { writeOpenAiPython } from './openai-python.ts'
import { writeOpenAiTypeScript } from './openai-typescript.ts'

/** With what programs are written, in the order it is shown. */
const languages = { curl: 'curl', typescript: 'TypeScript', python: 'Python', langchain: 'LangChain.js' } as const

export interface ModelSnippet {
  language: keyof typeof languages
  /** A proper name, the same in every language. */
  title: string
  code: string
}

/**
 * How a model of the studio is used by programs that speak the API of OpenAI. They take the API key from the environment
 * (TUNESMITH_KEY). `model` is what the API takes: an identifier, or name@alias of the registry; `baseUrl` where the studio
 * is, such as http://127.0.0.1:4870.
 */
export function modelSnippets(model: string, use: ModelUse, { baseUrl }: { baseUrl: string }): ModelSnippet[] {
  const asked = uses[use]
  const { operation, input, shows } = asked
  const call = callOf(operation, { model, ...input }, { baseUrl, file: '', shows })
  const codes: Record<ModelSnippet['language'], string> = {
    curl: writeCurl(call),
    typescript: writeOpenAiTypeScript(call)!,
    python: writeOpenAiPython(call)!,
    langchain: writeLangChain(asked, model, baseUrl),
  }
  return (Object.keys(languages) as ModelSnippet['language'][]).map((language) => ({ language, title: languages[language], code: codes[language] }))
}
