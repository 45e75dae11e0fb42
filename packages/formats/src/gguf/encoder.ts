import { Worker } from 'node:worker_threads'
import type { EncodeJob } from './encode-thread.ts'
import { encodedBytes, type EncodingName, encodings } from './tensor-types.ts'

/** Encodes chunks of numbers. */
export interface Encoder {
  /** Chunks that are worth giving at a time. */
  atOnce: number
  encode: (type: EncodingName, numbers: Float32Array) => Promise<Uint8Array>
  close: () => Promise<void>
}

/** Those that search for the best scales, some fifty times slower than the others. */
const costlyEncodings: readonly EncodingName[] = ['Q4_K', 'Q6_K']

/** Encodes on threads where any of `types` is costly. */
export function createEncoder(types: readonly EncodingName[], threads: number): Encoder {
  if (threads > 1 && types.some((type) => costlyEncodings.includes(type))) return threadedEncoder(threads)
  return {
    atOnce: 1,
    encode: async (type, numbers) => encodeChunk(type, numbers),
    close: async () => {},
  }
}

/** @param numbers whole blocks */
export function encodeChunk(type: EncodingName, numbers: Float32Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(encodedBytes(type, numbers.length))
  encodings[type].encode(numbers, bytes)
  return bytes
}

function threadedEncoder(threads: number): Encoder {
  const idle: Worker[] = []
  const all = new Set<Worker>()
  const take = () => idle.pop() ?? start()
  const start = () => {
    const worker = new Worker(new URL('./encode-thread.ts', import.meta.url))
    all.add(worker)
    return worker
  }
  return {
    atOnce: threads,
    encode(type, numbers) {
      if (!costlyEncodings.includes(type)) return Promise.resolve(encodeChunk(type, numbers))
      const worker = take()
      return new Promise((resolve, reject) => {
        worker.once('error', reject)
        worker.once('message', (bytes: Uint8Array) => {
          worker.removeListener('error', reject)
          idle.push(worker)
          resolve(bytes)
        })
        worker.postMessage({ type, numbers } satisfies EncodeJob)
      })
    },
    close: async () => void (await Promise.all([...all].map((worker) => worker.terminate()))),
  }
}
