import { closeSync, fstatSync, openSync, readSync, realpathSync } from 'node:fs'
import { fail } from '@tunesmith/contract'
import { failFromSystem } from '../durable/system-failure.ts'
import { isJsonObject } from '../json-file.ts'
import { type Dtype, isDtype, tensorByteLength } from './dtypes.ts'
import { countKeys, countWrittenKeys } from './json-keys.ts'
import { HEADER_LENGTH_BYTES, MAX_HEADER_BYTES, METADATA_KEY } from './limits.ts'

/** Where a tensor lies, for reading it or for letting ONNX Runtime map it into memory. */
export interface TensorEntry {
  name: string
  dtype: Dtype
  /** Sizes of the dimensions, outermost first; empty for a scalar. */
  shape: number[]
  /** Real path of the file, free of symbolic links. */
  file: string
  /** Bytes from the start of the file. */
  offset: number
  byteLength: number
}

export interface SafetensorsFile {
  /** Real path of the file, free of symbolic links. */
  path: string
  /** Bytes from the start of the file to the first tensor. */
  dataOffset: number
  /** The tensors by name, in the order they lie in the file. */
  tensors: Map<string, TensorEntry>
  metadata: Record<string, string>
}

/**
 * Reads the header of a safetensors file and proves that the whole file keeps the format's contract: no tensor reaches
 * outside the file, none overlaps another, none leaves a gap, and every size follows from dtype and shape. A file that
 * passes is safe to map into memory. Nothing is allocated beyond the size of the file.
 *
 * Specification: https://github.com/huggingface/safetensors#format
 *
 * @throws FILE_MISSING, NO_PERMISSION, FILE_ACCESS_FAILED, SAFETENSORS_TRUNCATED, SAFETENSORS_HEADER_TOO_LARGE,
 *   SAFETENSORS_HEADER_INVALID, SAFETENSORS_DTYPE_UNKNOWN, SAFETENSORS_SIZE_MISMATCH, SAFETENSORS_LAYOUT_INVALID
 */
export function readSafetensorsHeader(path: string): SafetensorsFile {
  let descriptor: number | undefined
  try {
    const realPath = realpathSync(path)
    descriptor = openSync(realPath, 'r')
    const { size } = fstatSync(descriptor)
    const prefix = readUpTo(descriptor, HEADER_LENGTH_BYTES, 0)
    const headerBytes = headerLength(realPath, prefix, size)
    const header = readUpTo(descriptor, headerBytes, HEADER_LENGTH_BYTES)
    if (header.length < headerBytes) failTruncated(realPath, HEADER_LENGTH_BYTES + headerBytes, size)
    return parseSafetensorsHeader(realPath, header, size)
  } catch (error) {
    return failFromSystem(error, path, 'read')
  } finally {
    if (descriptor !== undefined) closeSync(descriptor)
  }
}

/**
 * The header's length, from the first bytes of the file.
 *
 * @param prefix the first 8 bytes, or fewer where the file is shorter
 */
export function headerLength(path: string, prefix: Uint8Array, fileBytes: number): number {
  if (prefix.length < HEADER_LENGTH_BYTES) failTruncated(path, HEADER_LENGTH_BYTES, fileBytes)
  const announced = new DataView(prefix.buffer, prefix.byteOffset).getBigUint64(0, true)
  if (announced > BigInt(MAX_HEADER_BYTES)) {
    fail('SAFETENSORS_HEADER_TOO_LARGE', { path, bytes: Number(announced), limit: MAX_HEADER_BYTES })
  }
  const length = Number(announced)
  if (HEADER_LENGTH_BYTES + length > fileBytes) failTruncated(path, HEADER_LENGTH_BYTES + length, fileBytes)
  return length
}

/**
 * Parses and checks the JSON of a header against the size of its file.
 *
 * @param path real path, for the entries and for messages
 * @param header the JSON, in UTF-8
 */
export function parseSafetensorsHeader(path: string, header: Uint8Array, fileBytes: number): SafetensorsFile {
  const json = parseJson(path, header)
  const dataOffset = HEADER_LENGTH_BYTES + header.length
  const tensors: TensorEntry[] = []
  let metadata: Record<string, string> = {}
  for (const [name, value] of Object.entries(json)) {
    if (name === METADATA_KEY) metadata = parseMetadata(path, value)
    else tensors.push(parseTensor(path, name, value, dataOffset))
  }
  tensors.sort((a, b) => a.offset - b.offset || a.byteLength - b.byteLength)
  checkLayout(path, tensors, dataOffset, fileBytes)
  return { path, dataOffset, tensors: new Map(tensors.map((entry) => [entry.name, entry])), metadata }
}

