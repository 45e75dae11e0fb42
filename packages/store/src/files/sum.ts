import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import type { Sum } from './write-stream.ts'

/** Size and SHA-256 of a file, read once from beginning to end. */
export async function sumOf(path: string): Promise<Sum> {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
    hash.update(chunk)
    bytes += chunk.byteLength
  }
  return { sha256: hash.digest('hex'), bytes }
}
