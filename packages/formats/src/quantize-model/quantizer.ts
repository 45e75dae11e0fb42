import { fail } from '@tunesmith/contract'
import type { TensorEntry } from '../safetensors/header.ts'
import type { TensorSpec } from '../safetensors/layout.ts'

/** Where a quantiser puts its results. */
export interface QuantizerSink {
  /** Writes `data` into the stored tensor `name`, `start` bytes from its beginning. */
  write: (name: string, data: ArrayBufferView, start: number) => void
  /** Tells that `count` more weights are done. */
  advance: (count: number) => void
}

/** One way to store a weight matrix, a run of weights at a time. */
export interface Quantizer<Options> {
  specs: (weight: TensorEntry, options: Options) => TensorSpec[]
  quantize: (weight: TensorEntry, options: Options, sink: QuantizerSink) => void
}

/** Weights in memory at once: a few MB, which also stay in the processor's cache. */
export const RUN_WEIGHTS = 1 << 20

export function failNotFinite(weight: TensorEntry): never {
  fail('WEIGHTS_NOT_FINITE', { path: weight.file, tensor: weight.name })
}
