import { z } from 'zod'
import { fail } from './errors/index.ts'
import { kindOfValue } from './kind-of-value.ts'
import { plainReason, reason, type Reason } from './reasons/index.ts'

/** What is wrong with one field. */
export interface FieldProblem {
  /** Its path, such as messages.0.role; empty for the whole. */
  field: string
  problem: Reason
}

/** Refuses a request for one of its fields. @throws REQUEST_INVALID */
export const refuseField = (field: string, problem: Reason): never => fail('REQUEST_INVALID', { problems: [{ field, problem }] })

/**
 * Reads the parts of a request, each by its schema, into one object; parts without a schema are passed over.
 *
 * @throws REQUEST_INVALID with every field
 */
export function readFields(parts: readonly (readonly [schema: z.ZodType | undefined, given: unknown])[]): Record<string, unknown> {
  const read = parts.flatMap(([schema, given]) => (schema ? [checkFields(schema, given)] : []))
  const problems = read.flatMap((part) => part.problems)
  if (problems.length > 0) fail('REQUEST_INVALID', { problems })
  return Object.assign({}, ...read.map(({ value }) => value)) as Record<string, unknown>
}

/** What a schema reads, and what it finds wrong, field by field; where several forms are possible, with the one that was followed furthest. */
export function checkFields<T>(schema: z.ZodType<T>, given: unknown): { value: T | undefined; problems: FieldProblem[] } {
  const { data, error } = schema.safeParse(given, { reportInput: true })
  return { value: data, problems: (error?.issues ?? []).flatMap((issue) => problemsOf(issue)) }
}

type Issue = z.core.$ZodIssue

function problemsOf(issue: Issue, within: readonly PropertyKey[] = []): FieldProblem[] {
  const path = [...within, ...issue.path]
  const depth = (issues: readonly Issue[]) => Math.max(...issues.map((each) => each.path.length))
  const [furthest] = issue.code === 'invalid_union' ? issue.errors.toSorted((a, b) => depth(b) - depth(a)) : []
  if (furthest && depth(furthest) > 0) return furthest.flatMap((each) => problemsOf(each, path))
  const fields = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...path, key]) : [path]
  const tell = told[issue.code] as (issue: Issue) => Reason
  const problem = hasOwnWords(issue) ? plainReason(issue.message) : tell(issue)
  return fields.map((field) => ({ field: field.join('.'), problem }))
}

/** Whether the schema says in words of its own what is wrong; those of a pattern are its form, such as owner/name. */
function hasOwnWords(issue: Issue): boolean {
  if (issue.code === 'custom' || issue.code === 'invalid_format') return false
  const usual = z.config().localeError?.(issue as z.core.$ZodRawIssue)
  return usual !== undefined && usual !== null && issue.message !== (typeof usual === 'string' ? usual : usual.message)
}

/** How each kind of problem is told. */
const told: { readonly [C in Issue['code']]: (issue: Extract<Issue, { code: C }>) => Reason } = {
  invalid_type: ({ expected, input }) => {
    if (input === undefined) return reason('field.missing')
    if (expected === 'int') return reason('field.whole-number')
    const [wanted = plainReason(expected)] = samples.filter(([types]) => types.includes(expected)).map(([, sample]) => kindOfValue(sample))
    return reason('field.type', { expected: wanted, found: Number.isNaN(input) ? plainReason('NaN') : kindOfValue(input) })
  },
  too_small: ({ origin, minimum, inclusive }) => {
    const least = Number(minimum)
    if (origin === 'string') return least === 1 ? reason('field.empty') : reason('field.too-short', { least })
    if (origin === 'array' || origin === 'set') return least === 1 ? reason('field.empty') : reason('field.too-few', { least })
    return inclusive ? reason('field.at-least', { least }) : reason('field.above', { limit: least })
  },
  too_big: ({ origin, maximum, inclusive }) => {
    const most = Number(maximum)
    if (origin === 'string') return reason('field.too-long', { most })
    if (origin === 'array' || origin === 'set') return reason('field.too-many', { most })
    return inclusive ? reason('field.at-most', { most }) : reason('field.below', { limit: most })
  },
  not_multiple_of: ({ divisor }) => reason('field.multiple-of', { divisor }),
  invalid_format: ({ format, pattern, message }) => {
    if (format === 'email') return reason('field.email')
    if (format === 'url') return reason('field.url')
    if (pattern === undefined) return reason('field.no-form')
    return reason('field.pattern', { pattern: message.includes(pattern) ? pattern : message })
  },
  unrecognized_keys: () => reason('field.unknown'),
  invalid_value: ({ values, input }) => (input === undefined ? reason('field.missing') : reason('field.one-of', { values: values.map(String) })),
  invalid_union: ({ input }) => reason(input === undefined ? 'field.missing' : 'field.no-form'),
  invalid_key: () => reason('field.no-form'),
  invalid_element: () => reason('field.no-form'),
  custom: ({ message }) => plainReason(message),
}

/** A value of each type that schemas ask for, by the names they have there. */
const samples: readonly [types: readonly string[], sample: unknown][] = [
  [['string'], ''], [['number'], 0], [['boolean'], true], [['array', 'tuple'], []], [['object', 'record'], {}], [['null'], null],
]
