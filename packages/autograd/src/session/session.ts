import { InferenceSession, Tensor as OnnxTensor } from 'onnxruntime-node'
import { checkData } from '../check-data.ts'
import type { CompiledGraph } from '../compile.ts'
import type { TensorData } from '../dtype.ts'
import { encodeModel } from '../onnx/model.ts'
import { sameShape } from '../shape.ts'
import { commonFolder, resolveExternalFiles } from './external-files.ts'
import type { Provider } from './providers.ts'

export interface SessionOptions {
  provider?: Provider
  /**
   * Threads inside one op; ONNX Runtime takes one a physical core when not given. Results are the same to the last bit
   * only for the same number: matrix products sum in blocks that depend on how the work is divided.
   */
  threads?: number
  /** Let ONNX Runtime keep weights in a layout that multiplies faster, at the price of extra copies of them. */
  prepack?: boolean
  /** Write a profile (JSON, Chrome trace format) with this path prefix; `endProfiling` ends it. */
  profilePrefix?: string
}

/** A compiled graph loaded by ONNX Runtime. Running it blocks the thread, so long work belongs in a child process. */
export interface Session {
  /** Results by name. Inputs not taken by the graph are refused, missing ones too. */
  run(inputs: Readonly<Record<string, TensorData>>): Promise<Record<string, TensorData>>
  /** Ends profiling. */
  endProfiling(): void
  /** Gives the memory back. */
  release(): Promise<void>
}

/**
 * Loads a compiled graph.
 * @throws FILE_MISSING, FILE_ACCESS_FAILED when a file of external weights is gone or too short
 */
export async function createSession(graph: CompiledGraph, options: SessionOptions = {}): Promise<Session> {
  const { provider = 'cpu', threads, prepack = false, profilePrefix } = options
  refuseHalfPrecision(graph)
  const model = resolveExternalFiles(graph.model)
  const folder = commonFolder(model.initializers.flatMap(({ location }) => location?.file ?? []))
  const session = await InferenceSession.create(encodeModel(model, folder), {
    executionProviders: [provider],
    graphOptimizationLevel: 'disabled', // keeps our order and our recomputation
    enableMemPattern: false, // a pattern holds the peak of every tensor for good
    enableCpuMemArena: true,
    executionMode: 'sequential',
    ...(threads !== undefined && { intraOpNumThreads: threads }),
    interOpNumThreads: 1,
    logSeverityLevel: 3,
    ...(profilePrefix && { enableProfiling: true, profileFilePrefix: profilePrefix }),
    extra: {
      session: {
        disable_prepacking: prepack ? '0' : '1',
        ...(folder && { model_external_initializers_file_folder_path: folder }),
      },
    },
  })

  return {
    async run(inputs) {
      const feeds: Record<string, OnnxTensor> = {}
      for (const { name, shape, dtype } of graph.inputs) {
        const data = inputs[name]
        if (!data) throw new Error(`internal: the graph needs the input "${name}"`)
        checkData(`the input "${name}"`, dtype, shape, data)
        feeds[name] = new OnnxTensor(dtype as 'float32', data as Float32Array, shape)
      }
      for (const name in inputs) {
        if (!(name in feeds)) throw new Error(`internal: the graph has no input "${name}"`)
      }
      const results = await session.run(feeds)
      return Object.fromEntries(
        graph.outputs.map(({ name, shape }) => {
          const { dims, data } = results[name]
          if (!sameShape(dims, shape)) throw new Error(`internal: "${name}" came out as [${dims}], not [${shape}]`)
          return [name, data as TensorData]
        }),
      )
    },
    endProfiling: () => session.endProfiling(),
    release: () => session.release(),
  }
}

/** The npm package hands over 16-bit floats as empty arrays, or not at all. */
function refuseHalfPrecision({ inputs, outputs }: CompiledGraph): void {
  const half = [...inputs, ...outputs].find(({ dtype }) => dtype === 'float16' || dtype === 'bfloat16')
  if (half) throw new Error(`internal: "${half.name}" is ${half.dtype}, which a session cannot take or give; cast it`)
}
