import type { z } from 'zod'
import { didYouMean } from './did-you-mean.ts'
import { fail } from './errors/index.ts'
import { describeExpectation } from './expectation.ts'
import { RunSpec, runSpecJsonSchema, type JsonSchema } from './run-spec.ts'
import type { SettingProblem } from './setting-problem.ts'

/** Says where a setting is written, for example `line 4, column 9`. */
export type LocateSetting = (field: string) => string | undefined

/**
 * Checks a run description (already read from YAML or JSON) and fills what is left out with `'auto'`.
 * `source` names the file in messages, `locate` the places in it. Throws `SETTINGS_INVALID` with every problem found.
 */
export function parseRunSpec(value: unknown, source: string, locate: LocateSetting = () => undefined): RunSpec {
  const result = RunSpec.safeParse(value)
  const problems = result.success
    ? missingTogether(result.data)
    : result.error.issues.flatMap((issue) => explain(issue, value))
  if (problems.length > 0) {
    fail('SETTINGS_INVALID', { source, problems: problems.map((problem) => placed(problem, locate)) })
  }
  return result.data!
}

function placed(problem: SettingProblem, locate: LocateSetting): SettingProblem {
  const place = locate(problem.field)
  return place === undefined ? problem : { ...problem, place }
}

/** Every setting of the run format as a dotted path. */
export function settingPaths(schema: JsonSchema = runSpecJsonSchema(), prefix = ''): string[] {
  return Object.entries(schema.properties ?? {}).flatMap(([key, child]) =>
    child.properties ? settingPaths(child, `${prefix}${key}.`) : [`${prefix}${key}`])
}

/** The groups settings are written in, for example `lora`. */
function groups(): string[] {
  return Object.entries(runSpecJsonSchema().properties!).flatMap(([key, child]) => (child.properties ? [key] : []))
}

/** Rules that no single field can state. */
function missingTogether(spec: RunSpec): SettingProblem[] {
  const problems: SettingProblem[] = []
  const fromScratch = spec.method === 'scratch' || (spec.method === 'auto' && spec.scratch !== undefined)
  if (!spec.model && !fromScratch) {
    problems.push({ field: 'model', found: 'nothing', expected: 'a model folder, or a name from `tunesmith models`' })
  }
  if (spec.scratch && !fromScratch) {
    problems.push({
      field: 'method',
      found: show(spec.method),
      expected: 'scratch, because a scratch architecture is given',
    })
  }
  const { batchSize, microBatchSize } = spec.training
  if (batchSize !== 'auto' && microBatchSize !== 'auto' && batchSize % microBatchSize !== 0) {
    problems.push({
      field: 'training.microBatchSize', found: show(microBatchSize),
      expected: `a number that divides training.batchSize (${batchSize})`,
    })
  }
  const noSizes = { attentionHeads: 1, keyValueHeads: 1, hiddenSize: 1 }
  const { attentionHeads, keyValueHeads, hiddenSize } = spec.scratch ?? noSizes
  if (hiddenSize % attentionHeads !== 0) {
    problems.push({
      field: 'scratch.attentionHeads',
      found: show(attentionHeads),
      expected: `a number that divides hiddenSize (${hiddenSize})`,
    })
  }
  if (attentionHeads % keyValueHeads !== 0) {
    problems.push({
      field: 'scratch.keyValueHeads', found: show(keyValueHeads),
      expected: `a number that divides attentionHeads (${attentionHeads})`,
    })
  }
  return problems
}

function explain(issue: z.core.$ZodIssue, value: unknown): SettingProblem[] {
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownSetting([...issue.path, key], value))
  const { path, schema } = followSchema(issue.path)
  return [{ field: path.join('.') || 'the file', found: show(at(value, path)), expected: describeExpectation(schema) }]
}

function unknownSetting(path: PropertyKey[], value: unknown): SettingProblem {
  const field = path.join('.')
  const suggestion = didYouMean(field, [...settingPaths(), ...groups()])
  return { field, found: show(at(value, path)), ...(suggestion && { suggestion }) }
}

/** Walks down the format as far as it has names; a problem inside a list or a choice belongs to the whole setting. */
function followSchema(issuePath: PropertyKey[]): { path: PropertyKey[]; schema: JsonSchema } {
  let schema = runSpecJsonSchema()
  const path: PropertyKey[] = []
  for (const key of issuePath) {
    const child = schema.properties?.[String(key)]
    if (!child) break
    schema = child
    path.push(key)
  }
  return { path, schema }
}

function at(value: unknown, path: PropertyKey[]): unknown {
  return path.reduce<unknown>((inner, key) => (inner as Record<PropertyKey, unknown> | undefined)?.[key], value)
}

const longestShown = 60

function show(value: unknown): string {
  if (value === undefined || value === null) return 'nothing'
  const written = JSON.stringify(value) ?? String(value)
  return written.length > longestShown ? `${written.slice(0, longestShown)}…` : written
}
