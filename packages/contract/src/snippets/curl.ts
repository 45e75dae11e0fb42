import { answerOf, type Call, fieldsOf } from './call.ts'
import { quote, quoteJson } from './quote.ts'

const extras = { json: false, events: '-N', file: '-fOJ' } as const

/** The request with curl, for a POSIX shell; the API key comes from the environment. */
export function writeCurl(call: Call): string {
  const { way, file, request: { method, url, body }, baseUrl } = call
  return [
    `curl ${method === 'GET' ? '' : `-X ${method} `}'${baseUrl}${url.replaceAll("'", '%27')}'`,
    `-H "Authorization: Bearer $TUNESMITH_KEY"`,
    ...(typeof body === 'string' ? [`-H 'Content-Type: application/json'`, `-d ${quoteJson(body)}`] : []),
    ...(file === null ? [] : way.upload === 'form' ? formParts(call, file) : [`-T ${quote(file)}`]),
    extras[answerOf(call)],
  ].filter(Boolean).join(' \\\n  ')
}

/** The parts of a form; curl names the file after its path. */
const formParts = (call: Call, file: string): string[] =>
  [...fieldsOf(call).map(([key, value]) => `${key}=${String(value)}`), `file=@${file}`].map((part) => `-F ${quote(part)}`)
