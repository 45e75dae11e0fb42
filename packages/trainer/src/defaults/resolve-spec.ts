import type { RunSpec } from '@tunesmith/contract'
import type { Settings } from './choose-defaults.ts'
import type { ValidationSource } from './data-settings.ts'

/** A group of settings in which nothing is left to choose. */
type Decided<T> = { [K in keyof T]: Exclude<T[K], 'auto'> }

/** A run description with every `auto` replaced by a value: what a resumed or repeated run uses, unchanged. */
export interface ResolvedSpec extends Omit<RunSpec, 'method' | 'data' | 'lora' | 'training' | 'compute'> {
  method: Exclude<RunSpec['method'], 'auto'>
  data: Omit<Decided<RunSpec['data']>, 'validation' | 'layout' | 'template'> & {
    validation: ValidationSource
    /** `auto` where the data facts did not say. */
    layout: string
    template: string
  }
  lora: Decided<RunSpec['lora']>
  training: Omit<Decided<RunSpec['training']>, 'samplePrompts'> & {
    samplePrompts: string[] | { validationRows: number }
  }
  compute: Decided<RunSpec['compute']>
}

/** Puts the values of the settings into the run description. */
export function resolveSpec(spec: RunSpec, settings: Settings): ResolvedSpec {
  const values = Object.fromEntries(Object.entries(settings).map(([name, setting]) => [name, setting.value]))
  const fill = (group: object) =>
    Object.fromEntries(Object.entries(group).map(([name, value]) => [name, values[name] ?? value]))
  return {
    ...spec,
    method: settings.method.value,
    data: { ...fill(spec.data), validation: settings.validation.value },
    lora: fill(spec.lora),
    training: fill(spec.training),
    compute: fill(spec.compute),
  } as unknown as ResolvedSpec
}
