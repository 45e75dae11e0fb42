import type { OnnxInitializer, OnnxModel } from '../onnx/model.ts'
import { byteSize } from './kernel-memory.ts'
import { packedWeights } from './prepacked.ts'

/** Linux maps so much around a place of a file that is read, as far as it is cached ("fault-around"). */
const mappedAtOnce = 64 * 1024

/**
 * Bytes of files that a session maps into memory. ONNX Runtime maps every stored weight by itself, so one that a graph
 * names twice counts twice; those that `prepack` copies into another layout are let go of; and of a table that rows are
 * only looked up in, no more than their surroundings come into memory.
 */
export function mappedBytes(model: OnnxModel, { prepack = false } = {}): number {
  const packed = new Set(prepack ? packedWeights(model) : [])
  const looked = rowsLookedUp(model)
  const bytesOf = (stored: OnnxInitializer): number => {
    const rows = looked.get(stored.name)
    return rows === undefined ? byteSize(stored) : Math.min(byteSize(stored), rows * mappedAtOnce)
  }
  return model.initializers.reduce(
    (total, stored) => total + (stored.location && !packed.has(stored) ? bytesOf(stored) : 0),
    0,
  )
}

/** How many rows are read of each table that is used for nothing else. */
function rowsLookedUp({ nodes }: OnnxModel): Map<string, number> {
  const rows = new Map<string, number>()
  for (const { op, inputs, shape, attributes } of nodes) {
    inputs.forEach((name, place) => {
      const isTable = op === 'Gather' && place === 0 && attributes.axis === 0
      // a row of the table is the last axis of what was looked up
      const count = isTable ? shape.slice(0, -1).reduce((product, size) => product * size, 1) : Infinity
      rows.set(name, (rows.get(name) ?? 0) + count)
    })
  }
  for (const [name, count] of rows) if (count === Infinity) rows.delete(name)
  return rows
}
