import type { EventOf } from '@tunesmith/contract'
import type { Format } from '../i18n/index.ts'
import { writeSetting } from './write-setting.ts'

/** A setting that is not the same in all of several runs. */
export interface SettingDifference {
  setting: string
  /** Its value in each run, as in a tunesmith.yaml; null where a run does not have it. */
  values: (string | null)[]
}

/** The settings in which runs differ, in the order of the first run that has them. */
export function settingDifferences(runs: readonly EventOf<'planned'>['settings'][], format: Format): SettingDifference[] {
  const names = new Set(runs.flatMap((settings) => settings.map(({ setting }) => setting)))
  return [...names]
    .map((setting) => ({
      setting,
      values: runs.map((settings) => {
        const found = settings.find((candidate) => candidate.setting === setting)
        return found === undefined ? null : writeSetting(found, format)
      }),
    }))
    .filter(({ values }) => new Set(values).size > 1)
}
