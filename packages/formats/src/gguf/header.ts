import { fail } from '@tunesmith/contract'
import { type ByteSource, withFileSource } from './byte-source.ts'
import { HeaderCursor } from './header-cursor.ts'
import {
  ALIGNMENT_KEY,
  DEFAULT_ALIGNMENT,
  MAGIC,
  MOST_ALIGNMENT,
  MOST_DIMENSIONS,
  MOST_NAME_BYTES,
  READABLE_VERSIONS,
} from './limits.ts'
import { readMetadata, shorten } from './read-metadata.ts'
import { encodedBytes, tensorTypeOf, tensorTypes, type TensorTypeName } from './tensor-types.ts'
import type { GgufMetadata } from './value-types.ts'

/** Where a tensor lies. */
export interface GgufTensor {
  name: string
  type: TensorTypeName
  /** Sizes of the dimensions, outermost first as in PyTorch; the file has them the other way round. */
  shape: number[]
  /** Real path of the file, free of symbolic links. */
  file: string
  /** Bytes from the start of the file. */
  offset: number
  byteLength: number
}

export interface GgufFile {
  /** Real path of the file, free of symbolic links. */
  path: string
  version: number
  metadata: GgufMetadata
  /** The tensors by name, in the order of the header. */
  tensors: Map<string, GgufTensor>
}

/**
 * Reads the header of a GGUF file and proves that the file keeps the format's contract: every text, array and tensor
 * lies inside the file, no tensor overlaps another, and every size follows from shape and type. Nothing is allocated
 * beyond the size of the file.
 *
 * Specification: https://github.com/ggml-org/ggml/blob/master/docs/gguf.md
 *
 * @throws FILE_MISSING, NO_PERMISSION, FILE_ACCESS_FAILED, GGUF_TRUNCATED, GGUF_INVALID, GGUF_VERSION_UNSUPPORTED
 */
export const openGguf = (path: string): GgufFile =>
  withFileSource(path, (source, realPath) => parseGguf(realPath, source))

/**
 * As `openGguf`, from any source.
 *
 * @param path for the tensors and for messages
 */
export function parseGguf(path: string, source: ByteSource): GgufFile {
  const cursor = new HeaderCursor(path, source)
  const magic = Buffer.from(cursor.bytes(MAGIC.length)).toString('latin1')
  if (magic !== MAGIC) cursor.fail('it does not begin with "GGUF"')
  const version = cursor.uint32()
  if (!READABLE_VERSIONS.includes(version)) fail('GGUF_VERSION_UNSUPPORTED', { path, version: describeVersion(version) })
  const tensorCount = cursor.count('the number of tensors')
  const entryCount = cursor.count('the number of metadata entries')
  const metadata = readMetadata(cursor, entryCount)
  const tensors = readTensors(cursor, tensorCount)
  const dataOffset = alignUp(cursor.position, alignmentOf(cursor, metadata))
  for (const tensor of tensors) tensor.offset += dataOffset
  checkLayout(cursor, tensors, alignmentOf(cursor, metadata), source.size)
  return { path, version, metadata, tensors: new Map(tensors.map((tensor) => [tensor.name, tensor])) }
}

/** A file of a machine with the other byte order has its version in the upper bytes. */
const describeVersion = (version: number) =>
  version !== 0 && (version & 0xffff) === 0 ? `${version >>> 24} in big-endian byte order` : String(version)

function alignmentOf(cursor: HeaderCursor, metadata: GgufMetadata): number {
  const entry = metadata.get(ALIGNMENT_KEY)
  if (entry === undefined) return DEFAULT_ALIGNMENT
  const alignment = entry.type === 'uint32' ? entry.value : 0
  const isPowerOfTwo = alignment > 0 && (alignment & (alignment - 1)) === 0
  if (!isPowerOfTwo || alignment > MOST_ALIGNMENT) {
    cursor.fail(`${ALIGNMENT_KEY} is not a power of two up to ${MOST_ALIGNMENT} as uint32`)
  }
  return alignment
}

/** The least bytes that describe a tensor: an empty name, no dimension, type and offset. */
const LEAST_TENSOR_BYTES = 8 + 4 + 4 + 8

/** Tensors with offsets from the start of the data. */
function readTensors(cursor: HeaderCursor, count: number): GgufTensor[] {
  cursor.expectRoom(count, LEAST_TENSOR_BYTES)
  const names = new Set<string>()
  const tensors: GgufTensor[] = []
  for (let index = 0; index < count; index++) {
    const tensor = readTensorInfo(cursor, index)
    if (names.has(tensor.name)) cursor.fail(`the tensor ${tensor.name} occurs twice`)
    names.add(tensor.name)
    tensors.push(tensor)
  }
  return tensors
}

function readTensorInfo(cursor: HeaderCursor, index: number): GgufTensor {
  const name = cursor.text(`the name of tensor ${index}`, MOST_NAME_BYTES)
  const dimensions = cursor.uint32()
  if (dimensions > MOST_DIMENSIONS) cursor.fail(`${shorten(name)} has ${dimensions} dimensions`)
  const sizes: number[] = []
  for (let axis = 0; axis < dimensions; axis++) sizes.push(cursor.count(`a size of ${shorten(name)}`))
  const id = cursor.uint32()
  const type = tensorTypeOf(id) ?? cursor.fail(`${shorten(name)} has the unknown type ${id}`)
  const offset = cursor.count(`the offset of ${shorten(name)}`)
  const elements = sizes.reduce((product, size) => product * size, 1)
  if (elements === 0 || elements > Number.MAX_SAFE_INTEGER) {
    cursor.fail(`${shorten(name)} has the impossible shape [${sizes.reverse().join(', ')}]`)
  }
  if ((sizes[0] ?? 1) % tensorTypes[type].blockSize !== 0) {
    cursor.fail(`the rows of ${shorten(name)} are not whole blocks of ${type}`)
  }
  const byteLength = encodedBytes(type, elements)
  return { name, type, shape: sizes.reverse(), file: cursor.path, offset, byteLength }
}

function checkLayout(cursor: HeaderCursor, tensors: readonly GgufTensor[], alignment: number, fileBytes: number): void {
  let end = 0
  for (const { name, offset, byteLength } of tensors.toSorted((a, b) => a.offset - b.offset)) {
    if (offset % alignment !== 0) cursor.fail(`${shorten(name)} does not begin at a multiple of ${alignment} bytes`)
    if (offset < end) cursor.fail(`another tensor overlaps ${shorten(name)}`)
    end = offset + byteLength
    if (end > fileBytes) fail('GGUF_TRUNCATED', { path: cursor.path, expected: end, actual: fileBytes })
  }
}

/** The first multiple of `alignment` from `position` on. */
export const alignUp = (position: number, alignment: number): number => Math.ceil(position / alignment) * alignment
