import { BLOCK, encodeHeader, greatestSize, longestName, paddingOf, types } from './header.ts'
import { encodePax, type PaxRecords } from './pax.ts'

/** The bytes of one file as a part of an archive. @param content exactly `size` bytes */
export async function* writeEntry(
  name: string,
  size: number,
  content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  const modified = Math.floor(Date.now() / 1000)
  const records: PaxRecords = {
    ...(Buffer.byteLength(name) > longestName && { path: name }),
    ...(size > greatestSize && { size: String(size) }),
  }
  if (Object.keys(records).length > 0) {
    const pax = encodePax(records)
    yield encodeHeader({ name: 'pax', size: pax.byteLength, type: types.pax }, modified)
    yield pax
    yield Buffer.alloc(paddingOf(pax.byteLength))
  }
  yield encodeHeader({ name: records.path ? 'file' : name, size: records.size ? 0 : size, type: types.file }, modified)
  yield* content
  yield Buffer.alloc(paddingOf(size))
}

/** What ends an archive. */
export const endOfArchive = (): Uint8Array => Buffer.alloc(2 * BLOCK)
