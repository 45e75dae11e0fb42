import { KernelMemory } from './kernel-memory.ts'

export { type Factors } from './adamw.ts'
export { KernelMemory } from './kernel-memory.ts'
export { blockElements, layout } from './layout.ts'

/** For arrays that lie elsewhere. */
const workspace = new KernelMemory()

/** Adds an array of the same length, in place. */
export function addTo(sum: Float32Array, addend: Float32Array): void {
  const operands = [{ array: sum, isWritten: true }, { array: addend }]
  workspace.forChunks(operands, sum.length, (...addresses) => workspace.kernels.addTo(...addresses))
}

/** The sum of the squares, in float64. */
export function squaredSum(array: Float32Array): number {
  let total = 0
  workspace.forChunks([{ array }], array.length, (...addresses) => {
    total += workspace.kernels.squaredSum(...addresses)
  })
  return total
}
