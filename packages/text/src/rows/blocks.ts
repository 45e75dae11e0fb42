import { isUtf8 } from 'node:buffer'
import { closeSync, openSync, readSync } from 'node:fs'
import { TextDecoder } from 'node:util'
import { fail } from '@tunesmith/contract'

/** Bytes read at once. */
const blockSize = 2 ** 20

/** Longest row, in bytes: a longer one is a mistake, such as a quote that is never closed. */
export const largestRow = 64 * 2 ** 20

const byteOrderMark = Buffer.of(0xef, 0xbb, 0xbf)
const lineFeed = 0x0a

/**
 * The text of a file piece by piece, as UTF-8 without a byte order mark; no piece ends within a character. So a file of any
 * size can be read in little memory. UTF-16, which spreadsheets write as "Unicode text", is recognised and converted.
 *
 * @throws DATA_NOT_UTF8 with the line; NO_PERMISSION, FILE_ACCESS_FAILED
 */
export function* blocksOf(path: string): Generator<Buffer> {
  const file = refuseWell(path, () => openSync(path, 'r'))
  try {
    const first = read(file, path)
    const decoder = utf16Decoder(first)
    if (decoder === undefined) yield* checked(file, path, first)
    else yield* converted(file, path, first, decoder)
  } finally {
    closeSync(file)
  }
}

/** Up to a block of bytes; none at the end of the file. */
function read(file: number, path: string): Buffer {
  const bytes = Buffer.allocUnsafe(blockSize)
  return bytes.subarray(0, refuseWell(path, () => readSync(file, bytes, 0, blockSize, null)))
}

/** The blocks of a file in UTF-8, beginning with the first. */
function* checked(file: number, path: string, first: Buffer): Generator<Buffer> {
  let line = 1
  let rest: Buffer = Buffer.of() // the beginning of a character
  for (let bytes = first, isFirst = true; ; bytes = read(file, path), isFirst = false) {
    const text = Buffer.concat([rest, bytes])
    const end = bytes.length === 0 ? text.length : endOfCharacters(text)
    const block = text.subarray(isFirst && text.indexOf(byteOrderMark) === 0 ? byteOrderMark.length : 0, end)
    if (!isUtf8(block)) fail('DATA_NOT_UTF8', { path, line: line + badLine(block) })
    if (block.length > 0) yield block
    if (bytes.length === 0) return
    line += lineFeedsIn(block)
    rest = text.subarray(end)
  }
}

/** The blocks of a file in UTF-16, beginning with the first, in UTF-8. */
function* converted(file: number, path: string, first: Buffer, decoder: TextDecoder): Generator<Buffer> {
  let line = 1
  for (let bytes = first; ; bytes = read(file, path)) {
    let block: Buffer
    try {
      block = Buffer.from(decoder.decode(bytes, { stream: bytes.length > 0 }))
    } catch {
      fail('DATA_NOT_UTF8', { path, line })
    }
    if (block.length > 0) yield block
    if (bytes.length === 0) return
    line += lineFeedsIn(block)
  }
}

/** Recognises UTF-16 by its byte order mark, or by the zero byte that is half of a sign every format can begin with. */
function utf16Decoder([first, second]: Buffer): TextDecoder | undefined {
  const isLittle = (first === 0xff && second === 0xfe) || (first > 0 && second === 0)
  const isBig = (first === 0xfe && second === 0xff) || (first === 0 && second > 0)
  return isLittle || isBig ? new TextDecoder(isLittle ? 'utf-16le' : 'utf-16be', { fatal: true }) : undefined
}

function lineFeedsIn(block: Buffer): number {
  let count = 0
  for (let at = block.indexOf(lineFeed); at >= 0; at = block.indexOf(lineFeed, at + 1)) count++
  return count
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
