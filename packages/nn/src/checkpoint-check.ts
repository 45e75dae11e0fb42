import { fail } from '@tunesmith/contract'
import { readBytes, type TensorEntry } from '@tunesmith/formats'
import { dirname } from 'node:path'
import { parameterShapes, type Architecture } from './architecture.ts'
import { weightDtypes } from './weights/stored-weights.ts'

/** Problems listed before the rest is only counted. */
const listedProblems = 3

/**
 * Proves, before anything is computed, that a checkpoint holds every tensor of the architecture in its shape and in a
 * number format that can be read. Tensors the architecture does not know are left alone.
 * @throws MODEL_WEIGHTS_UNFIT with the first problems
 */
export function checkWeights(architecture: Architecture, tensors: ReadonlyMap<string, TensorEntry>): void {
  const problems = parameterShapes(architecture).flatMap(({ name, shape }) => {
    const entry = tensors.get(name)
    if (!entry) return [`${name} is missing`]
    if (!weightDtypes[entry.dtype]) {
      return [`${name} is stored as ${entry.dtype}, not as ${Object.keys(weightDtypes).join(', ')}`]
    }
    const [found, expected] = [entry.shape.join(', '), shape.join(', ')]
    return found === expected ? [] : [`${name} has the shape [${found}], not [${expected}]`]
  })
  if (problems.length === 0) return
  const [anyTensor] = tensors.values()
  fail('MODEL_WEIGHTS_UNFIT', {
    path: anyTensor ? dirname(anyTensor.file) : 'The model',
    family: architecture.family,
    problems: problems.slice(0, listedProblems),
    more: Math.max(0, problems.length - listedProblems),
  })
}

/**
 * Where the exponent lies in a 32-bit word of one or two numbers, and what to add to it so that an exponent of all
 * ones, which is what infinities and NaN have (IEEE 754), and no other, runs over into the sign bit.
 */
const exponents: Partial<Record<string, { mask: number; one: number; sign: number }>> = {
  F32: { mask: 0x7f800000, one: 0x00800000, sign: 0x80000000 },
  F16: { mask: 0x7c007c00, one: 0x04000400, sign: 0x80008000 },
  BF16: { mask: 0x7f807f80, one: 0x00800080, sign: 0x80008000 },
}

/** Bytes read at once; a multiple of four. */
const chunkBytes = 2 ** 23

/**
 * The first tensor that holds NaN or an infinity. Reads every byte once, a few MB at a time; tensors of other formats
 * than F32, F16 and BF16 are passed over.
 */
export function findNonFinite(tensors: Iterable<TensorEntry>): TensorEntry | undefined {
  for (const entry of tensors) if (!isFinite(entry)) return entry
  return undefined
}

/** @throws WEIGHTS_NOT_FINITE when a weight is NaN or infinite */
export function checkFinite(tensors: Iterable<TensorEntry>): void {
  const entry = findNonFinite(tensors)
  if (entry) fail('WEIGHTS_NOT_FINITE', { path: entry.file, tensor: entry.name })
}

function isFinite(entry: TensorEntry): boolean {
  const exponent = exponents[entry.dtype]
  if (!exponent) return true
  const { mask, one, sign } = exponent
  for (let start = 0; start < entry.byteLength; start += chunkBytes) {
    const byteLength = Math.min(chunkBytes, entry.byteLength - start)
    const chunk = words(readBytes({ ...entry, offset: entry.offset + start, byteLength }))
    let overflow = 0
    for (let index = 0; index < chunk.length; index++) overflow |= ((chunk[index] & mask) + one) & sign
    if (overflow !== 0) return false
  }
  return true
}

/** The bytes as 32-bit words, with zeros behind an odd number of 16-bit numbers. */
function words(bytes: Uint8Array<ArrayBuffer>): Int32Array {
  if (bytes.length % 4 === 0) return new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4)
  const padded = new Uint8Array(Math.ceil(bytes.length / 4) * 4)
  padded.set(bytes)
  return new Int32Array(padded.buffer)
}
