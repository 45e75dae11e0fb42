import { InferenceSession, Tensor as OnnxTensor } from 'onnxruntime-node'
import type { CompiledGraph } from '../compile.ts'
import type { TensorData } from '../dtype.ts'
import { encodeModel } from '../onnx/model.ts'

/**
 * A compiled graph as the bytes of an ONNX file, for other programs.
 * @param folder where the file will be: weights that lie in files below it are named relative to it
 * @param rename the names of inputs and outputs in the file
 */
export function onnxFile({ model }: CompiledGraph, folder: string, rename: (name: string) => string): Uint8Array {
  const shown = new Set([...model.inputs, ...model.outputs].map(({ name }) => name))
  const renamed = (name: string) => (shown.has(name) ? rename(name) : name)
  const value = <V extends { name: string }>(each: V): V => ({ ...each, name: renamed(each.name) })
  return encodeModel({
    ...model,
    inputs: model.inputs.map(value),
    outputs: model.outputs.map(value),
    nodes: model.nodes.map((node) => ({ ...node, inputs: node.inputs.map(renamed), output: renamed(node.output) })),
  }, folder)
}

/** An ONNX file in ONNX Runtime, as any program would open it. */
export interface OnnxFileSession {
  run(inputs: Readonly<Record<string, TensorData>>): Promise<Record<string, TensorData>>
  release(): Promise<void>
}

/** @param shapes of the inputs, by name; all are of the type of their data */
export async function openOnnxFile(path: string, shapes: Readonly<Record<string, readonly number[]>>): Promise<OnnxFileSession> {
  const session = await InferenceSession.create(path, { executionProviders: ['cpu'], logSeverityLevel: 3 })
  return {
    async run(inputs) {
      const feeds = Object.fromEntries(Object.entries(inputs).map(([name, data]) => [name, tensorOf(data, shapes[name])]))
      const results = await session.run(feeds)
      return Object.fromEntries(Object.entries(results).map(([name, { data }]) => [name, data as TensorData]))
    },
    release: () => session.release(),
  }
}

function tensorOf(data: TensorData, shape: readonly number[]): OnnxTensor {
  return data instanceof Int32Array ? new OnnxTensor('int32', data, shape) : new OnnxTensor('float32', data as Float32Array, shape)
}
