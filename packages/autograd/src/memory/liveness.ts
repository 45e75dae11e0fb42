import type { OnnxModel } from '../onnx/model.ts'
import { executionOrder } from './execution-order.ts'

/** Ops whose result is the same memory as their first input. */
const aliases = new Set(['Reshape'])

/** Ops that ONNX Runtime lets write their result over an input of the same size that nobody needs any more. */
const inPlace = new Set([
  ...['Add', 'Sub', 'Mul', 'Div', 'Neg', 'Exp', 'Log', 'Sqrt', 'Reciprocal', 'Abs', 'Floor', 'Sin', 'Cos', 'Erf'],
  ...['Tanh', 'Sigmoid', 'Softmax', 'ScatterND'],
])

export interface Liveness {
  /** The most bytes of intermediate tensors that are alive at once. */
  peakBytes: number
  /** The node that runs at the peak. */
  peakNode: string
}

/**
 * Simulates the memory of one run: which intermediate tensors are alive while each node runs, in ONNX Runtime's own
 * order. Weights mapped from files and the inputs of the run are not counted.
 */
export function simulateLiveness(model: OnnxModel): Liveness {
  const order = executionOrder(model)
  const outputs = new Set(model.outputs.map((output) => output.name))
  const bufferOf = new Map<string, { bytes: number; users: number; kept: boolean }>()
  const usesOf = new Map<string, number>()
  for (const node of order) for (const name of node.inputs) usesOf.set(name, (usesOf.get(name) ?? 0) + 1)

  let live = 0
  let peak: Liveness = { peakBytes: 0, peakNode: '' }
  for (const node of order) {
    const dying = node.inputs.find((name) => {
      const buffer = bufferOf.get(name)
      return buffer && !buffer.kept && buffer.users === 1 && buffer.bytes === node.bytes
    })
    const reused = aliases.has(node.op) ? node.inputs[0] : inPlace.has(node.op) ? dying : undefined
    const buffer = (reused !== undefined && bufferOf.get(reused)) || { bytes: node.bytes, users: 0, kept: false }
    if (!reused || !bufferOf.has(reused)) {
      live += node.bytes
      if (live > peak.peakBytes) peak = { peakBytes: live, peakNode: node.name }
    }
    buffer.users += usesOf.get(node.output) ?? 0
    buffer.kept ||= outputs.has(node.output)
    bufferOf.set(node.output, buffer)
    for (const name of node.inputs) {
      const used = bufferOf.get(name)
      if (!used) continue
      used.users--
      if (used.users === 0 && !used.kept) live -= used.bytes
    }
    if (buffer.users === 0 && !buffer.kept && !usesOf.has(node.output)) live -= buffer.bytes
  }
  return peak
}
