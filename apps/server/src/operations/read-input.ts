import { type Operation, readFields } from '@tunesmith/contract'
import type { FastifyRequest } from 'fastify'
import type { z } from 'zod'

/** Path parameters, query and body, or the fields of a form, as one object, checked against the row. @throws REQUEST_INVALID, with every field */
export function readInput(operation: Operation, request: FastifyRequest, fields?: Record<string, unknown>): Record<string, unknown> {
  const body = fields ?? request.body
  return readFields([
    [operation.query, operation.query && takeUp(operation.query, request)],
    [fields || !operation.upload ? operation.body : undefined, body === undefined ? {} : body],
    [operation.params, request.params],
  ])
}

/** The query; for a stream that is taken up again, after the last event that arrived. */
function takeUp(schema: z.ZodObject, { query, headers }: FastifyRequest): unknown {
  const last = headers['last-event-id']
  return last !== undefined && 'after' in schema.shape ? { ...(query as object), after: last } : query
}
