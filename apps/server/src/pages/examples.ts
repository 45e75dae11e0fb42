import { type Operation, type OperationName, operationTable } from '@tunesmith/contract'
import { asSchema, type Schema } from './schema-fields.ts'

type Values = Record<string, unknown>

/** What is uploaded in examples. */
const fileName = 'rows.csv'

/** How an operation is called, in three ways. */
export interface Examples {
  curl: string
  client: string
  /** Null where there is no such command. */
  command: string | null
}

/** Examples with what has to be given and no more. */
export function examplesOf(name: OperationName, baseUrl: string): Examples {
  const operation = operationTable[name]
  const path = neededOf(operation.params)
  const query = { ...neededOf(operation.query), ...(operation.upload && { fileName }) }
  const body = operation.upload ? {} : neededOf(operation.body)
  return {
    curl: curlOf(operation, baseUrl, { path, query, body }),
    client: clientOf(name, { ...path, ...query, ...body }),
    command: commandOf(operation, path, { ...(operation.upload ? {} : query), ...body }),
  }
}

function curlOf(operation: Operation, baseUrl: string, { path, query, body }: Record<'path' | 'query' | 'body', Values>): string {
  const filled = operation.path.replace(/:(\w+)/g, (_, key: string) => String(path[key]))
  const search = Object.entries(query).map(([key, value]) => `${key}=${String(value)}`).join('&')
  const hasBody = Object.keys(body).length > 0
  return [
    `curl ${operation.method === 'GET' ? '' : `-X ${operation.method} `}'${baseUrl}${filled}${search && `?${search}`}'`,
    operation.access !== 'public' && `-H "Authorization: Bearer $TUNESMITH_KEY"`,
    hasBody && `-H 'Content-Type: application/json' -d '${JSON.stringify(body)}'`,
    operation.upload && `--data-binary @${fileName}`,
    operation.answer === 'events' && '-N',
    operation.answer === 'file' && '-OJ',
  ].filter(Boolean).join(' \\\n  ')
}

function clientOf(name: OperationName, values: Values): string {
  const given = Object.entries(values).map(([key, value]) => `${key}: ${literal(value)}`)
  const fields = operationTable[name].upload ? [...given, 'file'] : given
  const call = `client.${name}(${fields.length > 0 ? `{ ${fields.join(', ')} }` : ''})`
  return operationTable[name].answer === 'events' ? `for await (const event of ${call}) console.log(event)` : `await ${call}`
}

function commandOf({ command, upload }: Operation, path: Values, options: Values): string | null {
  if (!command) return null
  const places = [...Object.values(path).map(String), ...(upload ? [fileName] : [])]
  return ['tunesmith', command.noun, command.verb, ...places, ...Object.entries(options).map(optionOf)].join(' ')
}

function optionOf([key, value]: [string, unknown]): string {
  const name = key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
  return `--${name} ${typeof value === 'object' ? `'${JSON.stringify(value)}'` : String(value)}`
}

const literal = (value: unknown): string => JSON.stringify(value).replace(/"(\w+)":/g, '$1: ').replaceAll('"', "'")

function neededOf(schema: Operation['body']): Values {
  return schema ? (exampleOf(asSchema(schema, 'input')) as Values) : {}
}

/** A value that shows the form. */
function exampleOf(schema: Schema): unknown {
  if (schema.enum) return schema.enum[0]
  if (schema.anyOf) return exampleOf(schema.anyOf[0])
  const prefix = /^\^(\w+_)\[/.exec(schema.pattern ?? '')?.[1]
  if (prefix) return `${prefix}…`
  return byType[schema.type ?? '']?.(schema) ?? '…'
}

const byType: Record<string, (schema: Schema) => unknown> = {
  integer: ({ minimum = 1 }) => Math.max(1, minimum),
  number: ({ minimum = 1 }) => Math.max(1, minimum),
  boolean: () => true,
  array: ({ items }) => (items ? [exampleOf(items)] : []),
  object: ({ properties = {}, required = [] }) =>
    Object.fromEntries(required.map((key) => [key, exampleOf(properties[key] ?? {})])),
}
