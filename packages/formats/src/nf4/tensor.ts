/** The block sizes that bitsandbytes knows; 64 is what QLoRA uses. */
export const NF4_BLOCK_SIZES = [32, 64, 128, 256, 512, 1024, 2048, 4096] as const
export type Nf4BlockSize = (typeof NF4_BLOCK_SIZES)[number]

/** Values of absmax that share one scale under double quantisation. */
export const NESTED_BLOCK_SIZE = 256

/** A matrix in NormalFloat4, in bitsandbytes' layout. */
export interface Nf4Tensor {
  /** `[out, in]` */
  shape: [number, number]
  /** Consecutive weights, row-major, that share one absmax. */
  blockSize: Nf4BlockSize
  /** Two codes a byte, row-major, the first in the high nibble; `[ceil(out·in / 2)]`. */
  codes: Uint8Array
  /** The greatest magnitude of every block: float32, or the codes of `nestedCode` under double quantisation. */
  absmax: Float32Array | Uint8Array
  /** Under double quantisation, the scale of every 256 values of absmax. */
  nestedAbsmax?: Float32Array
  /** Under double quantisation, the 256 values that the codes in `absmax` stand for. */
  nestedCode?: Float32Array
  /** Under double quantisation, the mean of absmax, taken off before it was quantised. */
  offset?: number
}

/**
 * How double quantisation rounds. `'nearest'` takes the nearest code, as bitsandbytes' CUDA kernel does. `'grid'` gives
 * the bytes of its CPU kernel, where a few of a thousand scales get the neighbour of their nearest code.
 */
export type AbsmaxRounding = 'nearest' | 'grid'

export interface Nf4Options {
  /** Default: 64. */
  blockSize?: Nf4BlockSize
  /** Quantises absmax to 8 bits as well (0.127 instead of 0.5 bits a weight at block size 64). Default: true. */
  doubleQuantization?: boolean
  /** Default: nearest. */
  absmaxRounding?: AbsmaxRounding
}
