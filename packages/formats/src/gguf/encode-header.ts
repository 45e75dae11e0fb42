import { MAGIC, VERSION } from './limits.ts'
import { type EncodingName, encodings } from './tensor-types.ts'
import { ARRAY_TYPE, BOOL_TYPE, type GgufMetadata, type GgufValue, numberTypes, STRING_TYPE } from './value-types.ts'

export interface TensorInfo {
  name: string
  type: EncodingName
  /** Outermost dimension first. */
  shape: readonly number[]
  /** Bytes from the start of the data. */
  offset: number
}

/** The bytes of a header without the padding behind it. */
export function encodeHeader(metadata: GgufMetadata, tensors: readonly TensorInfo[]): Uint8Array {
  return Buffer.concat([
    Buffer.from(MAGIC, 'latin1'),
    uint32(VERSION),
    uint64(tensors.length),
    uint64(metadata.size),
    ...[...metadata].flatMap(([key, value]) => [text(key), ...encodeValue(value)]),
    ...tensors.flatMap(({ name, type, shape, offset }) => [
      text(name), uint32(shape.length), ...shape.toReversed().map(uint64), uint32(encodings[type].id), uint64(offset),
    ]),
  ])
}

function encodeValue(value: GgufValue): Uint8Array[] {
  switch (value.type) {
    case 'string':
      return [uint32(STRING_TYPE), text(value.value)]
    case 'bool':
      return [uint32(BOOL_TYPE), Uint8Array.of(Number(value.value))]
    case 'array':
      return [uint32(ARRAY_TYPE), ...encodeArray(value)]
    default: {
      const { id, array } = numberTypes[value.type]
      return [uint32(id), bytesOf(array.of(value.value as never))]
    }
  }
}

function encodeArray(array: Extract<GgufValue, { type: 'array' }>): Uint8Array[] {
  const length = uint64(array.value.length)
  if (array.items === 'string') return [uint32(STRING_TYPE), length, ...array.value.map(text)]
  if (array.items === 'bool') return [uint32(BOOL_TYPE), length, Uint8Array.from(array.value, Number)]
  return [uint32(numberTypes[array.items].id), length, bytesOf(array.value)]
}

const bytesOf = ({ buffer, byteOffset, byteLength }: ArrayBufferView) => new Uint8Array(buffer, byteOffset, byteLength)
const uint32 = (value: number) => bytesOf(Uint32Array.of(value))
const uint64 = (value: number) => bytesOf(BigUint64Array.of(BigInt(value)))

function text(value: string): Uint8Array {
  const bytes = Buffer.from(value, 'utf8')
  return Buffer.concat([uint64(bytes.length), bytes])
}
