import { checkData } from './check-data.ts'
import type { DType, TensorData } from './dtype.ts'
import type { Attributes, OpName } from './ops/attributes.ts'
import { ops } from './ops/index.ts'
import { currentScope, type Scope } from './scope.ts'
import type { Shape } from './shape.ts'

/** A value in a computation that has been described but not run: an op applied to other tensors. */
export interface Tensor<K extends OpName = OpName> {
  /** Rises with creation, so within a phase inputs have smaller ids. A recomputed tensor shares its original's id. */
  readonly id: number
  readonly op: K
  readonly inputs: readonly Tensor[]
  readonly attributes: Attributes[K]
  readonly shape: Shape
  readonly dtype: DType
  readonly scope: Scope
  /** True when a recomputing backward pass should rather keep this tensor. */
  saved: boolean
}

let nextId = 1

/** Applies one op of the table; every other function that makes tensors ends here. */
export function apply<K extends OpName>(op: K, inputs: readonly Tensor[], attributes: Attributes[K]): Tensor<K> {
  const { shape, dtype } = ops[op].infer(inputs, attributes)
  const followsBackward = inputs.some((x) => x.scope.phase === 'backward')
  const scope: Scope = followsBackward ? { ...currentScope(), phase: 'backward' } : currentScope()
  return { id: nextId++, op, inputs, attributes, shape, dtype, scope, saved: false }
}

/** A value given at each run under `name`. */
export function input(name: string, shape: Shape, dtype: DType = 'float32'): Tensor {
  return apply('Input', [], { name, shape, dtype })
}

/** A value fixed at build time and stored inside the graph; for small tables and scalars. */
export function constant(data: TensorData | number, shape: Shape = [], dtype: DType = 'float32'): Tensor {
  const values = typeof data === 'number' ? Float32Array.of(data) : data
  checkData('a constant', dtype, shape, values)
  return apply('Constant', [], { data: values, shape, dtype })
}

/** Where a weight lies in a file; ONNX Runtime maps it into memory instead of copying it. */
export interface ExternalData {
  /** Absolute path. */
  readonly file: string
  readonly offset: number
  readonly byteLength: number
}

/** A value that stays in its file (ONNX external data), such as a tensor of a `.safetensors` file. */
export function external(name: string, location: ExternalData, shape: Shape, dtype: DType): Tensor {
  return apply('External', [], { name, location, shape, dtype })
}

/** Asks a recomputing backward pass to keep this tensor (an expensive one, such as a matrix product). */
export function save(tensor: Tensor): Tensor {
  tensor.saved = true
  return tensor
}
