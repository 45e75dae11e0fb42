import { basename } from 'node:path'
import type { ExportPrecision } from '@tunesmith/contract'
import {
  type GgufTensorToWrite,
  type GgufValue,
  ggufValue,
  type ModelFolder,
  openModelFolder,
  writeGguf,
  type WriteGgufOptions,
} from '@tunesmith/formats'
import { type Architecture, checkWeights, readArchitecture } from '@tunesmith/nn'
import { ggufFamilyOf, usableContext } from './families.ts'
import { hyperparameters } from './hyperparameters.ts'
import { encodingOf, fileType } from './mixture.ts'
import { nameFor } from './name.ts'
import { requireRunnable } from './refusal.ts'
import { changedRows } from './rows.ts'
import { frequencyTensors } from './frequency-tensors.ts'
import { plannedTensors } from './tensors.ts'
import { openTokenizer, tokenizerMetadata } from './tokenizer.ts'

export interface ModelGgufOptions extends WriteGgufOptions {
  precision: ExportPrecision
  /** What programs show; the folder's name when left out. */
  name?: string
  /** Jinja source of the template to serve with; the model's when left out. */
  chatTemplate?: string
}

export interface ModelGguf {
  path: string
  bytes: number
  /** The longest text that llama.cpp computes as the model was trained to; below the model's own where it knows no windows. */
  contextLength: number
}

/**
 * Writes a model for llama.cpp and the programs built on it. A few MB of weights are in memory at a time.
 *
 * @param model folder in Hugging Face format
 * @param path the file to write
 * @throws GGUF_EXPORT_UNSUPPORTED where llama.cpp would compute something else or cut text otherwise;
 *   MODEL_WEIGHTS_UNFIT, WEIGHTS_NOT_FINITE; what `openModelFolder`, `loadTokenizer` and `writeGguf` throw
 */
export async function writeModelGguf(model: string | ModelFolder, path: string, options: ModelGgufOptions): Promise<ModelGguf> {
  const folder = typeof model === 'string' ? openModelFolder(model) : model
  const architecture = readArchitecture(folder.config)
  requireRunnable(architecture, folder.path)
  checkWeights(architecture, folder.tensors)
  const { precision, name = basename(folder.path), chatTemplate = folder.chatTemplate } = options
  const tokenizer = openTokenizer(folder.path)
  const { uint32, text } = ggufValue
  const metadata = new Map<string, GgufValue>([
    ['general.architecture', text(ggufFamilyOf(architecture).architecture)],
    ['general.type', text('model')],
    ['general.name', text(nameFor(tokenizer.json, name))],
    ['general.file_type', uint32(fileType(precision))],
    ['general.quantization_version', uint32(2)],
    ...hyperparameters(architecture),
    ...tokenizerMetadata(tokenizer, architecture.vocabularySize, chatTemplate),
  ])
  const tensors = ggufTensors(folder, architecture, precision)
  const bytes = await writeGguf(path, { metadata, tensors }, options)
  return { path, bytes, contextLength: usableContext(architecture) }
}

/** All that such a file has beside its metadata. */
export const ggufTensors = (folder: ModelFolder, architecture: Architecture, precision: ExportPrecision): GgufTensorToWrite[] =>
  [...frequencyTensors(architecture), ...weights(folder, architecture, precision)]

/** The largest number of the half-precision that blocks have their scales in, and F16 all its numbers. */
const GREATEST_HALF = 65504
const GREATEST_SINGLE = 3.4028234663852886e38

function weights(folder: ModelFolder, architecture: Architecture, precision: ExportPrecision): GgufTensorToWrite[] {
  const planned = plannedTensors(architecture)
  const layers = architecture.layers.length
  const output = planned.some(({ name }) => name === 'output.weight') ? 'output.weight' : 'token_embd.weight'
  return planned.map((tensor) => {
    const { name, shape, source } = tensor
    const type = encodingOf(precision, tensor, { layers, isOutput: name === output })
    const greatest = type === 'F32' || type === 'BF16' ? GREATEST_SINGLE : GREATEST_HALF
    return { name, type, shape, rows: () => changedRows(folder.tensors.get(source)!, tensor, greatest) }
  })
}
