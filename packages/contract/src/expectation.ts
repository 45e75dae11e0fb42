import type { JsonSchema } from './run-spec.ts'

/** Says in words what a JSON Schema accepts: `a whole number from 1 to 1024, or auto`. */
export function describeExpectation(schema: JsonSchema): string {
  if (schema.anyOf) return describeChoice(schema.anyOf)
  if (schema.const !== undefined) return String(schema.const)
  if (schema.enum) return `one of ${schema.enum.join(', ')}`
  return byType[schema.type ?? '']?.(schema) ?? 'another value'
}

const byType: Record<string, (schema: JsonSchema) => string> = {
  integer: (schema) => `a whole number${describeRange(schema)}`,
  number: (schema) => `a number${describeRange(schema)}`,
  boolean: () => 'true or false',
  string: ({ examples }) => (examples ? `text such as ${examples.join(' or ')}` : 'text'),
  array: ({ items }) => `a list of ${items ? describeExpectation(items).replace(/^an? /, '') : 'values'}`,
  object: ({ properties }) => `a group with ${Object.keys(properties ?? {}).join(', ')}`,
}

/** Alternatives, with the word `auto` last so that the real values are read first. */
function describeChoice(alternatives: JsonSchema[]): string {
  const ordered = alternatives.toSorted((a, b) => Number(a.const === 'auto') - Number(b.const === 'auto'))
  return ordered.map(describeExpectation).join(', or ')
}

function describeRange(schema: JsonSchema): string {
  const low = schema.exclusiveMinimum ?? schema.minimum
  const high = schema.exclusiveMaximum ?? schema.maximum
  const known = (limit: number | undefined): limit is number =>
    limit !== undefined && Math.abs(limit) < Number.MAX_SAFE_INTEGER
  const lowWords = known(low) ? (schema.exclusiveMinimum === undefined ? `from ${low}` : `above ${low}`) : ''
  const highWords = known(high)
    ? schema.exclusiveMaximum === undefined
      ? `${lowWords.startsWith('from') ? 'to' : 'up to'} ${high}`
      : `below ${high}`
    : ''
  const join = lowWords && highWords && !(lowWords.startsWith('from') && highWords.startsWith('to')) ? ' and ' : ' '
  const words = [lowWords, highWords].filter(Boolean).join(join)
  return words && ` ${words}`
}
