import { chmodSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { peftLoraConfig, readSafetensorsHeader, readTensor, writeAdapter, writeSafetensors } from '@tunesmith/formats'

export function writeIn(folder: string, name: string, content: string | Uint8Array): void {
  writeFileSync(join(folder, name), content)
}

/** One row as a line. */
export const line = (row: object) => `${JSON.stringify(row)}\n`

/** Replaces the training data; a text is a line as it stands. */
export function writeRows(folder: string, ...rows: (string | object)[]): void {
  writeIn(folder, 'colours.jsonl', rows.map((row) => (typeof row === 'string' ? `${row}\n` : line(row))).join(''))
}

export function writeRecipe(folder: string, text: string): void {
  writeIn(folder, 'tunesmith.yaml', text)
}

export const weightsPath = (folder: string) => join(folder, 'tiny-llama/model.safetensors')

/** Changes fields of the model's config.json; undefined takes one out. */
export function changeConfig(folder: string, change: Record<string, unknown>): void {
  const path = join(folder, 'tiny-llama/config.json')
  const config = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>
  writeFileSync(path, JSON.stringify({ ...config, ...change }))
}

interface Tensor {
  name: string
  dtype: 'F32' | 'I8'
  shape: number[]
  data: Float32Array | Int8Array
}

/** Writes the weights again after a change. */
export function changeWeights(folder: string, change: (tensors: Tensor[]) => Tensor[]): void {
  const path = weightsPath(folder)
  const tensors = [...readSafetensorsHeader(path).tensors.values()]
    .map((entry) => ({ name: entry.name, dtype: 'F32' as const, shape: entry.shape, data: readTensor(entry) }))
  writeSafetensors(path, change(tensors))
}

/** Makes the weights the first of two shards, with an index that says where each tensor is. */
export function shardWeights(folder: string, map: Record<string, string>): void {
  renameSync(weightsPath(folder), join(folder, 'tiny-llama/model-00001-of-00002.safetensors'))
  writeIn(folder, 'tiny-llama/model.safetensors.index.json', JSON.stringify({ weight_map: map }))
}

/** Makes the folder `adapter` with an adapter of two ranks for one layer of `width` inputs and outputs. */
export function writeAdapterFor(folder: string, base: string, width = 32): string {
  const path = join(folder, 'adapter')
  mkdirSync(path)
  const config = peftLoraConfig({ r: 2, lora_alpha: 4, target_modules: ['q_proj'], base_model_name_or_path: base })
  const layer = 'base_model.model.model.layers.0.self_attn.q_proj'
  const tensors = new Map([
    [`${layer}.lora_A.weight`, { shape: [2, width], data: new Float32Array(2 * width) }],
    [`${layer}.lora_B.weight`, { shape: [width, 2], data: new Float32Array(2 * width) }],
  ])
  writeAdapter(path, { config, tensors })
  return path
}

/** Changes fields of the config of that adapter. */
export function changeAdapterConfig(folder: string, change: Record<string, unknown>): void {
  const path = join(folder, 'adapter/adapter_config.json')
  writeFileSync(path, JSON.stringify({ ...(JSON.parse(readFileSync(path, 'utf8')) as object), ...change }))
}

/** Makes a run folder that holds a run without a result. */
export function writeRun(folder: string, spec: string): void {
  mkdirSync(join(folder, 'run/checkpoints/step-00000003'), { recursive: true })
  writeIn(folder, 'run/run.json', spec)
}

/** A place this account cannot write to; root may write wherever the kernel itself does not forbid it. */
export function forbiddenIn(folder: string): string {
  if (process.getuid?.() === 0) return '/sys'
  const path = join(folder, 'forbidden')
  mkdirSync(path)
  chmodSync(path, 0o500)
  return path
}
