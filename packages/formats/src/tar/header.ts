/*
 * The part of the tar format (POSIX.1-2001, pax) that backups and archives of models need: plain files only. Every entry is a header of one
 * block, then the bytes, filled up to whole blocks. A name or a size that the header has no room for stands in an entry of
 * its own before it.
 */
export const BLOCK = 512

export const types = { file: '0', pax: 'x' } as const
const typesWritten: readonly string[] = Object.values(types)

/** Where the fields of a header are: offset, length. */
const fields = {
  name: [0, 100], mode: [100, 8], owner: [108, 8], group: [116, 8], size: [124, 12], modified: [136, 12],
  checksum: [148, 8], type: [156, 1], magic: [257, 8],
} as const
const MAGIC = 'ustar\x0000'

export const longestName = fields.name[1]
/** Eleven octal digits. */
export const greatestSize = 8 ** 11 - 1

export interface TarHeader {
  name: string
  size: number
  type: (typeof types)[keyof typeof types]
}

/** @param modified time in seconds since 1970 */
export function encodeHeader({ name, size, type }: TarHeader, modified: number): Uint8Array {
  const block = Buffer.alloc(BLOCK)
  const put = (field: keyof typeof fields, text: string) => block.write(text, fields[field][0], fields[field][1], 'utf8')
  const putNumber = (field: keyof typeof fields, value: number) =>
    put(field, value.toString(8).padStart(fields[field][1] - 1, '0'))
  put('name', name)
  putNumber('mode', 0o600)
  putNumber('owner', 0)
  putNumber('group', 0)
  putNumber('size', size)
  putNumber('modified', modified)
  put('type', type)
  put('magic', MAGIC)
  put('checksum', `${checksumOf(block).toString(8).padStart(6, '0')}\0 `)
  return block
}

/** A header, or null where the block is none that `encodeHeader` makes. */
export function decodeHeader(bytes: Uint8Array): TarHeader | null {
  const block = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const field = (name: keyof typeof fields) => {
    const [offset, length] = fields[name]
    return block.toString('utf8', offset, offset + length)
  }
  const text = (name: keyof typeof fields) => field(name).replace(/\0.*$/s, '')
  const number = (name: keyof typeof fields) => (/^[0-7]+$/.test(text(name)) ? Number.parseInt(text(name), 8) : NaN)
  const [name, size, type] = [text('name'), number('size'), text('type')]
  const isOurs =
    field('magic') === MAGIC && number('checksum') === checksumOf(block) && Number.isInteger(size) && typesWritten.includes(type)
  return isOurs ? { name, size, type: type as TarHeader['type'] } : null
}

/** The sum of all bytes, the field of the sum itself counted as spaces. */
function checksumOf(block: Uint8Array): number {
  const [offset, length] = fields.checksum
  const isChecksum = (index: number) => index >= offset && index < offset + length
  return block.reduce((sum, byte, index) => sum + (isChecksum(index) ? 0x20 : byte), 0)
}

/** How many bytes fill up the last block. */
export const paddingOf = (size: number) => (BLOCK - (size % BLOCK)) % BLOCK
