/** A metadata type whose values all have the same size, with the array that holds many of them. */
interface NumberType {
  id: number
  bytes: number
  array:
    | Uint8ArrayConstructor
    | Int8ArrayConstructor
    | Uint16ArrayConstructor
    | Int16ArrayConstructor
    | Uint32ArrayConstructor
    | Int32ArrayConstructor
    | Float32ArrayConstructor
    | Float64ArrayConstructor
    | BigUint64ArrayConstructor
    | BigInt64ArrayConstructor
}

/** The number types of GGUF metadata with their ids in files. Specification: https://github.com/ggml-org/ggml/blob/master/docs/gguf.md */
export const numberTypes = {
  uint8: { id: 0, bytes: 1, array: Uint8Array },
  int8: { id: 1, bytes: 1, array: Int8Array },
  uint16: { id: 2, bytes: 2, array: Uint16Array },
  int16: { id: 3, bytes: 2, array: Int16Array },
  uint32: { id: 4, bytes: 4, array: Uint32Array },
  int32: { id: 5, bytes: 4, array: Int32Array },
  float32: { id: 6, bytes: 4, array: Float32Array },
  uint64: { id: 10, bytes: 8, array: BigUint64Array },
  int64: { id: 11, bytes: 8, array: BigInt64Array },
  float64: { id: 12, bytes: 8, array: Float64Array },
} as const satisfies Record<string, NumberType>

export type NumberTypeName = keyof typeof numberTypes

/** The types whose values are not numbers of one size. */
export const BOOL_TYPE = 7
export const STRING_TYPE = 8
export const ARRAY_TYPE = 9

type ArrayOf<Name extends NumberTypeName> = InstanceType<(typeof numberTypes)[Name]['array']>

type NumberValue = { [Name in NumberTypeName]: { type: Name; value: ArrayOf<Name>[number] } }[NumberTypeName]
type NumbersValue = { [Name in NumberTypeName]: { type: 'array'; items: Name; value: ArrayOf<Name> } }[NumberTypeName]

/** A metadata value with its type; 64-bit integers are bigints, arrays of numbers typed arrays. */
export type GgufValue =
  | NumberValue
  | NumbersValue
  | { type: 'bool'; value: boolean }
  | { type: 'string'; value: string }
  | { type: 'array'; items: 'bool'; value: readonly boolean[] }
  | { type: 'array'; items: 'string'; value: readonly string[] }

export type GgufMetadata = ReadonlyMap<string, GgufValue>

/** Makes metadata values of the types that models need. */
export const ggufValue = {
  uint32: (value: number): GgufValue => ({ type: 'uint32', value }),
  float32: (value: number): GgufValue => ({ type: 'float32', value }),
  bool: (value: boolean): GgufValue => ({ type: 'bool', value }),
  text: (value: string): GgufValue => ({ type: 'string', value }),
  texts: (value: readonly string[]): GgufValue => ({ type: 'array', items: 'string', value }),
  int32s: (value: Iterable<number>): GgufValue => ({ type: 'array', items: 'int32', value: Int32Array.from(value) }),
  float32s: (value: Iterable<number>): GgufValue => ({ type: 'array', items: 'float32', value: Float32Array.from(value) }),
}
