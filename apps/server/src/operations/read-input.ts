import { fail, fieldProblems, type Operation } from '@tunesmith/contract'
import type { FastifyRequest } from 'fastify'
import type { z } from 'zod'

/** Path parameters, query and body, or the fields of a form, as one object, checked against the row. @throws REQUEST_INVALID, with every field */
export function readInput(operation: Operation, request: FastifyRequest, fields?: Record<string, unknown>): Record<string, unknown> {
  const body = fields ?? request.body
  const parts = [
    operation.query?.safeParse(takeUp(operation.query, request)),
    fields || !operation.upload ? operation.body?.safeParse(body === undefined ? {} : body) : undefined,
    operation.params?.safeParse(request.params),
  ].filter((part) => part !== undefined)
  const problems = fieldProblems(parts.flatMap(({ error }) => error?.issues ?? []))
  if (problems.length > 0) fail('REQUEST_INVALID', { problems })
  return Object.assign({}, ...parts.map(({ data }) => data)) as Record<string, unknown>
}

/** The query; for a stream that is taken up again, after the last event that arrived. */
function takeUp(schema: z.ZodObject, { query, headers }: FastifyRequest): unknown {
  const last = headers['last-event-id']
  return last !== undefined && 'after' in schema.shape ? { ...(query as object), after: last } : query
}