function parseJson(path: string, header: Uint8Array): Record<string, unknown> {
  if (header[0] !== 0x7b) failInvalid(path, 'it does not begin with "{"')
  let json: unknown
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(header))
  } catch (error) {
    fail('SAFETENSORS_HEADER_INVALID', { path, detail: (error as Error).message }, error)
  }
  if (!isJsonObject(json)) failInvalid(path, 'it is not an object')
  if (countWrittenKeys(header) !== countKeys(json)) failInvalid(path, 'a name occurs twice')
  return json
}

function parseMetadata(path: string, value: unknown): Record<string, string> {
  if (!isJsonObject(value)) failInvalid(path, `${METADATA_KEY} is not an object`)
  for (const [key, text] of Object.entries(value)) {
    if (typeof text !== 'string') failInvalid(path, `${METADATA_KEY}.${shorten(key)} is not a text`)
  }
  return value as Record<string, string>
}

function parseTensor(path: string, name: string, value: unknown, dataOffset: number): TensorEntry {
  const shown = shorten(name)
  if (!name.isWellFormed()) failInvalid(path, `the name ${shown} is not valid Unicode`)
  if (!isJsonObject(value)) failInvalid(path, `${shown} is not described by an object`)
  const { dtype, shape, data_offsets: offsets } = value
  if (typeof dtype !== 'string') failInvalid(path, `${shown} has no dtype`)
  if (!isDtype(dtype)) fail('SAFETENSORS_DTYPE_UNKNOWN', { path, tensor: shown, dtype: shorten(dtype) })
  if (!isCounts(shape)) failInvalid(path, `the shape of ${shown} is not a list of whole numbers`)
  if (!isCounts(offsets) || offsets.length !== 2) failInvalid(path, `the data_offsets of ${shown} are not two counts`)
  const [begin, end] = offsets
  if (end < begin) failInvalid(path, `${shown} ends before it begins`)
  const expected = tensorByteLength(dtype, shape)
  if (expected === undefined) failInvalid(path, `the shape of ${shown} gives no possible size`)
  if (expected !== end - begin) {
    fail('SAFETENSORS_SIZE_MISMATCH', { path, tensor: shown, expected, actual: end - begin })
  }
  return { name, dtype, shape, file: path, offset: dataOffset + begin, byteLength: end - begin }
}

/** @param tensors sorted by offset */
function checkLayout(path: string, tensors: TensorEntry[], dataOffset: number, fileBytes: number): void {
  let end = dataOffset
  for (const { name, offset, byteLength } of tensors) {
    if (offset !== end) {
      const fault = offset > end ? 'there is a gap before' : 'another tensor overlaps'
      fail('SAFETENSORS_LAYOUT_INVALID', { path, detail: `${fault} ${shorten(name)}` })
    }
    end += byteLength
  }
  if (end > fileBytes) failTruncated(path, end, fileBytes)
  if (end < fileBytes) {
    const detail = `${fileBytes - end} bytes after the last tensor belong to none`
    fail('SAFETENSORS_LAYOUT_INVALID', { path, detail })
  }
}

function isCounts(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((size) => Number.isSafeInteger(size) && size >= 0)
}

function readUpTo(descriptor: number, length: number, position: number): Uint8Array {
  const bytes = new Uint8Array(length)
  let done = 0
  while (done < length) {
    const count = readSync(descriptor, bytes, done, length - done, position + done)
    if (count === 0) return bytes.subarray(0, done)
    done += count
  }
  return bytes
}

/** A hostile name may be megabytes long; a message must fit one screen. */
function shorten(name: string): string {
  return name.length <= 120 ? name : `${name.slice(0, 117)}…`
}

function failTruncated(path: string, expected: number, actual: number): never {
  fail('SAFETENSORS_TRUNCATED', { path, expected, actual })
}

function failInvalid(path: string, detail: string): never {
  fail('SAFETENSORS_HEADER_INVALID', { path, detail })
}
