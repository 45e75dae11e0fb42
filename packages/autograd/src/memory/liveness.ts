import type { OnnxModel } from '../onnx/model.ts'
import { Arena, type Chunk } from './arena.ts'
import { planBuffers, type Buffer } from './buffers.ts'
import { executionOrder } from './execution-order.ts'
import { byteSize } from './kernel-memory.ts'

/** Predicted memory of a run on the CPU, in bytes; weights mapped from files, constants and inputs are not counted. */
export interface Liveness {
  /** The most intermediate tensors, results and work space that are alive at once. */
  peakBytes: number
  /** The node that runs at the peak. */
  peakNode: string
  /** What the process comes to hold for them, with the gaps that ONNX Runtime's arena leaves between them. */
  residentBytes: number
  /** Results, which are copied into JavaScript arrays after every run, on top of the above. */
  resultBytes: number
}

/** The memory while one node runs. */
export interface MemoryStep {
  node: string
  /** Tensors that are alive, the node's result among them. */
  live: number
  /** Work space of the node. */
  workspace: number
  /** The chunks of the arena that hold the tensors. */
  inUse: number
}

/** The first run leaves gaps that the second fills in its own way; after that little changes. */
const simulatedRuns = 3

/**
 * Follows a few runs step by step: which tensors are alive while each node runs, in ONNX Runtime's own order and with
 * its own reuse of buffers, and where its arena puts them.
 * @returns the steps of the first run, and what the arena holds after the last
 */
export function traceMemory(model: OnnxModel): { steps: MemoryStep[]; residentBytes: number } {
  const order = executionOrder(model)
  const { buffers, workspace } = planBuffers(model, order)
  const madeAt = Map.groupBy(buffers, ({ from }) => from)
  const freedAt = Map.groupBy(buffers, ({ until }) => until)
  const arena = new Arena()
  const chunkOf = new Map<Buffer, Chunk>()
  const steps: MemoryStep[] = []
  for (let run = 0; run < simulatedRuns; run++) {
    let live = 0
    order.forEach(({ name }, step) => {
      const blocks = workspace[step].map((bytes) => arena.allocate(bytes))
      for (const buffer of madeAt.get(step) ?? []) {
        live += buffer.bytes
        chunkOf.set(buffer, arena.allocate(buffer.bytes))
      }
      for (const block of blocks) arena.release(block)
      if (run === 0) {
        const taken = workspace[step].reduce((sum, bytes) => sum + bytes, 0)
        steps.push({ node: name, live, workspace: taken, inUse: arena.bytesInUse })
      }
      for (const buffer of freedAt.get(step) ?? []) {
        live -= buffer.bytes
        arena.release(chunkOf.get(buffer)!)
      }
    })
  }
  return { steps, residentBytes: arena.residentBytes() }
}

/** Sums up `traceMemory`. */
export function simulateLiveness(model: OnnxModel): Liveness {
  const { steps, residentBytes } = traceMemory(model)
  let peak = { bytes: 0, node: '' }
  for (const { node, live, workspace } of steps) {
    if (live + workspace > peak.bytes) peak = { bytes: live + workspace, node }
  }
  const resultBytes = model.outputs.reduce((sum, output) => sum + byteSize(output), 0)
  return { peakBytes: peak.bytes, peakNode: peak.node, residentBytes, resultBytes }
}
