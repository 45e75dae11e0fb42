import type { z } from 'zod'
import type { OperationName, Operations } from '../operations/index.ts'
import { formBody } from './form-body.ts'
import { wayTo } from './routes.ts'

/** What is sent where the table has a default or reads text as a number: optional, and the type it becomes. */
type Sent<S> = S extends z.ZodType
  ? { [K in keyof z.input<S>]: unknown extends z.input<S>[K] ? (z.output<S> & Record<K, unknown>)[K] : z.input<S>[K] }
  : unknown
type Part<O, K extends string> = O extends { [P in K]: infer S } ? Sent<S> : unknown
type File<O> = O extends { upload: true | 'form' } ? { file: NonNullable<RequestInit['body']> } : unknown

/** The input of an operation as a client gives it: what has a default may be left out. */
export type ClientInput<N extends OperationName> =
  Part<Operations[N], 'params'> & Part<Operations[N], 'query'> & Part<Operations[N], 'body'> & File<Operations[N]>

/** The HTTP request for an operation: path parameters into the path, the rest into the query or the JSON body. */
export function requestOf<N extends OperationName>(name: N, input: ClientInput<N>) {
  const { method, path, upload, answer } = wayTo(name)
  const { file, ...values } = { ...(input as Record<string, unknown>) }
  let url = path.replace(/:(\w+)/g, (_, key: string) => {
    const value = encodeURIComponent(String(values[key]))
    delete values[key]
    return value
  })
  const given = Object.entries(values).filter(([, value]) => value !== undefined)
  const hasBody = method !== 'GET' && method !== 'DELETE' && upload === null
  const search = new URLSearchParams(given.map(([key, value]): [string, string] => [key, String(value)]))
  if (upload === 'form') {
    const { fileName = 'file', ...fields } = values
    return { method, url, ...formBody(fields, String(fileName), file as NonNullable<RequestInit['body']>), answer }
  }
  if (!hasBody && given.length > 0) url += `?${search}`
  const body = upload === 'file' ? (file as RequestInit['body']) : hasBody && given.length > 0 ? JSON.stringify(values) : undefined
  const type = upload === 'file' ? 'application/octet-stream' : body === undefined ? undefined : 'application/json'
  return { method, url, body, type, answer }
}
