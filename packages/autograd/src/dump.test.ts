import { describe, expect, it } from 'vitest'
import { dump } from './dump.ts'
import { add, matmul, mul, square, sum } from './functional.ts'
import { gradients } from './gradients.ts'
import { checkpoint, scope } from './scope.ts'
import { recompute } from './passes/recompute.ts'
import { input } from './tensor.ts'

/** Ids depend on what was built before; the dump of a graph by itself starts at 1. */
const fromOne = (text: string) => {
  const ids = [...new Set(text.match(/%\d+/g))].sort((a, b) => Number(a.slice(1)) - Number(b.slice(1)))
  return text.replace(/%\d+/g, (id) => `%${ids.indexOf(id) + 1}`)
}

describe('dump', () => {
  it('shows each tensor on a line, in execution order', () => {
    const x = input('x', [2, 3])
    const weight = input('weight', [4, 3])
    const loss = checkpoint('block', () => {
      const y = scope('project', () => matmul(x, weight, { transposeB: true }))
      return sum(square(add(mul(y, 0.5), 1)))
    })
    const outputs = recompute([loss, ...gradients(loss, [weight])], 'full')
    expect(fromOne(dump(outputs))).toMatchInlineSnapshot(`
      "%1: float32[2, 3] = Input() {name="x"}  # forward
      %2: float32[4, 3] = Input() {name="weight"}  # forward
      %3: float32[2, 4] = MatMul(%1, %2) {transposeA=false, transposeB=true, alpha=1}  # block.project · forward
      %4: float32[] = Constant() {data=[0.5]}  # block · forward
      %5: float32[2, 4] = Mul(%3, %4)  # block · forward
      %6: float32[] = Constant() {data=[1]}  # block · forward
      %7: float32[2, 4] = Add(%5, %6)  # block · forward
      %8: float32[2, 4] = Mul(%7, %7)  # block · forward
      %9: float32[] = Sum(%8) {axes=[0,1], keepDims=false}  # block · forward
      %10: float32[] = Constant() {data=[1]}  # forward
      %3r: float32[2, 4] = MatMul(%1, %2) {transposeA=false, transposeB=true, alpha=1}  # block.project · recompute
      %5r: float32[2, 4] = Mul(%3r, %4)  # block · recompute
      %7r: float32[2, 4] = Add(%5r, %6)  # block · recompute
      %11: float32[1, 1] = Reshape(%10)  # block · backward
      %12: float32[2, 4] = Expand(%11)  # block · backward
      %13: float32[] = Constant() {data=[2]}  # block · backward
      %14: float32[2, 4] = Mul(%7r, %13)  # block · backward
      %15: float32[2, 4] = Mul(%12, %14)  # block · backward
      %16: float32[2, 4] = Mul(%15, %4)  # block · backward
      %17: float32[4, 3] = MatMul(%16, %1) {transposeA=true, transposeB=false, alpha=1}  # block.project · backward"
    `)
  })
})
