import { fail, TunesmithError } from '@tunesmith/contract'
import { isJsonObject } from '../json-file.ts'
import { type Dtype, elementCount } from '../safetensors/dtypes.ts'
import type { TensorEntry } from '../safetensors/header.ts'
import type { TensorSpec } from '../safetensors/layout.ts'
import { readBytes, readTensor } from '../safetensors/read.ts'
import { NESTED_BLOCK_SIZE, NF4_BLOCK_SIZES, type Nf4BlockSize, type Nf4Options, type Nf4Tensor } from './tensor.ts'

/** Where the parts of an NF4 matrix lie in a safetensors file, so that ONNX Runtime can map them into memory. */
export interface Nf4Entry {
  /** `[out, in]` */
  shape: [number, number]
  blockSize: Nf4BlockSize
  /** U8, two codes a byte, the first in the high nibble. */
  codes: TensorEntry
  /** F32, or U8 under double quantisation; one a block. */
  absmax: TensorEntry
  /** F32, one for every 256 values of absmax. */
  nestedAbsmax?: TensorEntry
  /** F32 `[256]` */
  nestedCode?: TensorEntry
  offset?: number
}

/** Room for the description of a matrix; its JSON is padded with spaces, so that its place is known beforehand. */
const STATE_BYTES = 256

/** The names that bitsandbytes gives the parts of the matrix `weight`. */
export const nf4Names = (weight: string) => ({
  codes: weight,
  absmax: `${weight}.absmax`,
  code: `${weight}.quant_map`,
  nestedAbsmax: `${weight}.nested_absmax`,
  nestedCode: `${weight}.nested_quant_map`,
  state: `${weight}.quant_state.bitsandbytes__nf4`,
})

/** The tensors that store one NF4 matrix; bitsandbytes keeps the codes as a column. */
export function nf4Specs(weight: string, shape: readonly number[], options: Nf4Options): TensorSpec[] {
  const { blockSize = 64, doubleQuantization = true } = options
  const names = nf4Names(weight)
  const count = elementCount(shape)
  const blocks = Math.ceil(count / blockSize)
  const specs: TensorSpec[] = [
    { name: names.codes, dtype: 'U8', shape: [Math.ceil(count / 2), 1] },
    { name: names.absmax, dtype: doubleQuantization ? 'U8' : 'F32', shape: [blocks] },
    { name: names.code, dtype: 'F32', shape: [16] },
    { name: names.state, dtype: 'U8', shape: [STATE_BYTES] },
  ]
  if (doubleQuantization) {
    specs.push({ name: names.nestedAbsmax, dtype: 'F32', shape: [Math.ceil(blocks / NESTED_BLOCK_SIZE)] })
    specs.push({ name: names.nestedCode, dtype: 'F32', shape: [256] })
  }
  return specs
}

const torchDtypes: Partial<Record<Dtype, string>> = { F16: 'float16', BF16: 'bfloat16' }

/** The JSON in which bitsandbytes keeps what is not a tensor. */
export function encodeNf4State(tensor: Pick<Nf4Tensor, 'shape' | 'blockSize' | 'offset'>, source: Dtype): Uint8Array {
  const { shape, blockSize, offset } = tensor
  const nested = { nested_blocksize: NESTED_BLOCK_SIZE, nested_dtype: 'float32', nested_offset: offset }
  const state = {
    quant_type: 'nf4',
    blocksize: blockSize,
    dtype: torchDtypes[source] ?? 'float32',
    shape,
    ...(offset === undefined ? {} : nested),
  }
  return Buffer.from(JSON.stringify(state).padEnd(STATE_BYTES), 'latin1')
}

/**
 * Finds the parts of an NF4 matrix, written by `quantizeModelNf4` or by bitsandbytes, and checks that they fit.
 *
 * @param weight its name, such as `model.layers.0.mlp.up_proj.weight`
 * @throws TENSOR_MISSING, QUANTIZED_WEIGHT_INVALID
 */
