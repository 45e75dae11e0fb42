import { fail, type Operation } from '@tunesmith/contract'
import type { FastifyRequest } from 'fastify'
import type { z } from 'zod'

/** Path parameters, query and body as one object, checked against the row. @throws REQUEST_INVALID, with every field */
export function readInput(operation: Operation, request: FastifyRequest): Record<string, unknown> {
  const parts = [
    operation.query?.safeParse(takeUp(operation.query, request)),
    operation.upload ? undefined : operation.body?.safeParse(request.body === undefined ? {} : request.body),
    operation.params?.safeParse(request.params),
  ].filter((part) => part !== undefined)
  const problems = parts.flatMap(({ error }) => error?.issues ?? []).map(asProblem)
  if (problems.length > 0) fail('REQUEST_INVALID', { problems })
  return Object.assign({}, ...parts.map(({ data }) => data)) as Record<string, unknown>
}

/** The query; for a stream that is taken up again, after the last event that arrived. */
function takeUp(schema: z.ZodObject, { query, headers }: FastifyRequest): unknown {
  const last = headers['last-event-id']
  return last !== undefined && 'after' in schema.shape ? { ...(query as object), after: last } : query
}

function asProblem({ path, message }: z.core.$ZodIssue) {
  return { field: path.join('.'), problem: message }
}
