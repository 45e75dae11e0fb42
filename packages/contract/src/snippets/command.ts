import { type Call, fieldsOf } from './call.ts'
import { quote, quoteJson } from './quote.ts'

/** The command of an operation; null where there is none, or where it has no words for a value. */
export function writeCommand(call: Call): string | null {
  const { way, values, file } = call
  if (way.command === null) return null
  const options = fieldsOf(call).filter(([, value]) => value !== false)
  if (options.some(([, value]) => value === null)) return null
  const places = way.places.map((place) => quote(String(values[place])))
  return ['npx tunesmith', way.command, ...places, ...(file === null ? [] : [quote(file)]), ...options.map(optionOf)].join(' ')
}

function optionOf([key, value]: [string, unknown]): string {
  const name = `--${key.replaceAll('_', '-').replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`
  if (value === true) return name
  if (Array.isArray(value) && value.every((part) => typeof part === 'string')) return value.map((part) => given(name, part)).join(' ')
  return typeof value === 'object' ? `${name} ${quoteJson(JSON.stringify(value))}` : given(name, String(value))
}

/** What begins with a dash would be taken for an option of its own. */
const given = (name: string, value: string) => (value.startsWith('-') ? `${name}=${quote(value)}` : `${name} ${quote(value)}`)
