import type { z } from 'zod'

/** What is wrong with one field. */
export interface FieldProblem {
  /** Its path, such as messages.0.role; empty for the whole. */
  field: string
  problem: string
}

/** What a schema found wrong, field by field; where several forms were possible, with the one that was followed furthest. */
export function fieldProblems(issues: readonly z.core.$ZodIssue[]): FieldProblem[] {
  return issues.flatMap((issue) => problemsOf(issue))
}

function problemsOf(issue: z.core.$ZodIssue, within: readonly PropertyKey[] = []): FieldProblem[] {
  const path = [...within, ...issue.path]
  const depth = (issues: readonly z.core.$ZodIssue[]) => Math.max(...issues.map((each) => each.path.length))
  const [furthest] = issue.code === 'invalid_union' ? issue.errors.toSorted((a, b) => depth(b) - depth(a)) : []
  if (furthest && depth(furthest) > 0) return furthest.flatMap((each) => problemsOf(each, path))
  return [{ field: path.join('.'), problem: issue.message }]
}
