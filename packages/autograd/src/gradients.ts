import { add, expand, reshape, sum } from './functional.ts'
import { ops } from './ops/index.ts'
import type { Op } from './ops/op.ts'
import type { OpName } from './ops/attributes.ts'
import { withScope } from './scope.ts'
import { sameShape, type Shape } from './shape.ts'
import { constant, type Tensor } from './tensor.ts'
import { topologicalOrder } from './traversal.ts'

/**
 * The gradients of the scalar `loss` with respect to each tensor of `wrt`, by reverse-mode differentiation
 * (Griewank & Walther 2008). They are tensors like any other and have the shapes of `wrt`.
 * A tensor the loss does not depend on gets zeros.
 */
export function gradients(loss: Tensor, wrt: readonly Tensor[]): Tensor[] {
  if (loss.shape.length !== 0) throw new Error(`internal: gradients start at a scalar, got [${loss.shape}]`)
  const order = topologicalOrder([loss])
  const needed = dependents(order, wrt)
  const gradientOf = new Map<Tensor, Tensor>([[loss, constant(1)]])
  for (const y of order.reverse()) {
    const dy = gradientOf.get(y)
    if (!dy || !needed.has(y) || y.inputs.length === 0) continue
    const { gradient } = ops[y.op] as Op<OpName>
    if (gradient === 'none') throw new Error(`internal: ${y.op} in ${y.scope.path} is not differentiable`)
    const place = { path: y.scope.path, phase: 'backward', region: undefined } as const
    const inputGradients = withScope(place, () => gradient(dy, y))
    if (inputGradients.length !== y.inputs.length) {
      throw new Error(`internal: ${y.op} has ${y.inputs.length} inputs but ${inputGradients.length} gradients`)
    }
    y.inputs.forEach((x, index) => {
      const dx = inputGradients[index]
      if (!dx || !needed.has(x)) return
      withScope({ path: x.scope.path, phase: 'backward', region: undefined }, () => {
        const summed = sumToShape(dx, x.shape)
        const soFar = gradientOf.get(x)
        gradientOf.set(x, soFar ? add(soFar, summed) : summed)
      })
    })
  }
  return wrt.map((x) => gradientOf.get(x) ?? expand(constant(0), x.shape))
}

/** The tensors of `order` that depend on one of `sources`, and these. */
function dependents(order: readonly Tensor[], sources: readonly Tensor[]): Set<Tensor> {
  const found = new Set(sources)
  for (const tensor of order) {
    if (tensor.inputs.some((input) => found.has(input))) found.add(tensor)
  }
  return found
}

/** Undoes broadcasting: sums `x` over the axes along which `shape` was stretched to it. */
function sumToShape(x: Tensor, shape: Shape): Tensor {
  if (sameShape(x.shape, shape)) return x
  const extra = x.shape.length - shape.length
  if (extra < 0 || x.shape.slice(extra).some((size, axis) => size < shape[axis])) return expand(x, shape)
  const axes = x.shape.flatMap((size, axis) => (axis < extra || shape[axis - extra] !== size ? [axis] : []))
  return reshape(sum(x, { axes, keepDims: true }), shape)
}
