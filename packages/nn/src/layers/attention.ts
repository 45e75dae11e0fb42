import { add, concat, matmul, reshape, slice, softmax, transpose, type Tensor } from '@tunesmith/autograd'
import { softCap } from './soft-cap.ts'

export interface AttentionOptions {
  scale: number
  softCap: number | undefined
  /** `[batch, 1, 1, queries, keys]`, added to the scores. */
  bias: Tensor
  /** True when query i sees no key after i, so that later keys need not be computed. */
  causal: boolean
}

/** Queries handled at once when there are many: scores then never take more than this many rows a head. */
const queryChunk = 256

/** From how many queries on chunking pays for its slices. */
const chunkAbove = 512

/**
 * Scaled dot-product attention with grouped queries (Vaswani et al. 2017; Ainslie et al. 2023).
 * @param query `[batch, key heads, group, queries, head size]`
 * @param keys `[batch, key heads, keys, head size]`, in parts that follow one another: cached ones are then not copied
 *   only to put a new one behind them
 * @param values like `keys`
 * @returns `[batch, key heads, group, queries, head size]`
 */
export function attention(
  query: Tensor,
  keys: readonly Tensor[],
  values: readonly Tensor[],
  options: AttentionOptions,
): Tensor {
  const queries = query.shape[3]
  if (!options.causal || queries <= chunkAbove) return attend(query, keys, values, options)
  const [key, value] = [concat(keys, 2), concat(values, 2)]
  const chunks: Tensor[] = []
  for (let start = 0; start < queries; start += queryChunk) {
    const end = Math.min(start + queryChunk, queries)
    const bias = slice(slice(options.bias, 3, start, end), 4, 0, end)
    chunks.push(
      attend(slice(query, 3, start, end), [slice(key, 2, 0, end)], [slice(value, 2, 0, end)], { ...options, bias }),
    )
  }
  return concat(chunks, 3)
}

function attend(
  query: Tensor,
  keys: readonly Tensor[],
  values: readonly Tensor[],
  { scale, softCap: cap, bias }: AttentionOptions,
): Tensor {
  const [batch, keyHeads, group, queries, headSize] = query.shape
  const pairs = batch * keyHeads
  const asPairs = (x: Tensor) => reshape(x, [pairs, -1, headSize])
  // the queries of a group share their keys, so they stand under each other and no key is repeated
  const stacked = asPairs(query)
  const products = keys.map((key) => matmul(stacked, asPairs(key), { transposeB: true, alpha: scale }))
  const scores = softCap(concat(products, 2), cap)
  const biased = add(reshape(scores, [batch, keyHeads, group, queries, -1]), bias)
  const weights = reshape(softmax(biased), scores.shape)
  let start = 0
  const mixed = values
    .map((value) => matmul(slice(weights, 2, start, (start += value.shape[2])), asPairs(value)))
    .reduce((sum, part) => add(sum, part))
  return reshape(mixed, query.shape)
}

/** `[batch × sequence, heads × head size]` → `[batch, key heads, group, sequence, head size]`. */
export function splitQueryHeads(x: Tensor, batch: number, keyHeads: number, headSize: number): Tensor {
  const length = x.shape[0] / batch
  return transpose(reshape(x, [batch, length, keyHeads, -1, headSize]), [0, 2, 3, 1, 4])
}

/** `[batch × sequence, heads × head size]` → `[batch, heads, sequence, head size]`. */
export function splitHeads(x: Tensor, batch: number, headSize: number): Tensor {
  const length = x.shape[0] / batch
  return transpose(reshape(x, [batch, length, -1, headSize]), [0, 2, 1, 3])
}

/** The reverse of `splitQueryHeads`. */
export function joinHeads(x: Tensor): Tensor {
  const [batch, keyHeads, group, length, headSize] = x.shape
  return reshape(transpose(x, [0, 3, 1, 2, 4]), [batch * length, keyHeads * group * headSize])
}
