import { fail } from '@tunesmith/contract'
import { withFileSource } from './byte-source.ts'
import type { GgufTensor } from './header.ts'
import { encodedBytes, encodings, isEncoding } from './tensor-types.ts'

/** Numbers decoded at once: whole blocks of every encoding, a few MB. */
const CHUNK_NUMBERS = 1024 * 1024

/**
 * Reads a tensor as float32, row-major.
 *
 * @throws GGUF_TENSOR_TYPE_UNSUPPORTED for types other than those of `encodings`; GGUF_TRUNCATED where the file shrank
 *   since its header was read; FILE_MISSING, NO_PERMISSION, FILE_ACCESS_FAILED
 */
export function readGgufTensor(tensor: GgufTensor): Float32Array {
  const { name, type, file, shape } = tensor
  if (!isEncoding(type)) return fail('GGUF_TENSOR_TYPE_UNSUPPORTED', { path: file, tensor: name, type })
  const target = new Float32Array(shape.reduce((product, size) => product * size, 1))
  withFileSource(file, (source) => {
    const chunk = new Uint8Array(encodedBytes(type, Math.min(CHUNK_NUMBERS, target.length)))
    for (let done = 0; done < target.length; done += CHUNK_NUMBERS) {
      const numbers = target.subarray(done, done + CHUNK_NUMBERS)
      const bytes = chunk.subarray(0, encodedBytes(type, numbers.length))
      const position: number = tensor.offset + encodedBytes(type, done)
      if (source.read(bytes, position) < bytes.length) {
        fail('GGUF_TRUNCATED', { path: file, expected: position + bytes.length, actual: source.size })
      }
      encodings[type].decode(bytes, numbers)
    }
  })
  return target
}
