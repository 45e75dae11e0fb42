import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { failFromSystem } from './durable/system-failure.ts'

/**
 * Size and SHA-256, in hexadecimal, of a file, read once from beginning to end; a piece of it is in memory at a time.
 *
 * @throws FILE_MISSING, NO_PERMISSION, FILE_ACCESS_FAILED
 */
export async function sumFile(path: string): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256')
  let bytes = 0
  try {
    for await (const piece of createReadStream(path, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
      hash.update(piece)
      bytes += piece.byteLength
    }
  } catch (error) {
    failFromSystem(error, path, 'read')
  }
  return { bytes, sha256: hash.digest('hex') }
}
