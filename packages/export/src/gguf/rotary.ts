import type { Architecture, LayerAttention } from '@tunesmith/nn'
import { isWindowed } from './windows.ts'

type RotaryEmbedding = NonNullable<LayerAttention['rotary']>

/** How far apart two factors may be that are meant to be the same number. */
const ROUNDING = 1e-6

/** The rotary embedding of the layers that look back to the start, or of all where none does. */
export function mainRotary({ layers }: Architecture): RotaryEmbedding | undefined {
  const turned = layers.filter(({ rotary }) => rotary)
  return (turned.find((layer) => !isWindowed(layer)) ?? turned[0])?.rotary
}

/** The rotary embedding of the layers with a window. */
export const windowedRotary = ({ layers }: Architecture): RotaryEmbedding | undefined =>
  layers.find((layer) => isWindowed(layer) && layer.rotary)?.rotary

/** By how much each frequency was stretched: θ^(−2i/size) / frequency, the other way round than frequencies are. */
export function stretching({ theta, frequencies }: Pick<RotaryEmbedding, 'theta' | 'frequencies'>): number[] {
  const size = frequencies.length * 2
  return frequencies.map((frequency, index) => theta ** ((-2 * index) / size) / frequency)
}

/** The one factor by which all frequencies were stretched, 1 for none; undefined if they differ or depend on the text. */
export function uniformStretching(rotary: RotaryEmbedding): number | undefined {
  const factors = stretching(rotary)
  const isUniform = factors.every((factor) => Math.abs(factor / factors[0] - 1) < ROUNDING)
  if (!isUniform || rotary.longer || rotary.attentionFactor !== 1) return undefined
  return Math.abs(factors[0] - 1) < ROUNDING ? 1 : factors[0]
}
