import { availableParallelism } from 'node:os'
import { setImmediate } from 'node:timers/promises'
import { DurableFile } from '../durable/durable-file.ts'
import { elementCount } from '../safetensors/dtypes.ts'
import { encodeHeader } from './encode-header.ts'
import { createEncoder, type Encoder } from './encoder.ts'
import { alignUp } from './header.ts'
import { DEFAULT_ALIGNMENT, MOST_DIMENSIONS, MOST_NAME_BYTES } from './limits.ts'
import { encodedBytes, type EncodingName, encodings } from './tensor-types.ts'
import type { GgufMetadata } from './value-types.ts'

/** More need memory of their own, some 50 MB each, and a disk that keeps up. */
const USUAL_THREADS = 8

export interface GgufTensorToWrite {
  name: string
  type: EncodingName
  /** Outermost dimension first; rows, the last dimension, are whole blocks of the type. */
  shape: readonly number[]
  /** The numbers, row-major, in chunks of whole rows; called when the turn of this tensor comes. */
  rows: () => Iterable<Float32Array>
}

export interface GgufToWrite {
  metadata: GgufMetadata
  tensors: readonly GgufTensorToWrite[]
}

export interface WriteGgufOptions {
  /** Hears of every chunk that is written. */
  onProgress?: (progress: { tensor: string; bytesDone: number; bytesTotal: number }) => void
  /** Gives up, leaving nothing behind. */
  signal?: AbortSignal
  /** Threads that encode, where that is slow; one for each processor, up to eight, when left out. The bytes are the same. */
  threads?: number
}

/**
 * Writes a GGUF file, version 3. One chunk for each thread is in memory at a time. The file appears under its name only when it is
 * complete and on the disk; an interrupted write leaves the old file as it was.
 *
 * @returns the bytes of the file
 * @throws DISK_FULL, NO_PERMISSION, FILE_ACCESS_FAILED, and the reason of `signal`
 */
export async function writeGguf(path: string, { metadata, tensors }: GgufToWrite, options: WriteGgufOptions = {}): Promise<number> {
  const placed = place(tensors)
  const header = encodeHeader(metadata, placed)
  const dataOffset = alignUp(header.length, DEFAULT_ALIGNMENT)
  const last = placed.at(-1)
  const bytesTotal = last ? dataOffset + alignUp(last.offset + last.byteLength, DEFAULT_ALIGNMENT) : dataOffset
  const encoder = createEncoder(placed.map(({ type }) => type), options.threads ?? Math.min(availableParallelism(), USUAL_THREADS))
  const file = new DurableFile(path)
  try {
    file.write(header, 0)
    for (const tensor of placed) {
      let position = dataOffset + tensor.offset
      for await (const bytes of encodedChunks(tensor, encoder)) {
        options.signal?.throwIfAborted()
        file.write(bytes, position)
        position += bytes.length
        options.onProgress?.({ tensor: tensor.name, bytesDone: position, bytesTotal })
        await setImmediate() // lets the signal come through
      }
    }
    // a file ends where a next tensor would begin, which readers take for granted
    const end = last ? dataOffset + last.offset + last.byteLength : header.length
    file.write(new Uint8Array(bytesTotal - end), end)
  } catch (error) {
    file.abandon()
    throw error
  } finally {
    await encoder.close()
  }
  file.commit()
  return bytesTotal
}

type PlacedTensor = GgufTensorToWrite & { offset: number; byteLength: number }

function place(tensors: readonly GgufTensorToWrite[]): PlacedTensor[] {
  const names = new Set<string>()
  let end = 0
  return tensors.map((tensor) => {
    const { name, type, shape } = tensor
    const isWellFormed = shape.length > 0 && shape.length <= MOST_DIMENSIONS && elementCount(shape) > 0
    if (!isWellFormed || shape.at(-1)! % encodings[type].blockSize !== 0) {
      throw new Error(`internal: ${name} cannot be stored as ${type} [${shape.join(', ')}]`)
    }
    if (names.has(name)) throw new Error(`internal: ${name} is written twice`)
    if (Buffer.byteLength(name) > MOST_NAME_BYTES) throw new Error(`internal: the name ${name} is too long`)
    names.add(name)
    const offset = alignUp(end, DEFAULT_ALIGNMENT)
    const byteLength = encodedBytes(type, elementCount(shape))
    end = offset + byteLength
    return { ...tensor, offset, byteLength }
  })
}

/** The bytes of a tensor, in order, while the chunks to come are encoded. */
async function* encodedChunks({ name, type, byteLength, rows }: PlacedTensor, encoder: Encoder): AsyncIterable<Uint8Array> {
  const { blockSize } = encodings[type]
  const ahead: Promise<Uint8Array>[] = []
  let done = 0
  try {
    for (const numbers of rows()) {
      if (numbers.length % blockSize !== 0) throw new Error(`internal: a chunk of ${name} is not whole blocks of ${type}`)
      done += encodedBytes(type, numbers.length)
      const encoded = encoder.encode(type, numbers)
      encoded.catch(() => {}) // it is told when its turn comes
      ahead.push(encoded)
      if (ahead.length >= encoder.atOnce) yield await ahead.shift()!
    }
    while (ahead.length > 0) yield await ahead.shift()!
  } finally {
    await Promise.allSettled(ahead)
  }
  if (done !== byteLength) throw new Error(`internal: the rows of ${name} have ${done} bytes, not ${byteLength}`)
}
