import { quantizeRows } from '../int8/rows.ts'
import { int8Names, int8Specs } from '../int8/stored.ts'
import { type Nf4Scales, quantizeAbsmax } from '../nf4/absmax.ts'
import { NF4_CODE } from '../nf4/code-book.ts'
import { quantizeBlocks } from '../nf4/quantize.ts'
import { encodeNf4State, nf4Names, nf4Specs } from '../nf4/stored.ts'
import type { Nf4Options } from '../nf4/tensor.ts'
import { readTensorSlice } from '../safetensors/read.ts'
import { float32 } from './float32.ts'
import { int8Compute, type Int8ComputeOptions } from './int8-compute.ts'
import { failNotFinite, type Quantizer, RUN_WEIGHTS } from './quantizer.ts'

export interface QuantizerOptions {
  nf4: Nf4Options
  int8: Record<never, never>
  int8Compute: Int8ComputeOptions
  float32: Record<never, never>
}
export type QuantizerName = keyof QuantizerOptions

export const quantizers: { [Name in QuantizerName]: Quantizer<QuantizerOptions[Name]> } = {
  nf4: {
    specs: (weight, options) => nf4Specs(weight.name, weight.shape, options),
    quantize(weight, options, sink) {
      const { blockSize = 64, doubleQuantization = true, absmaxRounding } = options
      const names = nf4Names(weight.name)
      const [rows, columns] = weight.shape
      const count = rows * columns
      const absmax = new Float32Array(Math.ceil(count / blockSize))
      // RUN_WEIGHTS is a multiple of every block size, so that runs are whole blocks
      for (let start = 0; start < count; start += RUN_WEIGHTS) {
        const run = readTensorSlice(weight, start, Math.min(RUN_WEIGHTS, count - start))
        const codes = new Uint8Array(Math.ceil(run.length / 2))
        if (!quantizeBlocks(run, blockSize, codes, absmax.subarray(start / blockSize))) failNotFinite(weight)
        sink.write(names.codes, codes, start / 2)
        sink.advance(run.length)
      }
      const scales: Nf4Scales = doubleQuantization ? quantizeAbsmax(absmax, absmaxRounding) : { absmax }
      sink.write(names.absmax, scales.absmax, 0)
      sink.write(names.code, NF4_CODE, 0)
      const state = encodeNf4State({ shape: [rows, columns], blockSize, offset: scales.offset }, weight.dtype)
      sink.write(names.state, state, 0)
      if (scales.nestedAbsmax !== undefined) sink.write(names.nestedAbsmax, scales.nestedAbsmax, 0)
      if (scales.nestedCode !== undefined) sink.write(names.nestedCode, scales.nestedCode, 0)
    },
  },
  int8: {
    specs: (weight) => int8Specs(weight.name, weight.shape),
    quantize(weight, _options, sink) {
      const names = int8Names(weight.name)
      const [rows, columns] = weight.shape
      const scales = new Float32Array(rows)
      const runRows = Math.max(1, Math.floor(RUN_WEIGHTS / columns))
      for (let row = 0; row < rows; row += runRows) {
        const run = readTensorSlice(weight, row * columns, Math.min(runRows, rows - row) * columns)
        const codes = new Int8Array(run.length)
        if (!quantizeRows(run, columns, codes, scales.subarray(row))) failNotFinite(weight)
        sink.write(names.codes, codes, row * columns)
        sink.advance(run.length)
      }
      sink.write(names.scales, scales, 0)
    },
  },
  int8Compute,
  float32,
}
