import { assign, doWhile, wasmFunction, type Variable } from './assembler.ts'
import { advance, f32x4, f64, f64x2, i32 } from './instructions.ts'

/** Adds floats to others in place. */
export const addTo = wasmFunction({ sum: 'i32', addend: 'i32', sumEnd: 'i32' }, {}, ({ sum, addend, sumEnd }) => ({
  statements: [
    doWhile(
      [f32x4.store(sum, f32x4.add(f32x4.load(sum), f32x4.load(addend))), advance(sum, 16), advance(addend, 16)],
      i32.isBelow(sum, sumEnd),
    ),
  ],
}))

/** The sum of the squares of floats, in float64: eight sums side by side, then together. */
export const squaredSum = wasmFunction(
  { address: 'i32', end: 'i32' },
  { pair: 'v128', sum0: 'v128', sum1: 'v128', sum2: 'v128', sum3: 'v128' },
  ({ address, end, pair, ...sums }) => {
    const addSquares = (sum: Variable<'v128'>, index: number) => [
      assign(pair, f64x2.loadFloats(address, 8 * index)),
      assign(sum, f64x2.add(sum, f64x2.mul(pair, pair))),
    ]
    const { sum0, sum1, sum2, sum3 } = sums
    return {
      statements: [
        doWhile([...Object.values(sums).flatMap(addSquares), advance(address, 32)], i32.isBelow(address, end)),
        assign(pair, f64x2.add(f64x2.add(sum0, sum1), f64x2.add(sum2, sum3))),
      ],
      result: f64.add(f64x2.lane(pair, 0), f64x2.lane(pair, 1)),
    }
  },
)
