import type { JsonSchema } from '@tunesmith/contract'
import schema from '@tunesmith/contract/schema/tunesmith.schema.json' with { type: 'json' }
import type { MessageId } from '../../i18n/index.ts'
import type { Depth } from '../search.ts'

/** A setting by its dotted name in tunesmith.yaml, for which there are words. */
export type SettingName = MessageId extends infer Id ? Id extends `wizard.setting.${infer Name}.help` ? Name : never : never

export const settingGroups = ['general', 'training', 'lora', 'data', 'scratch', 'compute'] as const
export type SettingGroup = (typeof settingGroups)[number]

/** How a value is given. */
export type Editor =
  | { kind: 'choice'; values: readonly string[] }
  | { kind: 'switch' }
  | { kind: 'count'; min?: number; max?: number }
  | { kind: 'number'; min?: number; max?: number }
  | { kind: 'list' }
  | { kind: 'text' }

export interface SettingField {
  setting: SettingName
  group: SettingGroup
  /** From which depth on it is shown. */
  depth: Exclude<Depth, 'simple'>
  editor: Editor
}

/** Settings that other pages of the wizard ask for, or that the studio keeps for itself. */
const answeredElsewhere: readonly string[] = [
  'version', 'name', 'model', 'task', 'output', 'data.train', 'data.validation', 'data.test',
]

/** What one changes first: shown under "More options", the others only under "Everything". */
const usual: readonly SettingName[] = [
  'training.epochs', 'training.learningRate', 'training.batchSize', 'training.seed', 'training.earlyStoppingPatience',
  'lora.rank', 'data.maxLength', 'data.system', 'compute.memoryLimit', 'method',
]

/** Every setting that can be given by hand, from the format of tunesmith.yaml itself. */
export const settingFields: readonly SettingField[] = fieldsOf(schema as JsonSchema)

function fieldsOf({ properties = {} }: JsonSchema, prefix = ''): SettingField[] {
  return Object.entries(properties).flatMap(([key, child]): SettingField[] => {
    const setting = `${prefix}${key}` as SettingName
    if (answeredElsewhere.includes(setting)) return []
    if (child.properties) return fieldsOf(child, `${setting}.`)
    const group = prefix === '' ? 'general' : (prefix.slice(0, -1) as SettingGroup)
    return [{ setting, group, depth: usual.includes(setting) ? 'more' : 'everything', editor: editorOf(child) }]
  })
}

/** How to give what a schema accepts; `auto` is the same as giving nothing. */
function editorOf(given: JsonSchema): Editor {
  const options = (given.anyOf ?? [given]).flatMap((each) => each.anyOf ?? [each]).filter((each) => each.const !== 'auto')
  const [only] = options
  if (options.every((each) => each.enum !== undefined || each.const !== undefined)) {
    return { kind: 'choice', values: options.flatMap((each) => (each.enum ?? [each.const]).map(String)) }
  }
  if (options.some(({ type }) => type === 'array')) return { kind: 'list' }
  if (options.length > 1) return { kind: 'text' }
  const { minimum, exclusiveMinimum, maximum, exclusiveMaximum } = only
  const range = { min: minimum ?? exclusiveMinimum, max: maximum ?? exclusiveMaximum }
  if (only.type === 'boolean') return { kind: 'switch' }
  if (only.type === 'integer') return { kind: 'count', ...range }
  return only.type === 'number' ? { kind: 'number', ...range } : { kind: 'text' }
}
