import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { failFromSystem } from '@tunesmith/formats'

/** The SHA-256 of a file, in hexadecimal; a piece of it is in memory at a time. @throws FILE_MISSING, NO_PERMISSION, FILE_ACCESS_FAILED */
export async function sumFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  try {
    await pipeline(createReadStream(path, { highWaterMark: 1024 * 1024 }), hash)
  } catch (error) {
    failFromSystem(error, path, 'read')
  }
  return hash.digest('hex')
}