export function findNf4(tensors: ReadonlyMap<string, TensorEntry>, weight: string): Nf4Entry {
  const names = nf4Names(weight)
  const codes = demand(tensors, names.codes, weight)
  const absmax = demand(tensors, names.absmax, weight)
  const { shape, blockSize, offset } = decodeNf4State(demand(tensors, names.state, weight), weight)
  const entry: Nf4Entry = { shape, blockSize, codes, absmax }
  const count = elementCount(shape)
  const blocks = Math.ceil(count / blockSize)
  checkSize(codes, weight, 'U8', Math.ceil(count / 2))
  if (offset === undefined) {
    checkSize(absmax, weight, 'F32', blocks * 4)
    return entry
  }
  const nestedAbsmax = demand(tensors, names.nestedAbsmax, weight)
  const nestedCode = demand(tensors, names.nestedCode, weight)
  checkSize(absmax, weight, 'U8', blocks)
  checkSize(nestedAbsmax, weight, 'F32', Math.ceil(blocks / NESTED_BLOCK_SIZE) * 4)
  checkSize(nestedCode, weight, 'F32', 256 * 4)
  return { ...entry, nestedAbsmax, nestedCode, offset }
}

/** Reads an NF4 matrix into memory. */
export function readNf4(entry: Nf4Entry): Nf4Tensor {
  const { shape, blockSize, nestedAbsmax, nestedCode, offset } = entry
  const codes = readBytes(entry.codes)
  if (nestedAbsmax === undefined || nestedCode === undefined) {
    return { shape, blockSize, codes, absmax: readTensor(entry.absmax) }
  }
  return {
    shape,
    blockSize,
    codes,
    absmax: readBytes(entry.absmax),
    nestedAbsmax: readTensor(nestedAbsmax),
    nestedCode: readTensor(nestedCode),
    offset,
  }
}

function decodeNf4State(entry: TensorEntry, tensor: string): Pick<Nf4Tensor, 'shape' | 'blockSize' | 'offset'> {
  const damaged = (detail: string): never => fail('QUANTIZED_WEIGHT_INVALID', { path: entry.file, tensor, detail })
  let state: unknown
  try {
    state = JSON.parse(Buffer.from(readBytes(entry)).toString('latin1'))
  } catch (error) {
    if (error instanceof TunesmithError) throw error
    damaged('its description is not JSON')
  }
  if (!isJsonObject(state)) return damaged('its description is not an object')
  const { shape, blocksize, nested_blocksize: nestedBlockSize, nested_offset: offset } = state
  if (!Array.isArray(shape) || shape.length !== 2 || !shape.every((size) => Number.isSafeInteger(size) && size > 0)) {
    return damaged('its shape is not that of a matrix')
  }
  if (!NF4_BLOCK_SIZES.includes(blocksize as Nf4BlockSize)) return damaged(`it has the block size ${blocksize}`)
  if (offset === undefined) return { shape: shape as [number, number], blockSize: blocksize as Nf4BlockSize }
  if (nestedBlockSize !== NESTED_BLOCK_SIZE || !Number.isFinite(offset)) return damaged('its nested scales are unknown')
  return { shape: shape as [number, number], blockSize: blocksize as Nf4BlockSize, offset: offset as number }
}

function demand(tensors: ReadonlyMap<string, TensorEntry>, name: string, weight: string): TensorEntry {
  const entry = tensors.get(name)
  if (entry !== undefined) return entry
  const file = tensors.get(weight)?.file ?? tensors.values().next().value?.file ?? 'the file'
  fail('TENSOR_MISSING', { path: file, tensor: name })
}

function checkSize(entry: TensorEntry, tensor: string, dtype: Dtype, byteLength: number): void {
  if (entry.dtype === dtype && entry.byteLength === byteLength) return
  const detail = `${entry.name} has ${entry.byteLength} bytes of ${entry.dtype} instead of ${byteLength} of ${dtype}`
  fail('QUANTIZED_WEIGHT_INVALID', { path: entry.file, tensor, detail })
}
