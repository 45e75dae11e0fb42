import { int8ComputeNames, int8ComputeSpecs } from '../int8/compute.ts'
import { rotateBlocks, rotationBlockFor } from '../int8/hadamard.ts'
import { GREATEST_CODE, quantizeRows, ROUND_TO_WHOLE } from '../int8/rows.ts'
import type { TensorEntry } from '../safetensors/header.ts'
import { readTensorSlice } from '../safetensors/read.ts'
import { failNotFinite, type Quantizer, RUN_WEIGHTS } from './quantizer.ts'

export interface Int8ComputeOptions {
  /** Most features that the forward copy turns together. */
  rotation: number
}

/** A matrix twice in 8 bits; the transposed copy is in memory as a whole, the weights a run of rows at a time. */
export const int8Compute: Quantizer<Int8ComputeOptions> = {
  specs: (weight) => int8ComputeSpecs(weight.name, weight.shape),
  quantize(weight, { rotation }, sink) {
    const names = int8ComputeNames(weight.name)
    const [rows, columns] = weight.shape
    const block = rotationBlockFor(columns, rotation)
    const greatest = greatestInColumns(weight)
    if (!greatest.every(Number.isFinite)) failNotFinite(weight)
    const transposed = new Int8Array(rows * columns)
    const forwardScales = new Float32Array(rows)
    for (const { start, run } of runsOf(weight)) {
      sink.write(names.backward, quantizeColumns(run, greatest), start * columns)
      rotateBlocks(run, block)
      const codes = new Int8Array(run.length)
      if (!quantizeRows(run, columns, codes, forwardScales.subarray(start))) failNotFinite(weight)
      for (let row = start, i = 0; i < run.length; row++) {
        for (let column = 0; column < columns; column++, i++) transposed[column * rows + row] = codes[i]
      }
      sink.advance(run.length)
    }
    sink.write(names.forward, transposed, 0)
    sink.write(names.forwardScales, forwardScales, 0)
    sink.write(names.backwardScales, greatest.map((value) => value / GREATEST_CODE), 0)
  },
}

/** Some rows of a matrix at a time, with the place of the first. */
function* runsOf(weight: TensorEntry): Generator<{ start: number; run: Float32Array }> {
  const [rows, columns] = weight.shape
  const runRows = Math.max(1, Math.floor(RUN_WEIGHTS / columns))
  for (let start = 0; start < rows; start += runRows) {
    const count = Math.min(runRows, rows - start)
    yield { start, run: readTensorSlice(weight, start * columns, count * columns) }
  }
}

/** The greatest magnitude in each column; NaN and infinity stay. */
function greatestInColumns(weight: TensorEntry): Float32Array {
  const greatest = new Float32Array(weight.shape[1])
  for (const { run } of runsOf(weight)) {
    for (let i = 0; i < run.length; ) {
      for (let column = 0; column < greatest.length; column++, i++) {
        const magnitude = Math.abs(run[i])
        if (magnitude > greatest[column] || Number.isNaN(magnitude)) greatest[column] = magnitude
      }
    }
  }
  return greatest
}

function quantizeColumns(run: Float32Array, greatest: Float32Array): Int8Array {
  const inverses = Float64Array.from(greatest, (value) => (value === 0 ? 0 : GREATEST_CODE / value))
  const codes = new Int8Array(run.length)
  for (let i = 0; i < run.length; ) {
    for (let column = 0; column < inverses.length; column++, i++) {
      codes[i] = run[i] * inverses[column] + ROUND_TO_WHOLE - ROUND_TO_WHOLE
    }
  }
  return codes
}
