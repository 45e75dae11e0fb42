import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { failFromSystem } from '@tunesmith/formats'

const BYTES = 32
const LENGTH = Buffer.alloc(BYTES).toString('base64url').length

/**
 * What session cookies are signed with. Made once, and readable by this account of the operating system only; one that
 * was cut short by a crash has signed nothing yet and is made again.
 *
 * @throws NO_PERMISSION, DISK_FULL, FILE_ACCESS_FAILED
 */
export function readSecret(dataFolder: string): string {
  const path = join(dataFolder, 'secret')
  try {
    const found = existsSync(path) ? readFileSync(path, 'utf8') : ''
    if (found.length !== LENGTH) {
      writeFileSync(path, randomBytes(BYTES).toString('base64url'), { mode: 0o600, flush: true })
    }
    chmodSync(path, 0o600)
    return readFileSync(path, 'utf8')
  } catch (error) {
    failFromSystem(error, path, 'use')
  }
}
