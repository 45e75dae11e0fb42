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
  const problems = parts.flatMap(({ error }) => error?.issues ?? []).flatMap((issue) => problemsOf(issue))
  if (problems.length > 0) fail('REQUEST_INVALID', { problems })
  return Object.assign({}, ...parts.map(({ data }) => data)) as Record<string, unknown>
}

/** The query; for a stream that is taken up again, after the last event that arrived. */
function takeUp(schema: z.ZodObject, { query, headers }: FastifyRequest): unknown {
  const last = headers['last-event-id']
  return last !== undefined && 'after' in schema.shape ? { ...(query as object), after: last } : query
}

interface Problem {
  field: string
  problem: string
}

/** What is wrong, field by field; where several forms were possible, with the one that was followed furthest. */
function problemsOf(issue: z.core.$ZodIssue, within: readonly PropertyKey[] = []): Problem[] {
  const path = [...within, ...issue.path]
  const depth = (issues: readonly z.core.$ZodIssue[]) => Math.max(...issues.map((each) => each.path.length))
  const [furthest] = issue.code === 'invalid_union' ? issue.errors.toSorted((a, b) => depth(b) - depth(a)) : []
  if (furthest && depth(furthest) > 0) return furthest.flatMap((each) => problemsOf(each, path))
  return [{ field: path.join('.'), problem: issue.message }]
}
