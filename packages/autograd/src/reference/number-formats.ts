import { dtypes, type DType } from '../dtype.ts'

const word = new DataView(new ArrayBuffer(4))

/** The float16 of these bits (IEEE 754 binary16). */
function fromFloat16(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1
  const exponent = (bits >> 10) & 31
  const fraction = bits & 1023
  if (exponent === 31) return fraction === 0 ? sign * Infinity : NaN
  return exponent === 0 ? sign * fraction * 2 ** -24 : sign * (1024 + fraction) * 2 ** (exponent - 25)
}

function fromBfloat16(bits: number): number {
  word.setUint32(0, bits << 16)
  return word.getFloat32(0)
}

/** Rounds to a significand of `bits` bits, ties to even; no exponent below `smallestExponent` has all of them. */
function roundToBits(x: number, bits: number, smallestExponent: number, largest: number): number {
  if (x === 0 || !Number.isFinite(x)) return x
  const exponent = Math.max(Math.floor(Math.log2(Math.abs(x))), smallestExponent)
  const unit = 2 ** (exponent - bits + 1)
  const rounded = Math.sign(x) * roundHalfEven(Math.abs(x) / unit) * unit
  return Math.abs(rounded) > largest ? Math.sign(x) * Infinity : rounded
}

/** The nearest whole number, ties to the even one. */
export function roundHalfEven(x: number): number {
  const below = Math.floor(x)
  const rest = x - below
  if (rest === 0.5) return below % 2 === 0 ? below : below + 1
  return rest < 0.5 ? below : below + 1
}

/** What a cast to each type does to a number. Floats stay in float64: the reference has no rounding of its own. */
export const casts: { readonly [T in DType]: (x: number) => number } = {
  float32: (x) => x,
  float16: (x) => roundToBits(x, 11, -14, 65504),
  bfloat16: (x) => roundToBits(x, 8, -126, (2 - 2 ** -7) * 2 ** 127),
  uint8: Math.trunc,
  int8: Math.trunc,
  uint16: Math.trunc,
  int32: Math.trunc,
  int64: Math.trunc,
  bool: (x) => (x === 0 ? 0 : 1),
}

type Reader = (view: DataView, byteOffset: number) => number

/** How each type's elements lie in little-endian bytes. */
const readers: { readonly [T in DType]: Reader } = {
  float32: (view, at) => view.getFloat32(at, true),
  float16: (view, at) => fromFloat16(view.getUint16(at, true)),
  bfloat16: (view, at) => fromBfloat16(view.getUint16(at, true)),
  uint8: (view, at) => view.getUint8(at),
  int8: (view, at) => view.getInt8(at),
  uint16: (view, at) => view.getUint16(at, true),
  int32: (view, at) => view.getInt32(at, true),
  int64: (view, at) => Number(view.getBigInt64(at, true)),
  bool: (view, at) => view.getUint8(at),
}

/** The numbers that raw little-endian bytes of a type stand for. */
export function decode(bytes: ArrayBufferView, dtype: DType): number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const size = dtypes[dtype].bytes
  return Array.from({ length: bytes.byteLength / size }, (_, i) => readers[dtype](view, i * size))
}
