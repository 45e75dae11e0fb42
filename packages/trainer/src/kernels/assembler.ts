/*
 * Writes small WebAssembly modules: arithmetic on vectors of four floats, which JavaScript does not have. What is
 * written here is WebAssembly's binary format (Core Specification 2.0, section 5); nothing is compiled beforehand.
 */

const opcodes = { get: 0x20, set: 0x21, loop: 0x03, branchIf: 0x0d, end: 0x0b } as const
const noResult = 0x40
/** The loop to go on with. */
const innermost = 0

const typeCodes = { i32: 0x7f, f32: 0x7d, f64: 0x7c, v128: 0x7b } as const

export type Type = keyof typeof typeCodes

/** Instructions that leave one value behind. */
export interface Value<T extends Type = Type> {
  readonly type: T
  readonly code: readonly number[]
}

/** Instructions that leave nothing behind. */
export type Statement = readonly number[]

/** A parameter or a local variable of a function; as a value, what it holds. */
export interface Variable<T extends Type = Type> extends Value<T> {
  readonly index: number
}

export const assign = <T extends Type>(variable: Variable<T>, value: Value<T>): Statement => [
  ...value.code,
  opcodes.set,
  ...unsigned(variable.index),
]

/** Statements done again as long as the condition holds afterwards. */
export const doWhile = (body: readonly Statement[], condition: Value<'i32'>): Statement => [
  opcodes.loop,
  noResult,
  ...body.flat(),
  ...condition.code,
  opcodes.branchIf,
  innermost,
  opcodes.end,
]

type Variables<Types extends Readonly<Record<string, Type>>> = { readonly [Name in keyof Types]: Variable<Types[Name]> }

export interface WasmFunction {
  readonly parameters: readonly Type[]
  readonly locals: readonly Type[]
  readonly body: readonly number[]
  readonly result?: Type
}

/**
 * A function of a module.
 * @param parameters their types by name, in order
 * @param locals the types of its other variables, by name; they start at zero
 * @param body what it does, and the value it returns if it returns one
 */
export function wasmFunction<
  const Parameters extends Readonly<Record<string, Type>>,
  const Locals extends Readonly<Record<string, Type>>,
>(
  parameters: Parameters,
  locals: Locals,
  body: (variables: Variables<Parameters & Locals>) => { statements: readonly Statement[]; result?: Value },
): WasmFunction {
  const types = { ...parameters, ...locals }
  const variables = Object.entries(types).map(([name, type], index) => {
    const variable: Variable = { type, index, code: [opcodes.get, ...unsigned(index)] }
    return [name, variable]
  })
  const { statements, result } = body(Object.fromEntries(variables))
  return {
    parameters: Object.values(parameters),
    locals: Object.values(locals),
    body: [...statements.flat(), ...(result?.code ?? [])],
    ...(result && { result: result.type }),
  }
}

/** "\0asm", version 1. */
const magic = [0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0]
const sections = { types: 1, imports: 2, functions: 3, exports: 7, code: 10 } as const
const functionType = 0x60
const kinds = { function: 0, memory: 2 } as const
const withoutMaximum = 0

/** The bytes of a module that works on a memory given to it as `environment.memory`, of `pages` of 64 KiB or more. */
export function assemble(functions: Readonly<Record<string, WasmFunction>>, pages: number): Uint8Array<ArrayBuffer> {
  const all = Object.values(functions)
  const types = all.map(({ parameters, result }) => [functionType, ...typeList(parameters), ...typeList(result ? [result] : [])])
  const memory = [...text('environment'), ...text('memory'), kinds.memory, withoutMaximum, ...unsigned(pages)]
  const exported = Object.keys(functions).map((name, index) => [...text(name), kinds.function, ...unsigned(index)])
  const bodies = all.map(({ locals, body }) => {
    const code = [...list(locals.map((type) => [1, typeCodes[type]])), ...body, opcodes.end]
    return [...unsigned(code.length), ...code]
  })
  return Uint8Array.of(
    ...magic,
    ...section(sections.types, types),
    ...section(sections.imports, [memory]),
    ...section(sections.functions, all.map((_, index) => unsigned(index))),
    ...section(sections.exports, exported),
    ...section(sections.code, bodies),
  )
}

const list = (items: readonly (readonly number[])[]): number[] => [...unsigned(items.length), ...items.flat()]
const typeList = (types: readonly Type[]): number[] => list(types.map((type) => [typeCodes[type]]))
const text = (characters: string): number[] => list([...new TextEncoder().encode(characters)].map((byte) => [byte]))

function section(id: number, items: readonly (readonly number[])[]): number[] {
  const bytes = list(items)
  return [id, ...unsigned(bytes.length), ...bytes]
}

/** An unsigned integer, seven bits a byte (LEB128). */
export function unsigned(value: number): number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...unsigned(value >>> 7)]
}

/** A signed integer, seven bits a byte (LEB128). */
export function signed(value: number): number[] {
  const isLast = value >= -0x40 && value < 0x40
  return isLast ? [value & 0x7f] : [(value & 0x7f) | 0x80, ...signed(value >> 7)]
}
