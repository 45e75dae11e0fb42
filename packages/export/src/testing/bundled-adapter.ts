import { loraKey, openModelFolder, writeAdapter, type AdapterTensor, type PeftLoraConfig } from '@tunesmith/formats'
import { modelPath } from '@tunesmith/trainer'

export const bundledName = 'tunesmith-base-10m'
export const bundled = modelPath(bundledName)

/** Writes an adapter for the bundled model that changes what it says: always the same one. */
export function writeBundledAdapter(folder: string): string {
  const rank = 4
  let state = 7
  const random = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 31 - 1
  const tensor = (shape: number[]): AdapterTensor => ({ shape, data: Float32Array.from({ length: shape[0] * shape[1] }, () => 0.07 * random()) })
  const tensors = new Map<string, AdapterTensor>()
  for (const { name, shape } of openModelFolder(bundled).tensors.values()) {
    const module = /^(.*\.(?:q_proj|v_proj|down_proj))\.weight$/.exec(name)?.[1]
    if (module === undefined) continue
    tensors.set(loraKey(module, 'A'), tensor([rank, shape[1]]))
    tensors.set(loraKey(module, 'B'), tensor([shape[0], rank]))
  }
  const config: PeftLoraConfig = {
    r: rank, lora_alpha: 8, lora_dropout: 0, target_modules: ['q_proj', 'v_proj', 'down_proj'], exclude_modules: null, layers_to_transform: null,
    layers_pattern: null, use_rslora: false, rank_pattern: {}, alpha_pattern: {}, base_model_name_or_path: null, revision: null,
  }
  writeAdapter(folder, { config, tensors })
  return folder
}
