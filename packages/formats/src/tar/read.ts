import { ByteReader } from './byte-reader.ts'
import { BLOCK, decodeHeader, paddingOf, type TarHeader, types } from './header.ts'
import { decodePax, type PaxRecords } from './pax.ts'

/** One file of an archive. */
export interface TarEntry {
  name: string
  size: number
  /** To be read to its end before the next entry is asked for. */
  content: AsyncIterable<Uint8Array>
}

/** A pax entry needs room for a path and a number. */
const MOST_PAX_BYTES = 64 * 1024
const truncated = 'it ends too early, so it was not written or copied completely'
const foreign = 'it is not an archive as Tunesmith writes it'

/**
 * Reads an archive as it comes, holding no more than a piece of it.
 *
 * @param refuse is told what is wrong with an archive that is cut off or not as `writeEntry` writes it
 */
export async function* readTar(source: AsyncIterable<Uint8Array>, refuse: (problem: string) => never): AsyncGenerator<TarEntry> {
  const reader = new ByteReader(source)
  const exactly = async (length: number) => {
    const bytes = await reader.read(length)
    return bytes.byteLength === length ? bytes : refuse(truncated)
  }
  const readHeader = async (): Promise<TarHeader | null> => {
    const block = await exactly(BLOCK)
    return isZero(block) ? null : (decodeHeader(block) ?? refuse(foreign))
  }
  const readPax = async (size: number): Promise<PaxRecords> => {
    if (size > MOST_PAX_BYTES) refuse(foreign)
    const records = decodePax(await exactly(size)) ?? refuse(foreign)
    await exactly(paddingOf(size))
    return records
  }

  try {
    for (let header = await readHeader(); header; header = await readHeader()) {
      const records = header.type === types.pax ? await readPax(header.size) : {}
      if (header.type === types.pax) header = (await readHeader()) ?? refuse(foreign)
      if (header.type !== types.file) refuse(foreign)
      const size = records.size === undefined ? header.size : Number(records.size)
      if (!Number.isSafeInteger(size) || size < 0) refuse(foreign)
      yield { name: records.path ?? header.name, size, content: exactStream(reader, size, () => refuse(truncated)) }
      await exactly(paddingOf(size))
    }
    if (!isZero(await exactly(BLOCK))) refuse(foreign)
    for (let rest = await reader.some(BLOCK); rest.byteLength > 0; rest = await reader.some(BLOCK)) {
      if (!isZero(rest)) refuse('something stands behind its end')
    }
  } finally {
    await reader.close()
  }
}

async function* exactStream(reader: ByteReader, size: number, refuse: () => never): AsyncGenerator<Uint8Array> {
  let read = 0
  for await (const piece of reader.stream(size)) {
    read += piece.byteLength
    yield piece
  }
  if (read < size) refuse()
}

const isZero = (bytes: Uint8Array) => bytes.every((byte) => byte === 0)
