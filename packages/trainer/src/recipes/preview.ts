import { chosen, type RunSpec } from '@tunesmith/contract'
import { requireUsable } from '@tunesmith/text'
import { proveFiles, readDataFiles, rowSettings } from '../data/training-data.ts'
import { describeSettings, type DescribedSetting } from '../defaults/index.ts'
import { chooseSettings } from './choose-settings.ts'
import { openStart, requirePossible } from './prepare.ts'

/** The settings of a run before anything was measured. */
export interface SettingsPreview {
  settings: DescribedSetting[]
  totalSteps: number
  predictedMemoryBytes: number
  fits: boolean
}

/**
 * Every setting of a run with its reason, as `planRun` would choose them on the processor: nothing is computed, and of the
 * weights only the headers are read.
 *
 * @param folder for the tokenizer of a model trained from nothing
 * @throws what opening model and data throws, and CONTEXT_TOO_SHORT, COMPUTE_MODE_UNSUITABLE, LORA_RANK_TOO_HIGH,
 *   LORA_TARGET_UNKNOWN
 */
export function previewSettings(spec: RunSpec, folder: string): SettingsPreview {
  const files = readDataFiles(spec)
  const base = openStart(spec, files, folder)
  requirePossible(spec, base.architecture)
  const proof = requireUsable(proveFiles(files, rowSettings(spec, files, base)), files.training.path)
  const provider = chosen('cpu' as const, 'unless the dry run finds something faster here')
  const { settings, plan } = chooseSettings({ spec, files, base, proof, folder, provider })
  const { totalSteps, predictedMemoryBytes, fits } = plan
  return { settings: describeSettings(settings), totalSteps, predictedMemoryBytes, fits }
}
