import { type ClientInput, requestOf, type Way, wayTo } from '../client/index.ts'
import type { OperationName } from '../operations/index.ts'

/** The call of an operation that a snippet makes. */
export interface Call {
  name: OperationName
  way: Way
  /** Everything given, but for the file. */
  values: Readonly<Record<string, unknown>>
  /** Path of the file to upload; null where the operation takes none. */
  file: string | null
  request: ReturnType<typeof requestOf>
  /** Where the studio is, such as http://127.0.0.1:4870. */
  baseUrl: string
  /** What a program prints of the answer, or of each piece, such as choices[0].message.content; null for all of it. */
  shows: string | null
}

/** The call of an operation with an input, but for the file, whose path is given. */
export function callOf<N extends OperationName>(
  name: N, input: Omit<ClientInput<N>, 'file'>, { baseUrl, file, shows = null }: { baseUrl: string; file: string; shows?: string | null },
): Call {
  const way = wayTo(name)
  const request = requestOf(name, { ...input, ...(way.upload === 'form' && { file: '' }) } as ClientInput<N>)
  return { name, way, values: input as Call['values'], file: way.upload === null ? null : file, request, baseUrl, shows }
}

/** What stands beside the places of the path and the file. */
export const fieldsOf = ({ way, values, file }: Call): [name: string, value: unknown][] =>
  Object.entries(values).filter(([key, value]) => value !== undefined && !way.places.includes(key) && !(file !== null && key === 'fileName'))

/** How the call answers: a completion that was asked to stream does as events do. */
export const answerOf = ({ way, values }: Call): 'json' | 'events' | 'file' =>
  way.answer === 'completion' ? (values.stream === true ? 'events' : 'json') : way.answer
