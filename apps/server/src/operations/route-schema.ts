import { type Operation, operationGroups, type OperationName, operationTable } from '@tunesmith/contract'
import { ApiError } from '@tunesmith/contract/openai'
import type { FastifySchema } from 'fastify'
import { z } from 'zod'
import { failingStatuses } from '../answers/json.ts'

const bytes = z.string().meta({ format: 'binary' })

/** An error as it travels. */
const ErrorAnswer = z.object({
  error: z.object({
    code: z.string().meta({ description: 'Permanent; every one is in the reference of errors' }),
    title: z.string(),
    message: z.string().meta({ description: 'What happened and why' }),
    remedy: z.string().meta({ description: 'What to do now' }),
    params: z.unknown().meta({ description: 'The values in the message' }),
  }),
})

/** The group each operation is documented in. */
const groups = new Map(
  Object.entries(operationGroups).flatMap(([group, operations]) => Object.keys(operations).map((name) => [name, group])),
)

const whoMay = {
  public: 'Anybody may call it.',
  viewer: 'Takes an account.',
  editor: 'Takes the role editor.',
  owner: 'Takes the role owner.',
} as const

/** What an answer of each kind looks like in the description. */
const contentOf = {
  json: ({ response }: Operation) => ({ 'application/json': { schema: response } }),
  events: ({ response }: Operation) => ({ 'text/event-stream': { schema: response } }),
  completion: ({ response }: Operation) => ({ 'application/json': { schema: response }, 'text/event-stream': { schema: response } }),
  file: () => ({ 'application/octet-stream': { schema: bytes } }),
}

/** The parts of a form; the name of the file stands beside its bytes. */
const formOf = ({ body }: Operation) => (body as z.ZodObject).omit({ fileName: true }).extend({ file: bytes })

/** The schemas of a route, and what its description says of it. */
export function routeSchema(name: OperationName): FastifySchema {
  const operation = operationTable[name]
  const { summary, access, params, query, body, upload, answer = 'json', isPersonal, dialect } = operation
  const meaning = answer === 'events' ? 'One event of the stream' : 'What was asked for'
  const success = { description: meaning, content: contentOf[answer](operation) }
  const failing = failingStatuses[name]
  return {
    operationId: name,
    summary,
    description: `${whoMay[access]}${isPersonal ? ' Only what is one’s own is there.' : ''}`,
    tags: [groups.get(name)!],
    security: access === 'public' ? [] : [{ session: [] }, { key: [] }],
    ...(params && { params }),
    ...(query && { querystring: query }),
    ...(upload === 'form' ? { body: formOf(operation), consumes: ['multipart/form-data'] }
      : upload ? { body: bytes, consumes: ['application/octet-stream'] }
      : body && { body }),
    response: {
      200: success,
      ...(failing && { [failing]: success }),
      default: { description: 'An error of the table', content: { 'application/json': { schema: dialect === 'openai' ? ApiError : ErrorAnswer } } },
    },
  }
}
