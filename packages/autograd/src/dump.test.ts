import { describe, expect, it } from 'vitest'
import { dump } from './dump.ts'
import { add, matmul, mul, square, sum } from './functional.ts'
import { gradients } from './gradients.ts'
import { checkpoint, scope } from './scope.ts'
import { recompute } from './passes/recompute.ts'
import { input } from './tensor.ts'

/** Ids depend on what was built before; the dump of a graph by itself starts at 1. */
const fromOne = (text: string) => {
  const ids = [...new Set(text.match(/\b[tr]\d+/g)!.map((name) => Number(name.slice(1))))].sort((a, b) => a - b)
  return text.replace(/\b([tr])(\d+)/g, (_, kind, id) => `${kind}${ids.indexOf(Number(id)) + 1}`)
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
      "t1: float32[2, 3] = Input() {name="x"}  # forward
      t2: float32[4, 3] = Input() {name="weight"}  # forward
      t3: float32[2, 4] = MatMul(t1, t2) {transposeA=false, transposeB=true, alpha=1}  # block.project · forward
      t4: float32[] = Constant() {data=[0.5]}  # block · forward
      t5: float32[2, 4] = Mul(t3, t4)  # block · forward
      t6: float32[] = Constant() {data=[1]}  # block · forward
      t7: float32[2, 4] = Add(t5, t6)  # block · forward
      t8: float32[2, 4] = Mul(t7, t7)  # block · forward
      t9: float32[] = Sum(t8) {axes=[0,1], keepDims=false}  # block · forward
      t10: float32[] = Constant() {data=[1]}  # forward
      r3: float32[2, 4] = MatMul(t1, t2) {transposeA=false, transposeB=true, alpha=1}  # block.project · recompute
      r5: float32[2, 4] = Mul(r3, t4)  # block · recompute
      r7: float32[2, 4] = Add(r5, t6)  # block · recompute
      t11: float32[1, 1] = Reshape(t10)  # block · backward
      t12: float32[2, 4] = Expand(t11)  # block · backward
      t13: float32[] = Constant() {data=[2]}  # block · backward
      t14: float32[2, 4] = Mul(r7, t13)  # block · backward
      t15: float32[2, 4] = Mul(t12, t14)  # block · backward
      t16: float32[2, 4] = Mul(t15, t4)  # block · backward
      t17: float32[4, 3] = MatMul(t16, t1) {transposeA=true, transposeB=false, alpha=1}  # block.project · backward"
    `)
  })
})
