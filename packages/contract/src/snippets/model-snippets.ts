import { literal } from './literal.ts'
import { quoteJson } from './quote.ts'

const question = 'Who are you?'

interface Use {
  model: string
  /** Where the API is, such as http://127.0.0.1:4870/v1. */
  baseUrl: string
}

/** Programs written for the API of OpenAI, by what they are written with. */
const languages = {
  curl: { title: 'curl', write: writeCurl },
  typescript: { title: 'TypeScript', write: writeTypeScript },
  python: { title: 'Python', write: writePython },
  langchain: { title: 'LangChain.js', write: writeLangChain },
} satisfies Record<string, { title: string; write: (use: Use) => string }>

export type ModelSnippetLanguage = keyof typeof languages

/**
 * How a model of the studio is asked by programs that speak the API of OpenAI. They take the API key from the environment
 * (TUNESMITH_KEY). `model` is what the API takes: an identifier, or name@alias of the registry.
 */
export function modelSnippets(model: string, { baseUrl }: Omit<Use, 'model'>): { language: ModelSnippetLanguage; title: string; code: string }[] {
  return (Object.keys(languages) as ModelSnippetLanguage[]).map((language) => {
    const { title, write } = languages[language]
    return { language, title, code: write({ model, baseUrl }) }
  })
}

function writeCurl({ model, baseUrl }: Use): string {
  return [
    `curl '${baseUrl}/chat/completions'`,
    `-H "Authorization: Bearer $TUNESMITH_KEY"`,
    `-H 'Content-Type: application/json'`,
    `-d ${quoteJson(JSON.stringify({ model, messages: [{ role: 'user', content: question }] }))}`,
  ].join(' \\\n  ')
}

function writeTypeScript({ model, baseUrl }: Use): string {
  return `import OpenAI from 'openai'

const client = new OpenAI({ baseURL: ${literal(baseUrl)}, apiKey: process.env.TUNESMITH_KEY })
const stream = await client.chat.completions.create({
  model: ${literal(model)},
  messages: [{ role: 'user', content: ${literal(question)} }],
  stream: true,
})
for await (const { choices } of stream) process.stdout.write(choices[0]?.delta.content ?? '')`
}

function writePython({ model, baseUrl }: Use): string {
  return `import os
from openai import OpenAI

client = OpenAI(base_url=${JSON.stringify(baseUrl)}, api_key=os.environ["TUNESMITH_KEY"])
answer = client.chat.completions.create(
    model=${JSON.stringify(model)},
    messages=[{"role": "user", "content": ${JSON.stringify(question)}}],
)
print(answer.choices[0].message.content)`
}

function writeLangChain({ model, baseUrl }: Use): string {
  return `import { ChatOpenAI } from '@langchain/openai'

const model = new ChatOpenAI({
  model: ${literal(model)},
  apiKey: process.env.TUNESMITH_KEY,
  configuration: { baseURL: ${literal(baseUrl)} },
})
const { content } = await model.invoke(${literal(question)})
console.log(content)`
}
