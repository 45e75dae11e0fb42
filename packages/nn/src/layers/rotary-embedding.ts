import { add, concat, constant, gather, mul, reshape, slice, type Tensor } from '@tunesmith/autograd'

/** Rotary position embedding (Su et al. 2021, arXiv:2104.09864) with its extensions, reduced to what a graph needs. */
export interface RotaryEmbedding {
  /** The base that the frequencies were computed from, before any stretching. */
  theta: number
  /** Radians per position for each pair of features `[rotated features / 2]`. */
  frequencies: readonly number[]
  /** Factor on both sine and cosine (YaRN, LongRoPE); 1 otherwise. */
  attentionFactor: number
  /** LongRoPE's other frequencies, for texts of more than `above` tokens. */
  longer?: { above: number; frequencies: readonly number[] }
}

/** The embedding as it is for texts of up to `length` tokens, without a choice left to make. */
export function rotaryForLength(embedding: RotaryEmbedding, length: number): RotaryEmbedding {
  const { longer, ...settled } = embedding
  return longer && length > longer.above ? { ...settled, frequencies: longer.frequencies } : settled
}

/** Cosines and sines of every token, ready to multiply with `[batch, …, sequence, head size]`. */
export interface Rotation {
  cosine: Tensor
  /** Signed so that rotating needs no negation: −sin for the first half, sin for the second. */
  sine: Tensor
  /** How many of the head's features are rotated. */
  size: number
}

/**
 * Looks up the rotation of each token, for texts of up to `maxPositions` tokens.
 * @param positions `[batch, sequence]`, int32, each below `maxPositions`
 * @returns tensors `[batch, sequence, rotated features]`
 */
export function rotationAt(embedding: RotaryEmbedding, positions: Tensor, maxPositions: number): Rotation {
  const { frequencies, attentionFactor } = rotaryForLength(embedding, maxPositions)
  const half = frequencies.length
  const cosines = new Float32Array(maxPositions * half * 2)
  const sines = new Float32Array(maxPositions * half * 2)
  for (let position = 0; position < maxPositions; position++) {
    for (let index = 0; index < half; index++) {
      const angle = Math.fround(position * Math.fround(frequencies[index])) // in float32, as the reference does
      const at = position * half * 2 + index
      cosines[at] = cosines[at + half] = Math.cos(angle) * attentionFactor
      sines[at + half] = Math.sin(angle) * attentionFactor
      sines[at] = -sines[at + half]
    }
  }
  const shape = [maxPositions, half * 2]
  return {
    cosine: gather(constant(cosines, shape), positions),
    sine: gather(constant(sines, shape), positions),
    size: half * 2,
  }
}

/** Rotates the first `rotation.size` features of x `[batch, heads…, sequence, head size]`; the rest pass unchanged. */
export function rotate(x: Tensor, { cosine, sine, size }: Rotation): Tensor {
  const last = x.shape.length - 1
  const headAxes = x.shape.slice(1, -2).map(() => 1)
  const aligned = (table: Tensor) => reshape(table, [table.shape[0], ...headAxes, table.shape[1], size])
  const rotated = slice(x, last, 0, size)
  const swapped = concat([slice(rotated, last, size / 2, size), slice(rotated, last, 0, size / 2)], last)
  const turned = add(mul(rotated, aligned(cosine)), mul(swapped, aligned(sine)))
  return size === x.shape[last] ? turned : concat([turned, slice(x, last, size, x.shape[last])], last)
}
