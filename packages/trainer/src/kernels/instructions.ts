import { assign, signed, unsigned, type Statement, type Type, type Value, type Variable } from './assembler.ts'

type Values<Types extends readonly Type[]> = { [Index in keyof Types]: Value<Types[Index]> }

/** An instruction that takes values and leaves one. */
const operation =
  <const Operands extends readonly Type[], Result extends Type>(
    _operands: Operands,
    type: Result,
    opcode: readonly number[],
  ) =>
  (...values: Values<Operands>): Value<Result> => ({
    type,
    code: [...(values as readonly Value[]).flatMap(({ code }) => code), ...opcode],
  })

/** Opcodes of vector instructions have a prefix. */
const vector = (opcode: number): number[] => [0xfd, ...unsigned(opcode)]

type Address = Value<'i32'>
/** Where in memory: an address, and what is added to it. Alignment is only a hint, and none is given. */
const at = (offset: number): number[] => [0, ...unsigned(offset)]

const load =
  <T extends Type>(type: T, opcode: readonly number[]) =>
  (address: Address, offset = 0): Value<T> => ({ type, code: [...address.code, ...opcode, ...at(offset)] })

const store =
  <T extends Type>(_type: T, opcode: readonly number[]) =>
  (address: Address, value: Value<T>, offset = 0): Statement => [...address.code, ...value.code, ...opcode, ...at(offset)]

/** The IEEE 754 bytes of a number. */
const float32 = (value: number): Uint8Array => new Uint8Array(Float32Array.of(value).buffer)

export const i32 = {
  constant: (value: number): Value<'i32'> => ({ type: 'i32', code: [0x41, ...signed(value)] }),
  add: operation(['i32', 'i32'], 'i32', [0x6a]),
  shiftLeft: operation(['i32', 'i32'], 'i32', [0x74]),
  isBelow: operation(['i32', 'i32'], 'i32', [0x49]),
  loadByte: load('i32', [0x2d]),
  loadTwoBytes: load('i32', [0x2f]),
  storeByte: store('i32', [0x3a]),
}

/** Moves an address on. */
export const advance = (address: Variable<'i32'>, bytes: number): Statement => assign(address, i32.add(address, i32.constant(bytes)))

export const f32 = {
  constant: (value: number): Value<'f32'> => ({ type: 'f32', code: [0x43, ...float32(value)] }),
  div: operation(['f32', 'f32'], 'f32', [0x95]),
  max: operation(['f32', 'f32'], 'f32', [0x97]),
  isAbove: operation(['f32', 'f32'], 'i32', [0x5e]),
  load: load('f32', [0x2a]),
  store: store('f32', [0x38]),
  /** The first value where the condition holds, else the second. */
  select: operation(['f32', 'f32', 'i32'], 'f32', [0x1b]),
}

export const f64 = {
  add: operation(['f64', 'f64'], 'f64', [0xa0]),
}

/** Four floats at once. */
export const f32x4 = {
  load: load('v128', vector(0)),
  store: store('v128', vector(11)),
  /** One float in all four places. */
  splat: operation(['f32'], 'v128', vector(19)),
  /** One of the four. */
  lane: (value: Value<'v128'>, lane: 0 | 1 | 2 | 3): Value<'f32'> => ({ type: 'f32', code: [...value.code, ...vector(31), lane] }),
  /** The first float of a vector, from memory; the others are zero. */
  loadFirst: load('v128', vector(92)),
  /** A vector with one of its floats taken from memory. */
  loadLane: (address: Address, offset: number, value: Value<'v128'>, lane: 0 | 1 | 2 | 3): Value<'v128'> => ({
    type: 'v128',
    code: [...address.code, ...value.code, ...vector(86), ...at(offset), lane],
  }),
  add: operation(['v128', 'v128'], 'v128', vector(228)),
  sub: operation(['v128', 'v128'], 'v128', vector(229)),
  mul: operation(['v128', 'v128'], 'v128', vector(230)),
  div: operation(['v128', 'v128'], 'v128', vector(231)),
  max: operation(['v128', 'v128'], 'v128', vector(233)),
  abs: operation(['v128'], 'v128', vector(224)),
  sqrt: operation(['v128'], 'v128', vector(227)),
  /** All bits of a place where the first is smaller, none elsewhere. */
  isBelow: operation(['v128', 'v128'], 'v128', vector(67)),
  /** The first vector, zero where the second has bits. */
  zeroWhere: operation(['v128', 'v128'], 'v128', vector(79)),
}

/** Two doubles at once. */
export const f64x2 = {
  /** Two floats from memory, as doubles. */
  loadFloats: (address: Address, offset = 0): Value<'v128'> => ({
    type: 'v128',
    code: [...load('v128', vector(93))(address, offset).code, ...vector(95)],
  }),
  lane: (value: Value<'v128'>, lane: 0 | 1): Value<'f64'> => ({ type: 'f64', code: [...value.code, ...vector(33), lane] }),
  add: operation(['v128', 'v128'], 'v128', vector(240)),
  mul: operation(['v128', 'v128'], 'v128', vector(242)),
}
