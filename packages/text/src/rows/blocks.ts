import { isUtf8 } from 'node:buffer'
import { closeSync, openSync, readSync } from 'node:fs'
import { fail } from '@tunesmith/contract'

/** Bytes read at once. */
const blockSize = 2 ** 20

/** Longest row, in bytes: a longer one is a mistake, such as a quote that is never closed. */
export const largestRow = 64 * 2 ** 20

const byteOrderMark = Buffer.of(0xef, 0xbb, 0xbf)
const lineFeed = 0x0a

/**
 * The text of a file piece by piece, without a byte order mark; no piece ends within a character. So a file of any size
 * can be read in little memory.
 *
 * @throws DATA_NOT_UTF8 with the line; NO_PERMISSION, FILE_ACCESS_FAILED
 */
export function* blocksOf(path: string): Generator<Buffer> {
  const file = refuseWell(path, () => openSync(path, 'r'))
  try {
    let line = 1
    let rest: Buffer = Buffer.of() // the beginning of a character
    for (let isFirst = true; ; isFirst = false) {
      const bytes = Buffer.allocUnsafe(blockSize)
      const count = refuseWell(path, () => readSync(file, bytes, 0, blockSize, null))
      const read = Buffer.concat([rest, bytes.subarray(0, count)])
      const end = count === 0 ? read.length : endOfCharacters(read)
      const block = read.subarray(isFirst && read.indexOf(byteOrderMark) === 0 ? byteOrderMark.length : 0, end)
      if (!isUtf8(block)) fail('DATA_NOT_UTF8', { path, line: line + badLine(block) })
      if (block.length > 0) yield block
      if (count === 0) return
      for (let at = block.indexOf(lineFeed); at >= 0; at = block.indexOf(lineFeed, at + 1)) line++
      rest = read.subarray(end)
    }
  } finally {
    closeSync(file)
  }
}

/** Where the last whole character ends: up to three bytes at the end may be the beginning of another. */
function endOfCharacters(bytes: Buffer): number {
  for (let at = bytes.length - 1; at >= Math.max(0, bytes.length - 4); at--) {
    if (bytes[at] < 0x80) break
    if (bytes[at] < 0xc0) continue
    const length = bytes[at] >= 0xf0 ? 4 : bytes[at] >= 0xe0 ? 3 : 2
    return at + length > bytes.length ? at : bytes.length
  }
  return bytes.length
}

/** How many lines of a piece are before the one that is not UTF-8. */
function badLine(block: Buffer): number {
  for (let start = 0, line = 0; ; line++) {
    const end = block.indexOf(lineFeed, start)
    if (end < 0 || !isUtf8(block.subarray(start, end))) return line
    start = end + 1
  }
}

function refuseWell<T>(path: string, act: () => T): T {
  try {
    return act()
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code === 'EACCES' || code === 'EPERM') fail('NO_PERMISSION', { path, action: 'read' }, error)
    return fail('FILE_ACCESS_FAILED', { path, action: 'read', detail: message }, error)
  }
}
