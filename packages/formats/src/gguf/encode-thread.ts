import { parentPort } from 'node:worker_threads'
import { encodeChunk } from './encoder.ts'
import type { EncodingName } from './tensor-types.ts'

/** What a thread is given; it answers with the bytes. */
export interface EncodeJob {
  type: EncodingName
  numbers: Float32Array
}

const port = parentPort!
port.on('message', ({ type, numbers }: EncodeJob) => {
  const bytes = encodeChunk(type, numbers)
  port.postMessage(bytes, [bytes.buffer])
})
