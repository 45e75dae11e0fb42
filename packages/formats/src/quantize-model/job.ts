import type { DurableFile } from '../durable/durable-file.ts'
import type { TensorEntry } from '../safetensors/header.ts'
import { type QuantizerName, type QuantizerOptions, quantizers } from './quantizers.ts'

/** One weight to quantise, with the places its parts go to; plain data, so that it can be sent to a thread. */
export interface QuantizeJob {
  weight: TensorEntry
  /** Bytes from the start of the file, by the name of the stored tensor. */
  offsets: Record<string, number>
}

export interface QuantizePlan<Name extends QuantizerName = QuantizerName> {
  quantizer: Name
  options: QuantizerOptions[Name]
}

/** Anything with the `write` of a DurableFile. */
export type ByteSink = Pick<DurableFile, 'write'>

/** Quantises one weight and writes its parts to their places in `file`. */
export function runJob<Name extends QuantizerName>(
  { quantizer, options }: QuantizePlan<Name>,
  { weight, offsets }: QuantizeJob,
  file: ByteSink,
  advance: (count: number) => void,
): void {
  quantizers[quantizer].quantize(weight, options, {
    advance,
    write: (name, data, start) => {
      file.write(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), offsets[name] + start)
    },
  })
}
