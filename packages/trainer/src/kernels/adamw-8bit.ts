import { updateElements } from './adamw.ts'
import { assign, doWhile, wasmFunction, type Statement, type Value, type Variable } from './assembler.ts'
import { advance, f32, f32x4, i32 } from './instructions.ts'
import { blockElements, layout, type TableAddresses } from './layout.ts'

const lanes = [0, 1, 2, 3] as const

/** The values of four codes. */
function decode(codes: Value<'i32'>, { values }: TableAddresses): Value<'v128'> {
  const place = (lane: number) => i32.shiftLeft(i32.loadByte(codes, lane), i32.constant(2))
  const [, ...others] = lanes
  return others.reduce((four, lane) => f32x4.loadLane(place(lane), values, four, lane), f32x4.loadFirst(place(0), values))
}

/** Writes the codes of four floats in [-1, 1]. */
function encode(
  floats: Value<'i32'>,
  offset: number,
  codes: Value<'i32'>,
  { starts, thresholds }: TableAddresses,
  start: Variable<'i32'>,
): Statement[] {
  return lanes.flatMap((lane) => {
    const upperHalf = i32.loadTwoBytes(floats, offset + 4 * lane + 2)
    const threshold = f32.load(i32.shiftLeft(start, i32.constant(2)), thresholds)
    return [
      assign(start, i32.loadByte(upperHalf, starts)),
      i32.storeByte(codes, i32.add(start, f32.isAbove(f32.load(floats, offset + 4 * lane), threshold)), lane),
    ]
  })
}

/** The greatest of four. */
const greatest = (four: Value<'v128'>): Value<'f32'> =>
  f32.max(f32.max(f32x4.lane(four, 0), f32x4.lane(four, 1)), f32.max(f32x4.lane(four, 2), f32x4.lane(four, 3)))

/**
 * One AdamW step with moments in 8 bits, block by block: unpacks them, updates, and packs them again with new scales.
 * A block has 256 elements and one scale a moment.
 */
export const adamW8bit = wasmFunction(
  {
    parameter: 'i32',
    meanCodes: 'i32',
    squareCodes: 'i32',
    meanScale: 'i32',
    squareScale: 'i32',
    gradient: 'i32',
    parameterEnd: 'i32',
  },
  {
    at: 'i32',
    start: 'i32',
    g: 'v128',
    m: 'v128',
    v: 'v128',
    largestMean: 'v128',
    largestSquare: 'v128',
    perMean: 'v128',
    perSquare: 'v128',
  },
  ({ parameter, gradient, parameterEnd, at, start, g, m, v, ...variables }) => {
    const { meanCodes, squareCodes, meanScale, squareScale, largestMean, largestSquare, perMean, perSquare } = variables
    const { mul, max, abs, splat, load, store } = f32x4
    const zero = splat(f32.constant(0))
    const float = i32.shiftLeft(at, i32.constant(2))
    const isInBlock = i32.isBelow(at, i32.constant(blockElements))
    const inverse = (scale: Value<'f32'>) =>
      splat(f32.select(f32.div(f32.constant(1), scale), f32.constant(0), f32.isAbove(scale, f32.constant(0))))
    const updateFour = [
      assign(m, mul(decode(i32.add(meanCodes, at), layout.meanTables), splat(f32.load(meanScale)))),
      assign(v, mul(decode(i32.add(squareCodes, at), layout.squareTables), splat(f32.load(squareScale)))),
      ...updateElements({ g, m, v }, load(gradient), parameter),
      store(float, m, layout.means),
      store(float, v, layout.squares),
      assign(largestMean, max(largestMean, abs(m))),
      assign(largestSquare, max(largestSquare, v)),
      ...[parameter, gradient].map((address) => advance(address, 16)),
      advance(at, 4),
    ]
    const packFour = [
      store(float, mul(load(float, layout.means), perMean), layout.means),
      store(float, mul(load(float, layout.squares), perSquare), layout.squares),
      ...encode(float, layout.means, i32.add(meanCodes, at), layout.meanTables, start),
      ...encode(float, layout.squares, i32.add(squareCodes, at), layout.squareTables, start),
      advance(at, 4),
    ]
    const block = [
      assign(largestMean, zero),
      assign(largestSquare, zero),
      assign(at, i32.constant(0)),
      doWhile(updateFour, isInBlock),
      f32.store(meanScale, greatest(largestMean)),
      f32.store(squareScale, greatest(largestSquare)),
      assign(perMean, inverse(f32.load(meanScale))),
      assign(perSquare, inverse(f32.load(squareScale))),
      assign(at, i32.constant(0)),
      doWhile(packFour, isInBlock),
      ...[meanCodes, squareCodes].map((address) => advance(address, blockElements)),
      ...[meanScale, squareScale].map((address) => advance(address, 4)),
    ]
    return { statements: [doWhile(block, i32.isBelow(parameter, parameterEnd))] }
  },
)
