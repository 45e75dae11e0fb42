import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fail } from '@tunesmith/contract'
import { writeFileDurably } from '../durable/write-file.ts'
import { readJsonObject } from '../json-file.ts'
import { readSafetensorsHeader } from '../safetensors/header.ts'
import { readTensor } from '../safetensors/read.ts'
import { writeSafetensors } from '../safetensors/write.ts'
import { formatPeftConfig, type PeftLoraConfig, parsePeftConfig } from './config.ts'
import { loraKey, parseLoraKey } from './keys.ts'
import { loraScale } from './scale.ts'

export const ADAPTER_CONFIG_NAME = 'adapter_config.json'
export const ADAPTER_WEIGHTS_NAME = 'adapter_model.safetensors'
const ADAPTER_PICKLE_NAME = 'adapter_model.bin'

export interface AdapterTensor {
  shape: number[]
  /** Row-major. */
  data: Float32Array
}

/** A LoRA adapter as PEFT stores it. */
export interface PeftAdapter {
  config: PeftLoraConfig
  /** By PEFT's names (`loraKey`): A `[r, in]` and B `[out, r]` for every adapted module. */
  tensors: Map<string, AdapterTensor>
}

/**
 * Reads a PEFT adapter and checks that it is plain LoRA and complete: every module has A and B of one rank, the one the
 * configuration gives it.
 *
 * @throws ADAPTER_MISSING, ADAPTER_PICKLE, ADAPTER_TYPE_UNSUPPORTED, ADAPTER_VARIANT_UNSUPPORTED,
 *   ADAPTER_CONFIG_INVALID, ADAPTER_WEIGHTS_INVALID, JSON_INVALID, and the errors of `readSafetensorsHeader`
 */
export function readAdapter(folder: string): PeftAdapter {
  const configPath = join(folder, ADAPTER_CONFIG_NAME)
  const weightsPath = join(folder, ADAPTER_WEIGHTS_NAME)
  if (!isFile(configPath)) fail('ADAPTER_MISSING', { path: folder, file: ADAPTER_CONFIG_NAME })
  const config = parsePeftConfig(configPath, readJsonObject(configPath))
  if (!isFile(weightsPath)) {
    if (existsSync(join(folder, ADAPTER_PICKLE_NAME))) fail('ADAPTER_PICKLE', { path: folder })
    fail('ADAPTER_MISSING', { path: folder, file: ADAPTER_WEIGHTS_NAME })
  }
  const tensors = new Map<string, AdapterTensor>()
  for (const entry of readSafetensorsHeader(weightsPath).tensors.values()) {
    tensors.set(entry.name, { shape: entry.shape, data: readTensor(entry) })
  }
  const fault = findFault(config, tensors)
  if (fault !== undefined) fail('ADAPTER_WEIGHTS_INVALID', { path: weightsPath, ...fault })
  return { config, tensors }
}

/**
 * Writes a LoRA adapter that PEFT loads with `PeftModel.from_pretrained`. The weights are on the disk before the
 * configuration that makes the folder an adapter.
 *
 * @param dtype the number format of the weights in the file
 * @throws DISK_FULL, NO_PERMISSION, FILE_ACCESS_FAILED
 */
export function writeAdapter(folder: string, adapter: PeftAdapter, dtype: 'F32' | 'BF16' | 'F16' = 'F32'): void {
  const fault = findFault(adapter.config, adapter.tensors)
  if (fault !== undefined) throw new Error(`internal: ${fault.tensor}: ${fault.detail}`)
  const tensors = Array.from(adapter.tensors, ([name, { shape, data }]) => ({ name, dtype, shape, data }))
  writeSafetensors(join(folder, ADAPTER_WEIGHTS_NAME), tensors)
  writeFileDurably(join(folder, ADAPTER_CONFIG_NAME), formatPeftConfig(adapter.config))
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true
}

/** The first tensor that makes the adapter something else than complete LoRA, with the reason. */
function findFault(
  config: PeftLoraConfig,
  tensors: Map<string, AdapterTensor>,
): { tensor: string; detail: string } | undefined {
  if (tensors.size === 0) return { tensor: ADAPTER_WEIGHTS_NAME, detail: 'the file has no tensors' }
  for (const [tensor, { shape }] of tensors) {
    const key = parseLoraKey(tensor)
    if (key === undefined) return { tensor, detail: 'this name does not belong to a LoRA adapter' }
    const other = loraKey(key.module, key.factor === 'A' ? 'B' : 'A')
    if (!tensors.has(other)) return { tensor, detail: `its counterpart ${other} is missing` }
    if (shape.length !== 2) return { tensor, detail: `its shape [${shape.join(', ')}] is not that of a matrix` }
    const { r } = loraScale(config, key.module)
    const rank = key.factor === 'A' ? shape[0] : shape[1]
    if (rank !== r) return { tensor, detail: `its rank is ${rank}, but adapter_config.json says ${r}` }
  }
  return undefined
}
