import { createReadStream } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { crc32 } from 'node:zlib'

/*
 * A .zip archive as APPNOTE.TXT 6.3.10 (PKWARE) describes it: stored, not compressed, because weights hardly shrink; with
 * 64-bit sizes and offsets where 32 bits are too few.
 */

interface Entry {
  name: Buffer
  path: string
  bytes: number
  crc: number
  /** Where its header begins in the archive. */
  offset: number
}

/** The greatest number that stands in a field of 32 bits; the number itself means: see the 64-bit field. */
const most = 0xffffffff
const utf8Names = 0x0800
const version = 45
/** 1 January 1980 in the notation of DOS: the same files make the same archive. */
const date = 0x0021
const regularFile = 0o100644 << 16

/**
 * The files of a folder, without those in folders below it, as a .zip archive; in it they are in a folder of the name
 * `title`. Each file is read twice, first for its checksum.
 */
export async function zipFolder(folder: string, title: string): Promise<Readable> {
  const files = (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isFile()).map(({ name }) => name)
  return Readable.from(archive(folder, title, files.sort()), { objectMode: false })
}

async function* archive(folder: string, title: string, files: readonly string[]): AsyncGenerator<Buffer> {
  const entries: Entry[] = []
  let offset = 0
  for (const file of files) {
    const path = join(folder, file)
    const entry: Entry = { name: Buffer.from(`${title}/${file}`), path, bytes: (await stat(path)).size, crc: await crcOf(path), offset }
    entries.push(entry)
    const header = localHeader(entry)
    yield header
    yield* contentOf(path)
    offset += header.length + entry.bytes
  }
  const directory = Buffer.concat(entries.map(directoryEntry))
  yield directory
  yield endOf(entries.length, offset, directory.length)
}

async function* contentOf(path: string): AsyncGenerator<Buffer> {
  for await (const piece of createReadStream(path, { highWaterMark: 1 << 18 })) yield piece as Buffer
}

async function crcOf(path: string): Promise<number> {
  let crc = 0
  for await (const piece of contentOf(path)) crc = crc32(piece, crc)
  return crc
}

function localHeader({ name, bytes, crc }: Entry): Buffer {
  const sizes = bytes >= most ? extraField([bytes, bytes]) : Buffer.alloc(0)
  const header = Buffer.alloc(30)
  header.writeUInt32LE(0x04034b50, 0)
  header.writeUInt16LE(version, 4)
  writeCommon(header, 6, name, sizes, bytes, crc)
  return Buffer.concat([header, name, sizes])
}

function directoryEntry({ name, bytes, crc, offset }: Entry): Buffer {
  const long = extraField([...(bytes >= most ? [bytes, bytes] : []), ...(offset >= most ? [offset] : [])])
  const header = Buffer.alloc(46)
  header.writeUInt32LE(0x02014b50, 0)
  header.writeUInt16LE((3 << 8) | version, 4) // made on Unix
  header.writeUInt16LE(version, 6)
  writeCommon(header, 8, name, long, bytes, crc)
  header.writeUInt32LE(regularFile >>> 0, 38)
  header.writeUInt32LE(Math.min(offset, most), 42)
  return Buffer.concat([header, name, long])
}

/** The fields that both kinds of header have in the same order, from the flags to the length of the extra field. */
function writeCommon(header: Buffer, at: number, name: Buffer, extra: Buffer, bytes: number, crc: number): void {
  header.writeUInt16LE(utf8Names, at)
  header.writeUInt16LE(date, at + 6)
  header.writeUInt32LE(crc, at + 8)
  header.writeUInt32LE(Math.min(bytes, most), at + 12)
  header.writeUInt32LE(Math.min(bytes, most), at + 16)
  header.writeUInt16LE(name.length, at + 20)
  header.writeUInt16LE(extra.length, at + 22)
}

/** Numbers of 64 bits for fields that are too short for them; nothing where there are none. */
function extraField(numbers: readonly number[]): Buffer {
  if (numbers.length === 0) return Buffer.alloc(0)
  const field = Buffer.alloc(4 + numbers.length * 8)
  field.writeUInt16LE(0x0001, 0)
  field.writeUInt16LE(numbers.length * 8, 2)
  numbers.forEach((number, index) => field.writeBigUInt64LE(BigInt(number), 4 + index * 8))
  return field
}

function endOf(entries: number, offset: number, length: number): Buffer {
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(entries, 8)
  end.writeUInt16LE(entries, 10)
  end.writeUInt32LE(length, 12)
  end.writeUInt32LE(Math.min(offset, most), 16)
  return offset >= most ? Buffer.concat([longEndOf(entries, offset, length), end]) : end
}

/** The end in 64 bits, and where it is. */
function longEndOf(entries: number, offset: number, length: number): Buffer {
  const end = Buffer.alloc(56)
  end.writeUInt32LE(0x06064b50, 0)
  end.writeBigUInt64LE(44n, 4)
  end.writeUInt16LE((3 << 8) | version, 12)
  end.writeUInt16LE(version, 14)
  end.writeBigUInt64LE(BigInt(entries), 24)
  end.writeBigUInt64LE(BigInt(entries), 32)
  end.writeBigUInt64LE(BigInt(length), 40)
  end.writeBigUInt64LE(BigInt(offset), 48)
  const locator = Buffer.alloc(20)
  locator.writeUInt32LE(0x07064b50, 0)
  locator.writeBigUInt64LE(BigInt(offset + length), 8)
  locator.writeUInt32LE(1, 16)
  return Buffer.concat([end, locator])
}
