import { dtypes } from '../dtype.ts'
import type { OnnxModel, OnnxNode, OnnxValue } from '../onnx/model.ts'
import { byteSize, kernelMemory } from './kernel-memory.ts'

/** A piece of memory that holds one value after another. */
export interface Buffer {
  bytes: number
  /** The steps at which its first value is made and after which its last one is no longer needed. */
  from: number
  until: number
}

interface Planned extends Buffer {
  /** The type of the value it was made for. */
  readonly value: OnnxValue
  /** How often its present value is still read; results of the run are read once more, by the caller. */
  uses: number
}

/** What one run holds in memory, by step of `order`. */
export interface BufferPlan {
  buffers: Buffer[]
  /** Blocks of bytes that the node of each step takes only while it runs. */
  workspace: number[][]
}

/** Values with the same key can take each other's buffers; scalars never do. */
const fit = ({ dtype, shape }: OnnxValue): string => `${dtypes[dtype].bytes} × ${shape}`

/**
 * Gives each value a buffer, as ONNX Runtime's allocation planner does (1.30, `ComputeSingleStreamReusePlan`): an alias
 * stays where it is; some kernels write over an input; a free buffer of exactly the same shape is taken again,
 * the one that became free last first, and is not given back in between; the results of the run have their own.
 */
export function planBuffers(model: OnnxModel, order: readonly OnnxNode[]): BufferPlan {
  const isResult = new Set(model.outputs.map(({ name }) => name))
  const given: OnnxValue[] = [...model.inputs, ...model.initializers]
  const values = new Map(given.map((value) => [value.name, value]))
  const usesOf = new Map<string, number>()
  const count = (name: string) => usesOf.set(name, (usesOf.get(name) ?? 0) + 1)
  for (const node of order) [node.output, ...node.inputs].forEach(count)
  for (const name of isResult) count(name)

  const bufferOf = new Map<string, Planned>()
  const all: Planned[] = []
  const free = new Map<string, Planned[]>()
  const release = (buffer: Planned) => {
    if (--buffer.uses > 0) return
    const key = fit(buffer.value)
    const others = free.get(key)
    if (others) others.push(buffer)
    else free.set(key, [buffer])
  }

  const choose = ({ op, inputs, output }: OnnxNode, value: OnnxValue): Planned | undefined => {
    const kernel = kernelMemory[op]
    const first = bufferOf.get(inputs[0])
    if (isResult.has(output)) return undefined
    if (kernel?.alias) return first
    if (kernel?.inPlace && first?.uses === 1 && fit(values.get(inputs[0])!) === fit(value)) return first
    return value.shape.length > 0 ? free.get(fit(value))?.pop() : undefined
  }

  const workspace: number[][] = []
  order.forEach((node, step) => {
    const value: OnnxValue = { name: node.output, dtype: node.dtype, shape: node.shape }
    values.set(node.output, value)
    workspace.push(kernelMemory[node.op]?.workspace?.(node.inputs.map((name) => values.get(name)!), value) ?? [])
    const isAliasOfStored = kernelMemory[node.op]?.alias && !bufferOf.has(node.inputs[0]) && !isResult.has(node.output)
    if (!isAliasOfStored) {
      let buffer = choose(node, value)
      if (!buffer) {
        const until = isResult.has(node.output) ? order.length - 1 : step
        all.push((buffer = { value, bytes: byteSize(value), from: step, until, uses: 0 }))
      }
      buffer.uses += usesOf.get(node.output)!
      bufferOf.set(node.output, buffer)
    }
    for (const name of [...node.inputs, node.output]) {
      const buffer = bufferOf.get(name)
      if (!buffer) continue
      buffer.until = Math.max(buffer.until, step)
      release(buffer)
    }
  })
  return { buffers: all, workspace }
}
