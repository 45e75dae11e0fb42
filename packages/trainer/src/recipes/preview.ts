import { chosen, reason, type RunSpec } from '@tunesmith/contract'
import { requireUsable } from '@tunesmith/text'
import { proveFiles, readDataFiles, rowSettings } from '../data/training-data.ts'
import { describeSettings, type DescribedSetting } from '../defaults/index.ts'
import { chooseSettings, type SettingsQuestion } from './choose-settings.ts'
import { openStart, requirePossible } from './prepare.ts'

/** The settings of a run before anything was measured. */
export interface SettingsPreview {
  settings: DescribedSetting[]
  totalSteps: number
  predictedMemoryBytes: number
  fits: boolean
}

/** What settings are chosen by: the data, read with the model. Runs that differ in other settings can share it. */
export type SettingsBasis = Pick<SettingsQuestion, 'files' | 'base' | 'proof'>

/**
 * Reads model and data of a run; of the weights only the headers.
 *
 * @param folder for the tokenizer of a model trained from nothing
 * @throws what opening model and data throws
 */
export function openBasis(spec: RunSpec, folder: string): SettingsBasis {
  const files = readDataFiles(spec)
  const base = openStart(spec, files, folder)
  return { files, base, proof: requireUsable(proveFiles(files, rowSettings(spec, files, base)), files.training.path) }
}

/**
 * Every setting of a run with its reason, as `planRun` would choose them on the processor, without computing anything.
 *
 * @param folder where the run is going to be
 * @throws what `openBasis` throws, and CONTEXT_TOO_SHORT, COMPUTE_MODE_UNSUITABLE, LORA_RANK_TOO_HIGH, LORA_TARGET_UNKNOWN
 */
export function previewSettings(spec: RunSpec, folder: string, basis: SettingsBasis = openBasis(spec, folder)): SettingsPreview {
  requirePossible(spec, basis.base.architecture)
  const provider = chosen('cpu' as const, reason('provider.until-measured'))
  const { settings, plan } = chooseSettings({ spec, ...basis, folder, provider })
  const { totalSteps, predictedMemoryBytes, fits } = plan
  return { settings: describeSettings(settings), totalSteps, predictedMemoryBytes, fits }
}
