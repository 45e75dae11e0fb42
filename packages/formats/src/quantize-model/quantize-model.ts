import { createHash } from 'node:crypto'
import { existsSync, statSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { fail, TunesmithError } from '@tunesmith/contract'
import { DurableFile } from '../durable/durable-file.ts'
import { removePartialFiles } from '../durable/write-file.ts'
import { type ModelFolder, openModelFolder } from '../model-folder/open.ts'
import { GREATEST_ROTATION } from '../int8/compute.ts'
import { type Nf4Entry, nf4Names } from '../nf4/stored.ts'
import type { Nf4Options } from '../nf4/tensor.ts'
import { elementCount } from '../safetensors/dtypes.ts'
import { readSafetensorsHeader, type TensorEntry } from '../safetensors/header.ts'
import { layoutSafetensors, type TensorSpec } from '../safetensors/layout.ts'
import { type QuantizeJob, type QuantizePlan, runJob } from './job.ts'
import { type QuantizerName, quantizers } from './quantizers.ts'
import { runOnThreads } from './thread-pool.ts'

export interface QuantizeProgress {
  /** The weight that advanced. */
  tensor: string
  weightsDone: number
  weightsTotal: number
}

export interface QuantizeModelOptions {
  /** Threads to quantise on; 0 works in the calling thread. Default: as many as the processor runs at once. */
  threads?: number
  onProgress?: (progress: QuantizeProgress) => void
}

export interface QuantizedModelFile {
  /** Real path of the file. */
  path: string
  tensors: Map<string, TensorEntry>
  /** Whether an earlier file from the same weights and settings was found and kept. */
  reused: boolean
}

type Source = string | Pick<ModelFolder, 'path' | 'tensors'>

/**
 * Quantises linear weights of a model to NF4 into one safetensors file, under the names bitsandbytes uses (`findNf4`).
 * A few MB are in memory at a time, however large the model. An existing file made from the same weights with the
 * same settings is kept.
 *
 * @param folder a model folder, or its path
 * @param names of the tensors to quantise, such as `model.layers.0.mlp.up_proj.weight`
 * @throws TENSOR_MISSING, WEIGHT_NOT_QUANTIZABLE, TENSOR_DTYPE_UNSUPPORTED, WEIGHTS_NOT_FINITE, DISK_FULL,
 *   NO_PERMISSION, and the errors of `openModelFolder`
 */
export function quantizeModelNf4(
  folder: Source,
  names: readonly string[],
  outFile: string,
  { threads, onProgress, ...nf4 }: QuantizeModelOptions & Nf4Options = {},
): Promise<QuantizedModelFile> {
  const { options } = nf4Plan
  const plan: QuantizePlan<'nf4'> = {
    quantizer: 'nf4',
    options: {
      blockSize: nf4.blockSize ?? options.blockSize,
      doubleQuantization: nf4.doubleQuantization ?? options.doubleQuantization,
      absmaxRounding: nf4.absmaxRounding ?? options.absmaxRounding,
    },
  }
  return quantizeModel(folder, names, outFile, plan, { threads, onProgress })
}

/**
 * Quantises linear weights of a model to 8 bits with one scale a row into one safetensors file (`findInt8Rows`); else
 * as `quantizeModelNf4`.
 */
export function quantizeModelInt8(
  folder: Source,
  names: readonly string[],
  outFile: string,
  options: QuantizeModelOptions = {},
): Promise<QuantizedModelFile> {
  return quantizeModel(folder, names, outFile, { quantizer: 'int8', options: {} }, options)
}

const nf4Plan = {
  quantizer: 'nf4',
  options: { blockSize: 64, doubleQuantization: true, absmaxRounding: 'nearest' },
} as const
const int8ComputePlan = { quantizer: 'int8Compute', options: { rotation: GREATEST_ROTATION } } as const
const float32Plan = { quantizer: 'float32', options: {} } as const

/**
 * Quantises linear weights of a model to 8 bits for integer arithmetic, forward and backward, into one safetensors file
 * (`findInt8Compute`); else as `quantizeModelNf4`.
 */
export function quantizeModelInt8Compute(
  folder: Source,
  names: readonly string[],
  outFile: string,
  options: QuantizeModelOptions = {},
): Promise<QuantizedModelFile> {
  return quantizeModel(folder, names, outFile, int8ComputePlan, options)
}

/** Writes weight matrices of a model in float32 under their own names, so that nothing is left to convert when they are used. */
export function widenModel(
  folder: Source,
  names: readonly string[],
  outFile: string,
  options: QuantizeModelOptions = {},
): Promise<QuantizedModelFile> {
  return quantizeModel(folder, names, outFile, float32Plan, options)
}

/** Where `quantizeModelNf4` would write the parts of each matrix, to plan with; there is no file yet. */
export function plannedNf4(folder: Source, names: readonly string[]): Map<string, Nf4Entry> {
  const model = modelOf(folder)
  const tensors = plannedTensors(model, names, nf4Plan)
  const entryOf = (name: string): Nf4Entry => {
    const [rows, columns] = findMatrix(model, name).shape
    const parts = nf4Names(name)
    return {
      shape: [rows, columns],
      blockSize: nf4Plan.options.blockSize,
      codes: tensors.get(parts.codes)!,
      absmax: tensors.get(parts.absmax)!,
      nestedAbsmax: tensors.get(parts.nestedAbsmax)!,
      nestedCode: tensors.get(parts.nestedCode)!,
      offset: 0,
    }
  }
  return new Map(names.map((name) => [name, entryOf(name)]))
}

const modelOf = (folder: Source) => (typeof folder === 'string' ? openModelFolder(folder) : folder)

/** The tensors that `quantizeModelInt8Compute` would write, to plan with; there is no file yet. */
export function plannedInt8Compute(folder: Source, names: readonly string[]): Map<string, TensorEntry> {
  return plannedTensors(folder, names, int8ComputePlan)
}

/** The tensors that `widenModel` would write, to plan with; there is no file yet. */
export function plannedWidening(folder: Source, names: readonly string[]): Map<string, TensorEntry> {
  return plannedTensors(folder, names, float32Plan)
}

function plannedTensors<Name extends QuantizerName>(folder: Source, names: readonly string[], plan: QuantizePlan<Name>) {
  const model = modelOf(folder)
  const { specs } = quantizers[plan.quantizer]
  const { tensors } = layoutSafetensors(names.flatMap((name) => specs(findMatrix(model, name), plan.options)))
  const entries = tensors.map(({ spec, ...place }) => ({ ...spec, ...place, shape: [...spec.shape], file: '' }))
  return new Map<string, TensorEntry>(entries.map((entry) => [entry.name, entry]))
}

async function quantizeModel<Name extends QuantizerName>(
  folder: Source,
  names: readonly string[],
  outFile: string,
  plan: QuantizePlan<Name>,
  { threads = availableParallelism(), onProgress }: QuantizeModelOptions,
): Promise<QuantizedModelFile> {
  const model = modelOf(folder)
  const weights = [...new Set(names)].map((name) => findMatrix(model, name))
  const fingerprint = fingerprintOf(weights, plan)
  const kept = findKept(outFile, fingerprint)
  if (kept !== undefined) return { ...kept, reused: true }

  const specs = weights.flatMap((weight) => quantizers[plan.quantizer].specs(weight, plan.options))
  const layout = layoutSafetensors<TensorSpec>(specs, {
    quantization: plan.quantizer,
    quantization_options: JSON.stringify(plan.options),
    source_fingerprint: fingerprint,
  })
  const offsets = new Map(layout.tensors.map(({ spec, offset }) => [spec.name, offset]))
  const jobs = weights
    .map((weight): QuantizeJob => {
      const parts = quantizers[plan.quantizer].specs(weight, plan.options)
      return { weight, offsets: Object.fromEntries(parts.map(({ name }) => [name, offsets.get(name)!])) }
    })
    // the largest first, so that no thread is left with one at the end
    .sort((a, b) => b.weight.byteLength - a.weight.byteLength)

  const weightsTotal = weights.reduce((total, { shape }) => total + elementCount(shape), 0)
  let weightsDone = 0
  const onAdvance = ({ weight }: QuantizeJob, count: number) => {
    weightsDone += count
    onProgress?.({ tensor: weight.name, weightsDone, weightsTotal })
  }
  removePartialFiles(outFile) // they are as large as the model
  const file = new DurableFile(outFile)
  try {
    file.write(layout.header, 0)
    if (threads > 0) await runOnThreads(threads, plan, jobs, file, onAdvance)
    else for (const job of jobs) runJob(plan, job, file, (count) => onAdvance(job, count))
  } catch (error) {
    file.abandon()
    throw error
  }
  file.commit()
  const { path, tensors } = readSafetensorsHeader(outFile)
  return { path, tensors, reused: false }
}

const QUANTIZABLE_DTYPES = ['F32', 'F16', 'BF16', 'F64']

function findMatrix(model: Pick<ModelFolder, 'path' | 'tensors'>, name: string): TensorEntry {
  const weight = model.tensors.get(name)
  if (weight === undefined) fail('TENSOR_MISSING', { path: model.path, tensor: name })
  const { file: path, shape, dtype } = weight
  if (shape.length !== 2 || elementCount(shape) === 0) fail('WEIGHT_NOT_QUANTIZABLE', { path, tensor: name, shape })
  if (!QUANTIZABLE_DTYPES.includes(dtype)) fail('TENSOR_DTYPE_UNSUPPORTED', { path, tensor: name, dtype })
  return weight
}

/** Changes when the weights or the settings do; reading size and time of a file is enough to notice a new one. */
function fingerprintOf(weights: readonly TensorEntry[], plan: QuantizePlan): string {
  const files = new Map<string, [size: number, modified: number]>()
  const described = weights.map(({ name, dtype, shape, file, offset }) => {
    if (!files.has(file)) {
      const { size, mtimeMs } = statSync(file)
      files.set(file, [size, mtimeMs])
    }
    return [name, dtype, shape, offset, files.get(file)]
  })
  return createHash('sha256').update(JSON.stringify([plan, described])).digest('hex')
}

function findKept(outFile: string, fingerprint: string): Pick<QuantizedModelFile, 'path' | 'tensors'> | undefined {
  if (!existsSync(outFile)) return undefined
  try {
    const { path, tensors, metadata } = readSafetensorsHeader(outFile)
    return metadata.source_fingerprint === fingerprint ? { path, tensors } : undefined
  } catch (error) {
    // a damaged file is simply made anew
    if (error instanceof TunesmithError) return undefined
    throw error
  }
}
