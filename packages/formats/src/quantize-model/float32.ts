import { elementCount } from '../safetensors/dtypes.ts'
import { readTensorSlice } from '../safetensors/read.ts'
import { type Quantizer, RUN_WEIGHTS } from './quantizer.ts'

/** A matrix in float32, exactly, under its own name. */
export const float32: Quantizer<Record<never, never>> = {
  specs: ({ name, shape }) => [{ name, dtype: 'F32', shape }],
  quantize(weight, _options, sink) {
    const count = elementCount(weight.shape)
    for (let start = 0; start < count; start += RUN_WEIGHTS) {
      const run = readTensorSlice(weight, start, Math.min(RUN_WEIGHTS, count - start))
      sink.write(weight.name, run, start * run.BYTES_PER_ELEMENT)
      sink.advance(run.length)
    }
  },
}
