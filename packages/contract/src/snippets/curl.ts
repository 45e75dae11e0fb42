import type { Call } from './call.ts'
import { quote, quoteJson } from './quote.ts'

const extras = { json: false, completion: '-N', events: '-N', file: '-fOJ' } as const

/** The request with curl, for a POSIX shell; the API key comes from the environment. */
export function writeCurl({ way, values, file, request: { method, url, body }, baseUrl }: Call): string {
  return [
    `curl ${method === 'GET' ? '' : `-X ${method} `}'${baseUrl}${url.replaceAll("'", '%27')}'`,
    `-H "Authorization: Bearer $TUNESMITH_KEY"`,
    ...(typeof body === 'string' ? [`-H 'Content-Type: application/json'`, `-d ${quoteJson(body)}`] : []),
    ...(file === null ? [] : way.upload === 'form' ? formParts(values, file) : [`-T ${quote(file)}`]),
    extras[way.answer],
  ].filter(Boolean).join(' \\\n  ')
}

/** The parts of a form; curl names the file after its path. */
const formParts = (values: Call['values'], file: string): string[] => [
  ...Object.entries(values).filter(([key, value]) => value !== undefined && key !== 'fileName').map(([key, value]) => `-F ${quote(`${key}=${String(value)}`)}`),
  `-F ${quote(`file=@${file}`)}`,
]
