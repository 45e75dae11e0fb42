import { answerOf, type Call } from './call.ts'
import { literal, objectOf } from './literal.ts'
import { apiFieldsOf, givesList, methodOf } from './openai-methods.ts'

const uses = {
  json: (call: string, shows: string | null) => `const answer = await ${call}\nconsole.log(${shows === null ? 'JSON.stringify(answer, null, 2)' : `answer.${shows}`})`,
  list: (call: string) => `for await (const item of ${call}) {\n  console.log(JSON.stringify(item))\n}`,
  events: (call: string, shows: string | null) => `const stream = await ${call}\nfor await (const piece of stream) {\n  ${
    shows === null ? 'console.log(JSON.stringify(piece))' : `process.stdout.write(piece.${shows} ?? '')`}\n}`,
  file: (call: string) => `const file = await ${call}\nawait writeFile('download', Buffer.from(await file.arrayBuffer()))`,
}

/** A program with OpenAI's package for TypeScript; the API key comes from the environment. */
export function writeOpenAiTypeScript(call: Call): string | null {
  const { name, way, values, file, baseUrl, shows } = call
  const method = methodOf(name)
  if (method === null) return null
  const answer = givesList(method) ? 'list' : answerOf(call)
  const given = apiFieldsOf(call).map(([key, value]): [string, string] => [key, literal(value, '  ')])
  const fields = file === null ? given : [...given, ['file', `createReadStream(${literal(file)})`] as [string, string]]
  const words = [...way.places.map((place) => literal(values[place])), ...(fields.length > 0 ? [objectOf(fields)] : [])]
  return [
    ...(file === null ? [] : [`import { createReadStream } from 'node:fs'`]),
    ...(answer === 'file' ? [`import { writeFile } from 'node:fs/promises'`] : []),
    `import OpenAI from 'openai'`,
    '',
    `const client = new OpenAI({ baseURL: ${literal(`${baseUrl}/v1`)}, apiKey: process.env.TUNESMITH_KEY })`,
    uses[answer](`client.${method}(${words.join(', ')})`, shows),
  ].join('\n')
}
