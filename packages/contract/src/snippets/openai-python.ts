import { answerOf, type Call } from './call.ts'
import { enclose } from './literal.ts'
import { apiFieldsOf, givesList, methodOf } from './openai-methods.ts'

const step = '    '
/** What OpenAI's package has no parameters for, since its API does not know it. */
const besides = new Set(['top_k', 'min_p', 'repeat_penalty'])

const uses = {
  json: (call: string, shows: string | null) => `answer = ${call}\nprint(${shows === null ? 'answer.to_json()' : `answer.${shows}`})`,
  list: (call: string) => `for item in ${call}:\n${step}print(item.to_json(indent=None))`,
  events: (call: string, shows: string | null) => `stream = ${call}\nfor piece in stream:\n${step}${
    shows === null ? 'print(piece.to_json(indent=None))' : `print(piece.${shows} or "", end="", flush=True)`}`,
  file: (call: string) => `${call}.write_to_file("download")`,
}

/** A program with OpenAI's package for Python; the API key comes from the environment. */
export function writeOpenAiPython(call: Call): string | null {
  const { name, way, values, file, baseUrl, shows } = call
  const method = methodOf(name)
  if (method === null) return null
  const fields = apiFieldsOf(call)
  const extra = fields.filter(([key]) => besides.has(key))
  const words = [
    ...way.places.map((place) => pythonLiteral(values[place])),
    ...fields.filter(([key]) => !besides.has(key)).map(([key, value]) => `${key}=${pythonLiteral(value, step)}`),
    ...(extra.length > 0 ? [`extra_body=${pythonLiteral(Object.fromEntries(extra), step)}`] : []),
    ...(file === null ? [] : [`file=open(${pythonLiteral(file)}, "rb")`]),
  ]
  const python = method.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
  return [
    'import os',
    'from openai import OpenAI',
    '',
    `client = OpenAI(base_url=${pythonLiteral(`${baseUrl}/v1`)}, api_key=os.environ["TUNESMITH_KEY"])`,
    uses[givesList(method) ? 'list' : answerOf(call)](`client.${python}${enclose('(', words, ')', '', step)}`, shows),
  ].join('\n')
}

/** A JSON value as it is written in Python. */
export function pythonLiteral(value: unknown, indent = ''): string {
  if (value === null || value === undefined) return 'None'
  if (typeof value === 'boolean') return value ? 'True' : 'False'
  if (typeof value !== 'object') return JSON.stringify(value)
  const inner = indent + step
  if (Array.isArray(value)) return enclose('[', value.map((part) => pythonLiteral(part, inner)), ']', indent, step)
  const fields = Object.entries(value).map(([key, part]) => `${JSON.stringify(key)}: ${pythonLiteral(part, inner)}`)
  return enclose('{', fields, '}', indent, step)
}
