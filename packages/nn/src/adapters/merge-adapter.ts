import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { extname, join } from 'node:path'
import { fail } from '@tunesmith/contract'
import {
  ADAPTER_WEIGHTS_NAME,
  failFromSystem,
  INDEX_NAME,
  loraKey,
  loraScale,
  openModelFolder,
  parseLoraKey,
  readAdapter,
  readBytes,
  readJsonObject,
  readTensor,
  WEIGHTS_NAME,
  writeFileDurably,
  writeSafetensors,
  type ModelFolder,
  type PeftAdapter,
  type TensorData,
  type TensorEntry,
} from '@tunesmith/formats'

export interface MergeProgress {
  /** The weight just written. */
  tensor: string
  tensorsDone: number
  tensorsTotal: number
}

export interface MergeOptions {
  /** Model folder the adapter was trained on. */
  base: string
  /** PEFT adapter folder. */
  adapter: string
  /** Folder to write; made when missing, must hold no model. */
  output: string
  /** Jinja source of the template to serve with; the base model's when left out. */
  chatTemplate?: string
  onProgress?: (progress: MergeProgress) => void
}

export interface MergedModel {
  path: string
  /** Weight matrices that the adapter changed. */
  mergedTensors: number
}

/** Files beside the weights that make a model folder whole. */
const companionTypes = ['.json', '.jinja', '.txt', '.model']

/**
 * Writes base model + adapter as one model in Hugging Face format: W + scale · B·A for every adapted layer (LoRA, arXiv
 * 2106.09685), computed in float32 and rounded once to the number format of the base. One weight at a time is in
 * memory; all others are copied byte for byte, in the same files and shards.
 *
 * @throws MODEL_EXISTS where `output` has a model already; ADAPTER_WEIGHTS_INVALID where the adapter belongs to another
 *   model; and what `openModelFolder`, `readAdapter` and `writeSafetensors` throw
 */
export function mergeAdapter(options: MergeOptions): MergedModel {
  const { base, adapter: adapterFolder, output, chatTemplate, onProgress } = options
  const model = openModelFolder(base)
  const adapter = readAdapter(adapterFolder)
  if (existsSync(join(output, 'config.json'))) fail('MODEL_EXISTS', { path: output })
  const modules = new Set([...adapter.tensors.keys()].map((name) => parseLoraKey(name)!.module))
  for (const module of modules) checkFits(join(adapterFolder, ADAPTER_WEIGHTS_NAME), adapter, module, model.tensors)

  let tensorsDone = 0
  for (const [file, entries] of filesOf(model)) {
    writeSafetensors(join(output, file), entries.map((entry) => ({
      name: entry.name, dtype: entry.dtype, shape: entry.shape,
      data() {
        const module = entry.name.replace(/\.weight$/, '')
        const data = modules.has(module) ? mergedWeight(entry, adapter, module) : readBytes(entry)
        onProgress?.({ tensor: entry.name, tensorsDone: ++tensorsDone, tensorsTotal: model.tensors.size })
        return data
      },
    })))
  }
  copyCompanions(model.path, output)
  if (chatTemplate !== undefined) writeFileDurably(join(output, 'chat_template.jinja'), chatTemplate)
  // last, since it is what makes the folder a model
  writeFileDurably(join(output, 'config.json'), `${JSON.stringify(model.config, null, 2)}\n`)
  return { path: output, mergedTensors: modules.size }
}

/** The tensors by the name of the file they are in. */
function filesOf({ path, tensors }: ModelFolder): Map<string, TensorEntry[]> {
  if (existsSync(join(path, WEIGHTS_NAME))) return new Map([[WEIGHTS_NAME, [...tensors.values()]]])
  const { weight_map: weightMap } = readJsonObject(join(path, INDEX_NAME)) as { weight_map: Record<string, string> }
  return Map.groupBy(tensors.values(), ({ name }) => weightMap[name])
}

function checkFits(path: string, { tensors }: PeftAdapter, module: string, base: ModelFolder['tensors']): void {
  const weight = base.get(`${module}.weight`)
  const refuse = (detail: string) => fail('ADAPTER_WEIGHTS_INVALID', { path, tensor: loraKey(module, 'B'), detail })
  if (!weight) return refuse(`the base model has no ${module}.weight`)
  const product = [tensors.get(loraKey(module, 'B'))!.shape[0], tensors.get(loraKey(module, 'A'))!.shape[1]]
  const [found, expected] = [product.join(', '), weight.shape.join(', ')]
  if (found !== expected) refuse(`B·A has the shape [${found}], but ${module}.weight of the base model has [${expected}]`)
}

/** W + scale · B·A; each element is summed in double precision and rounded once to float32. */
function mergedWeight(entry: TensorEntry, { config, tensors }: PeftAdapter, module: string): TensorData {
  const weight = readTensor(entry)
  const { data: a } = tensors.get(loraKey(module, 'A'))!
  const { data: b } = tensors.get(loraKey(module, 'B'))!
  const { r, scale } = loraScale(config, module)
  const [rows, columns] = entry.shape
  const update = new Float64Array(columns)
  for (let row = 0; row < rows; row++) {
    update.fill(0)
    for (let k = 0; k < r; k++) {
      const factor = scale * b[row * r + k]
      const offset = k * columns
      for (let column = 0; column < columns; column++) update[column] += factor * a[offset + column]
    }
    const offset = row * columns
    for (let column = 0; column < columns; column++) weight[offset + column] += update[column]
  }
  return entry.dtype === 'F64' ? Float64Array.from(weight) : weight
}

function copyCompanions(from: string, to: string): void {
  for (const name of readdirSync(from)) {
    const source = join(from, name)
    if (name === 'config.json' || !companionTypes.includes(extname(name))) continue
    if (statSync(source, { throwIfNoEntry: false })?.isFile() !== true) continue
    try {
      writeFileDurably(join(to, name), readFileSync(source))
    } catch (error) {
      failFromSystem(error, source, 'read')
    }
  }
}
