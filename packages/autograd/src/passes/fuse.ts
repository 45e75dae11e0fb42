import { elementCount, sameShape } from '../shape.ts'
import type { Tensor } from '../tensor.ts'
import { consumersOf, rewrite, topologicalOrder } from '../traversal.ts'

/** Whether a tensor may disappear into `y`: nothing else reads it, and both are computed in the same place. */
type OnlyUsedHere = (tensor: Tensor) => boolean

interface Fused {
  /** What replaces `y`. */
  by: Pick<Tensor, 'op' | 'inputs' | 'attributes'>
  /** The tensor that disappears into it; a mark to save it passes on. */
  absorbed?: Tensor
}

interface Fusion {
  name: string
  /** `undefined` when the pattern is not there. */
  match: (y: Tensor, onlyUsedHere: OnlyUsedHere) => Fused | undefined
}

const is = <K extends Tensor['op']>(tensor: Tensor, op: K): tensor is Tensor<K> => tensor.op === op

const isPlainScalar = (tensor: Tensor): tensor is Tensor<'Constant'> =>
  is(tensor, 'Constant') && tensor.dtype === 'float32' && elementCount(tensor.shape) === 1 && tensor.shape.length <= 1

/** The work of a matrix product, to fold the smaller of two into the larger. */
const innerSize = (product: Tensor<'MatMul'>): number =>
  product.attributes.transposeA ? product.inputs[0].shape.at(-2)! : product.inputs[0].shape.at(-1)!

/** Patterns and the kernels of ONNX Runtime that do them in one pass over memory. */
const fusions: readonly Fusion[] = [
  {
    name: 'Mul(x, Sigmoid(x)) → Silu',
    match: (y, onlyUsedHere) => {
      if (!is(y, 'Mul')) return undefined
      const [x, gate] = is(y.inputs[1], 'Sigmoid') ? y.inputs : [...y.inputs].reverse()
      if (!is(gate, 'Sigmoid') || gate.inputs[0] !== x || !onlyUsedHere(gate)) return undefined
      return { by: { op: 'Silu', inputs: [x], attributes: {} }, absorbed: gate }
    },
  },
  {
    name: 'MatMul of Transpose → MatMul that reads the other way',
    match: (y) => {
      if (!is(y, 'MatMul')) return undefined
      const [a, b] = y.inputs.map((x) => (swapsLastAxes(x) ? x.inputs[0] : x))
      if (a === y.inputs[0] && b === y.inputs[1]) return undefined
      const { transposeA, transposeB, alpha } = y.attributes
      const attributes = {
        transposeA: transposeA !== (a !== y.inputs[0]),
        transposeB: transposeB !== (b !== y.inputs[1]),
        alpha,
      }
      return { by: { op: 'MatMul', inputs: [a, b], attributes } }
    },
  },
  {
    name: 'MatMul × scalar → MatMul with alpha',
    match: (y, onlyUsedHere) => {
      if (!is(y, 'Mul')) return undefined
      const [product, factor] = is(y.inputs[0], 'MatMul') ? y.inputs : [...y.inputs].reverse()
      if (!is(product, 'MatMul') || !isPlainScalar(factor) || !onlyUsedHere(product)) return undefined
      const alpha = product.attributes.alpha * Number(factor.attributes.data[0])
      const attributes = { ...product.attributes, alpha }
      return { by: { op: 'MatMul', inputs: product.inputs, attributes }, absorbed: product }
    },
  },
  {
    name: 'MatMul + c → Gemm',
    match: (y, onlyUsedHere) => {
      if (!is(y, 'Add')) return undefined
      const products = y.inputs.filter(
        (x): x is Tensor<'MatMul'> =>
          is(x, 'MatMul') && x.shape.length === 2 && x.inputs[1].shape.length === 2 && onlyUsedHere(x),
      )
      if (products.length === 0 || y.inputs[0] === y.inputs[1]) return undefined
      const product = products.reduce((best, other) => (innerSize(other) < innerSize(best) ? other : best))
      const c = y.inputs[0] === product ? y.inputs[1] : y.inputs[0]
      if (!sameShape(y.shape, product.shape)) return undefined
      return { by: { op: 'Gemm', inputs: [...product.inputs, c], attributes: product.attributes }, absorbed: product }
    },
  },
]

function swapsLastAxes(x: Tensor): boolean {
  if (!is(x, 'Transpose')) return false
  const { permutation } = x.attributes
  const rank = permutation.length
  return permutation.every((from, to) => from === (to === rank - 1 ? rank - 2 : to === rank - 2 ? rank - 1 : to))
}

/** Replaces each pattern of `fusions` by its fused op, until none is left. */
export function fuse(outputs: readonly Tensor[]): Tensor[] {
  let current = [...outputs]
  for (const fusion of fusions) {
    const consumers = consumersOf(topologicalOrder(current))
    const isOutput = new Set(current)
    const originals = new Map<Tensor, Tensor>()
    current = rewrite(current, (y, originalY) => {
      const fused = fusion.match(y, (tensor) => {
        const original = originals.get(tensor)
        if (!original || consumers.get(original)!.length > 1 || isOutput.has(original)) return false
        return tensor.scope.phase === y.scope.phase && tensor.scope.region === y.scope.region
      })
      const result = fused ? { ...y, ...fused.by, saved: y.saved || fused.absorbed?.saved === true } : y
      originals.set(result, originalY)
      return result
    })
  }
  return current
}

