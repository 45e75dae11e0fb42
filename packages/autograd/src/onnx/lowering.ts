import { dtypes, type DType, type TensorData } from '../dtype.ts'
import { valueName } from '../dump.ts'
import type { Shape } from '../shape.ts'
import type { ExternalData, Tensor } from '../tensor.ts'
import type { OnnxAttribute, OnnxModel } from './model.ts'

type NodeAttributes = Readonly<Record<string, OnnxAttribute>>

/** Collects ONNX nodes while tensors are lowered one after the other; hands out names for values. */
export class Lowering {
  readonly model: OnnxModel = { nodes: [], inputs: [], outputs: [], initializers: [] }
  /** True where the provider has ONNX Runtime's own (contrib) kernels. */
  readonly contrib: boolean
  private readonly shared = new Map<string, string>()
  private stepCount = 0

  constructor({ contrib }: { contrib: boolean }) {
    this.contrib = contrib
  }

  /** The node that yields `y`; the value gets the tensor's name. */
  node(op: string, inputs: readonly string[], y: Tensor, attributes: NodeAttributes = {}, domain = ''): string {
    const output = valueName(y)
    const name = `${y.scope.path || 'root'}/${output}`
    this.model.nodes.push({ op, domain, name, inputs, output, dtype: y.dtype, shape: y.shape, attributes })
    return output
  }

  /** A node on the way to a tensor, for an op that takes several. */
  step(op: string, inputs: readonly string[], dtype: DType, shape: Shape, attributes: NodeAttributes = {}): string {
    const output = `%step${++this.stepCount}`
    this.model.nodes.push({ op, domain: '', name: output, inputs, output, dtype, shape, attributes })
    return output
  }

  swapLastAxes(name: string, tensor: Pick<Tensor, 'shape' | 'dtype'>): string {
    const axes = tensor.shape.map((_, axis) => axis)
    const permutation = [...axes.slice(0, -2), axes.length - 1, axes.length - 2]
    const shape = permutation.map((axis) => tensor.shape[axis])
    return this.step('Transpose', [name], tensor.dtype, shape, { perm: permutation })
  }

  input(name: string, dtype: DType, shape: Shape): string {
    if (this.model.inputs.some((other) => other.name === name)) throw new Error(`internal: two inputs named "${name}"`)
    this.model.inputs.push({ name, dtype, shape })
    return name
  }

  constant(name: string, dtype: DType, shape: Shape, data: TensorData): string {
    this.model.initializers.push({ name, dtype, shape, data })
    return name
  }

  external(name: string, dtype: DType, shape: Shape, location: ExternalData): string {
    this.model.initializers.push({ name, dtype, shape, location })
    return name
  }

  /** A small list of whole numbers, such as a shape; equal lists are stored once. */
  ints(values: readonly number[]): string {
    const data = BigInt64Array.from(values, BigInt)
    return this.once(`%ints[${values}]`, (name) => this.constant(name, 'int64', [values.length], data))
  }

  scalar(value: number, dtype: DType): string {
    if (dtype !== 'float32') throw new Error(`internal: no scalar constants of ${dtype}`)
    return this.once(`%scalar ${value}`, (name) => this.constant(name, dtype, [], Float32Array.of(value)))
  }

  /** A table of floats that several nodes share. */
  table(name: string, shape: Shape, values: () => Float32Array): string {
    return this.once(name, () => this.constant(name, 'float32', shape, values()))
  }

  dtype(dtype: DType): number {
    return dtypes[dtype].onnx
  }

  private once(name: string, make: (name: string) => string): string {
    const known = this.shared.get(name)
    if (known) return known
    this.shared.set(name, make(name))
    return name
  }
}
