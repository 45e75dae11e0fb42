import { closeSync, openSync, readSync } from 'node:fs'
import { fail } from '@tunesmith/contract'
import { failFromSystem } from '../durable/system-failure.ts'
import { type Dtype, DTYPE_BITS } from './dtypes.ts'
import { bf16ToF32, f16ToF32 } from './float-conversion.ts'
import type { TensorEntry } from './header.ts'
import { CHUNK_BYTES } from './limits.ts'

/** One read call stays below the 2 GiB at which systems cut reads short. */
const MAX_READ_BYTES = 1 << 30

/** Fills `target` from the bytes of an element type. */
type Widen = (bytes: ArrayBuffer, target: Float32Array) => void

const widenings: Partial<Record<Dtype, Widen>> = {
  F16: (bytes, target) => f16ToF32(new Uint16Array(bytes, 0, target.length), target),
  BF16: (bytes, target) => bf16ToF32(new Uint16Array(bytes, 0, target.length), target),
  F64: (bytes, target) => target.set(new Float64Array(bytes, 0, target.length)),
}

/**
 * Reads a whole tensor as float32, row-major.
 *
 * @throws TENSOR_DTYPE_UNSUPPORTED for anything but F32, F16, BF16 and F64 (use `readBytes`), SAFETENSORS_TRUNCATED
 *   where the file shrank since its header was read, FILE_MISSING, NO_PERMISSION, FILE_ACCESS_FAILED
 */
export function readTensor(entry: TensorEntry): Float32Array {
  return readTensorSlice(entry, 0, (entry.byteLength * 8) / DTYPE_BITS[entry.dtype])
}

/**
 * Reads `count` elements from element `start` on, as float32: a way to go through a tensor larger than memory.
 *
 * @throws as `readTensor`
 */
export function readTensorSlice(entry: TensorEntry, start: number, count: number): Float32Array {
  const target = new Float32Array(count)
  const elementBytes = DTYPE_BITS[entry.dtype] / 8
  const widen = widenings[entry.dtype]
  if (entry.dtype === 'F32') {
    readInto(entry, start * elementBytes, new Uint8Array(target.buffer))
  } else if (widen !== undefined) {
    const chunk = Math.floor(CHUNK_BYTES / elementBytes)
    const buffer = new ArrayBuffer(Math.min(chunk, count) * elementBytes)
    for (let done = 0; done < count; done += chunk) {
      const part = target.subarray(done, Math.min(done + chunk, count))
      readInto(entry, (start + done) * elementBytes, new Uint8Array(buffer, 0, part.length * elementBytes))
      widen(buffer, part)
    }
  } else {
    fail('TENSOR_DTYPE_UNSUPPORTED', { path: entry.file, tensor: entry.name, dtype: entry.dtype })
  }
  return target
}

/**
 * Reads the bytes of a tensor as they lie in the file.
 *
 * @throws SAFETENSORS_TRUNCATED, FILE_MISSING, NO_PERMISSION, FILE_ACCESS_FAILED
 */
export function readBytes(entry: TensorEntry): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(entry.byteLength)
  readInto(entry, 0, bytes)
  return bytes
}

/** Fills `target` with the bytes of a tensor from `start` on. */
function readInto(entry: TensorEntry, start: number, target: Uint8Array): void {
  if (start < 0 || start + target.byteLength > entry.byteLength) {
    throw new Error(`internal: bytes ${start}+${target.byteLength} are outside ${entry.name}`)
  }
  let descriptor: number | undefined
  try {
    descriptor = openSync(entry.file, 'r')
    let done = 0
    while (done < target.byteLength) {
      const position = entry.offset + start + done
      const count = readSync(descriptor, target, done, Math.min(target.byteLength - done, MAX_READ_BYTES), position)
      if (count === 0) {
        const expected = entry.offset + entry.byteLength
        fail('SAFETENSORS_TRUNCATED', { path: entry.file, expected, actual: position })
      }
      done += count
    }
  } catch (error) {
    failFromSystem(error, entry.file, 'read')
  } finally {
    if (descriptor !== undefined) closeSync(descriptor)
  }
}
