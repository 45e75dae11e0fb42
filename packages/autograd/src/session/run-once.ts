import { compile, type CompileOptions } from '../compile.ts'
import type { TensorData } from '../dtype.ts'
import type { Tensor } from '../tensor.ts'
import { createSession, type SessionOptions } from './session.ts'

/** Compiles a computation, runs it once and lets it go; for small calculations. Inputs it does not take are ignored. */
export async function runOnce(
  results: Readonly<Record<string, Tensor>>,
  inputs: Readonly<Record<string, TensorData>> = {},
  options: CompileOptions & SessionOptions = {},
): Promise<Record<string, TensorData>> {
  const graph = compile(results, options)
  const session = await createSession(graph, options)
  try {
    const taken = graph.inputs.flatMap(({ name }) => (name in inputs ? [[name, inputs[name]]] : []))
    return await session.run(Object.fromEntries(taken))
  } finally {
    await session.release()
  }
}
