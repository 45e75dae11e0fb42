import type { DType } from './dtype.ts'
import { simulateLiveness, type Liveness } from './memory/liveness.ts'
import { fixOrder } from './onnx/fix-order.ts'
import { Lowering } from './onnx/lowering.ts'
import type { OnnxModel } from './onnx/model.ts'
import type { OpName } from './ops/attributes.ts'
import { ops } from './ops/index.ts'
import type { Op } from './ops/op.ts'
import { fuse } from './passes/fuse.ts'
import { recompute, type RecomputeLevel } from './passes/recompute.ts'
import { schedule } from './passes/schedule.ts'
import { stripCustomGradients } from './passes/strip-custom-gradients.ts'
import { verify } from './passes/verify.ts'
import type { Shape } from './shape.ts'
import type { Tensor } from './tensor.ts'

export interface CompileOptions {
  /** Whether the provider has ONNX Runtime's contrib kernels (`FusedMatMul` and others); CPU and CUDA have. */
  contrib?: boolean
  recompute?: RecomputeLevel
  /** Check the graph after each pass; on in tests. */
  verify?: boolean
}

/** A computation ready for a session. */
export interface CompiledGraph {
  model: OnnxModel
  inputs: readonly { name: string; shape: Shape; dtype: DType }[]
  outputs: readonly { name: string; shape: Shape; dtype: DType }[]
  /** Predicted memory of the intermediate tensors. */
  liveness: Liveness
}

/**
 * Turns named result tensors into an ONNX model: fuses patterns, applies the recompute level, orders nodes for little
 * memory, lowers each op by its row in the table.
 */
export function compile(results: Readonly<Record<string, Tensor>>, options: CompileOptions = {}): CompiledGraph {
  const { contrib = true, recompute: level = 'none', verify: check = process.env.VITEST !== undefined } = options
  const names = Object.keys(results)
  let outputs = Object.values(results)
  const passes: [string, (outputs: readonly Tensor[]) => Tensor[]][] = [
    ['building', (tensors) => [...tensors]],
    ['strip custom gradients', stripCustomGradients],
    ['fuse', fuse],
    ['recompute', (tensors) => recompute(tensors, level)],
  ]
  for (const [name, pass] of passes) {
    outputs = pass(outputs)
    if (check) verify(outputs, name)
  }

  const lowering = new Lowering({ contrib })
  const valueOf = new Map<Tensor, string>()
  for (const tensor of schedule(outputs)) {
    const inputs = tensor.inputs.map((input) => valueOf.get(input)!)
    valueOf.set(tensor, (ops[tensor.op] as Op<OpName>).onnx(lowering, tensor, inputs))
  }
  const inputNames = lowering.model.inputs.map(({ name }) => name)
  const reserved = [...names, ...inputNames].find((name) => name.startsWith('%'))
  if (reserved) throw new Error(`internal: "${reserved}" is a name of the engine's own`)
  const twice = names.find((name) => inputNames.includes(name))
  if (twice) throw new Error(`internal: "${twice}" names an input and a result`)
  const model = fixOrder(nameOutputs(lowering.model, outputs, names, valueOf))
  return { model, inputs: model.inputs, outputs: model.outputs, liveness: simulateLiveness(model) }
}

/** Gives the results their own names; a result that is an input or shares its value with another gets an Identity. */
function nameOutputs(model: OnnxModel, outputs: readonly Tensor[], names: string[], valueOf: Map<Tensor, string>) {
  const producer = new Map(model.nodes.map((node) => [node.output, node]))
  const renamed = new Map<string, string>()
  outputs.forEach((tensor, index) => {
    const value = valueOf.get(tensor)!
    const name = names[index]
    model.outputs.push({ name, dtype: tensor.dtype, shape: tensor.shape })
    if (producer.has(value) && !renamed.has(value)) renamed.set(value, name)
    else {
      const inputs = [renamed.get(value) ?? value]
      const { dtype, shape } = tensor
      model.nodes.push({ op: 'Identity', domain: '', name, inputs, output: name, dtype, shape, attributes: {} })
    }
  })
  for (const node of model.nodes) {
    node.output = renamed.get(node.output) ?? node.output
    node.inputs = node.inputs.map((input) => renamed.get(input) ?? input)
  }
  return model
}
