import { answerOf, type Call } from './call.ts'
import { literal, objectOf } from './literal.ts'

/** What is done with an answer: JSON and events are printed, a file is saved. */
const uses = {
  json: (call: string) => `console.log(JSON.stringify(await ${call}, null, 2))`,
  events: (call: string) => `for await (const event of ${call}) {\n  console.log(JSON.stringify(event))\n}`,
  file: (call: string) => `const { body } = await ${call}\nawait writeFile('download', body!)`,
} as const

/** A program with the typed client; the API key comes from the environment. */
export function writeTypeScript(call: Call): string {
  const { name, values, file, baseUrl } = call
  const answer = answerOf(call)
  const given = Object.entries(values).filter(([, value]) => value !== undefined)
    .map(([key, value]): [string, string] => [key, literal(value, '  ')])
  const fields = file === null ? given : [...given, ['file', `await openAsBlob(${literal(file)})`] as [string, string]]
  return [
    ...(file === null ? [] : [`import { openAsBlob } from 'node:fs'`]),
    ...(answer === 'file' ? [`import { writeFile } from 'node:fs/promises'`] : []),
    `import { createClient } from '@tunesmith/client'`,
    '',
    `const client = createClient({ baseUrl: ${literal(baseUrl)}, apiKey: process.env.TUNESMITH_KEY })`,
    uses[answer](`client.${name}(${fields.length > 0 ? objectOf(fields) : ''})`),
  ].join('\n')
}
