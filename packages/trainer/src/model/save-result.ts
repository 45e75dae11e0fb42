import { existsSync } from 'node:fs'
import { join } from 'node:path'
import {
  copyFileDurably,
  loraKey,
  makeFolder,
  peftLoraConfig,
  writeAdapter,
  writeFileDurably,
  writeSafetensors,
  type AdapterTensor,
} from '@tunesmith/formats'
import { linearLayers, loraA, loraB, parameterShapes, type Architecture, type LoraTarget } from '@tunesmith/nn'
import type { Parameters } from './initial-parameters.ts'

export interface AdapterResult {
  architecture: Architecture
  parameters: Parameters
  targets: ReadonlyMap<string, LoraTarget>
  rank: number
  alpha: number
  dropout: number
  rankStabilized: boolean
  baseModel: string
}

/** Writes a trained adapter as PEFT does; B is turned back to `[out, rank]`. */
export function saveAdapter(folder: string, result: AdapterResult): void {
  const { architecture, parameters, targets, rank, alpha, dropout, rankStabilized, baseModel } = result
  const tensors = new Map<string, AdapterTensor>()
  for (const { name, inFeatures, outFeatures } of linearLayers(architecture)) {
    const target = targets.get(name)
    if (!target) continue
    tensors.set(loraKey(name, 'A'), { shape: [target.rank, inFeatures], data: parameters.get(loraA(name))! })
    const up = transpose(parameters.get(loraB(name))!, target.rank, outFeatures)
    tensors.set(loraKey(name, 'B'), { shape: [outFeatures, target.rank], data: up })
  }
  const modules = [...new Set([...targets.keys()].map((name) => name.slice(name.lastIndexOf('.') + 1)))].sort()
  const config = peftLoraConfig({
    r: rank,
    lora_alpha: alpha,
    lora_dropout: dropout,
    use_rslora: rankStabilized,
    target_modules: modules,
    base_model_name_or_path: baseModel,
  })
  makeFolder(folder)
  writeAdapter(folder, { config, tensors })
}

/** The adapter parameters of a PEFT adapter, by the names and in the layout that training uses. */
export function adapterParameters(
  architecture: Architecture,
  tensors: ReadonlyMap<string, AdapterTensor>,
): Parameters {
  const parameters: Parameters = new Map()
  for (const { name } of linearLayers(architecture)) {
    const down = tensors.get(loraKey(name, 'A'))
    const up = tensors.get(loraKey(name, 'B'))
    if (!down || !up) continue
    parameters.set(loraA(name), down.data.slice()) // training changes it in place
    parameters.set(loraB(name), transpose(up.data, up.shape[0], up.shape[1]))
  }
  return parameters
}

/** Files of a model folder that belong to a model trained from it as they are. */
const companionFiles = [
  'tokenizer.json',
  'tokenizer_config.json',
  'special_tokens_map.json',
  'generation_config.json',
  'chat_template.jinja',
]

/** Writes a whole model in Hugging Face format, with the tokenizer of the folder it comes from. */
export function saveModel(
  folder: string,
  architecture: Architecture,
  parameters: Parameters,
  config: Record<string, unknown>,
  tokenizerFolder: string,
  dtype: 'F32' | 'BF16' = 'BF16',
): void {
  makeFolder(folder)
  const tensors = parameterShapes(architecture).map(({ name, shape }) => ({ name, dtype, shape, data: parameters.get(name)! }))
  writeSafetensors(join(folder, 'model.safetensors'), tensors, { format: 'pt' })
  for (const name of companionFiles) {
    if (existsSync(join(tokenizerFolder, name))) copyFileDurably(join(tokenizerFolder, name), join(folder, name))
  }
  const torchDtype = dtype === 'BF16' ? 'bfloat16' : 'float32'
  writeFileDurably(join(folder, 'config.json'), `${JSON.stringify({ ...config, torch_dtype: torchDtype }, null, 2)}\n`)
}

function transpose(values: Float32Array, rows: number, columns: number): Float32Array {
  const result = new Float32Array(values.length)
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) result[column * rows + row] = values[row * columns + column]
  }
  return result
}
