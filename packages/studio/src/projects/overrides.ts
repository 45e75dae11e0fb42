import { fail, parseRunSpec, settingPaths, type RunSpec, type SettingProblem } from '@tunesmith/contract'
import { builtinTemplates } from '@tunesmith/text'

/** Settings by their dotted name. */
export type Overrides = Record<string, unknown>

/**
 * Settings that the pages of the wizard decide, or that name a file: a person who may edit projects must not open other
 * files of this machine with them.
 */
const notByHand: ReadonlySet<string> = new Set([
  'version', 'name', 'model', 'task', 'output', 'data.train', 'data.validation', 'data.test', 'data.layout', 'scratch.tokenizer',
])

const source = 'The settings given by hand'

/**
 * Checks settings given by hand, each by itself and all together.
 *
 * @throws SETTINGS_INVALID naming every problem
 */
export function checkOverrides(overrides: Overrides): void {
  const problems = Object.entries(overrides).flatMap(([field, value]) => obstacle(field, value))
  if (problems.length > 0) fail('SETTINGS_INVALID', { source, problems })
  const usual = { model: 'model', data: { train: 'rows.jsonl' } }
  const isNew = Object.keys(overrides).some(isForNewModels)
  parseRunSpec(withSettings(isNew ? { ...usual, method: 'scratch', scratch: {} } : usual, overrides), source)
}

/** Whether a setting only counts for a model trained from nothing. */
export const isForNewModels = (field: string): boolean => field.startsWith('scratch.')

function obstacle(field: string, value: unknown): SettingProblem[] {
  const found = String(JSON.stringify(value)).slice(0, 60)
  if (notByHand.has(field)) return [{ field, found, expected: 'nothing: the pages of the wizard decide it' }]
  const known = Object.keys(builtinTemplates)
  if (field === 'data.template' && value !== 'auto' && !known.includes(String(value))) {
    return [{ field, found, expected: `auto, or one of ${known.join(', ')}` }]
  }
  // names that no table of settings has are refused here, lest they reach a prototype
  return settingPaths().includes(field) ? [] : [{ field, found }]
}

/** A description of a run with settings put in by their dotted names; groups that are missing are made. */
export function withSettings(description: object, settings: Overrides): Partial<RunSpec> {
  return Object.entries(settings).reduce<object>((result, [field, value]) => withValue(result, field.split('.'), value), description)
}

function withValue(description: unknown, [key, ...rest]: string[], value: unknown): object {
  const group = typeof description === 'object' && description !== null ? (description as Record<string, unknown>) : {}
  return { ...group, [key]: rest.length === 0 ? value : withValue(group[key], rest, value) }
}
