import {
  add,
  concat,
  div,
  matmul,
  mul,
  reshape,
  slice,
  softmax,
  tanh,
  transpose,
  type Tensor,
} from '@tunesmith/autograd'

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
 * @param key `[batch, key heads, keys, head size]`
 * @param value like `key`
 * @returns `[batch, key heads, group, queries, head size]`
 */
export function attention(query: Tensor, key: Tensor, value: Tensor, options: AttentionOptions): Tensor {
  const queries = query.shape[3]
  if (!options.causal || queries <= chunkAbove) return attend(query, key, value, options)
  const chunks: Tensor[] = []
  for (let start = 0; start < queries; start += queryChunk) {
    const end = Math.min(start + queryChunk, queries)
    const bias = slice(slice(options.bias, 3, start, end), 4, 0, end)
    chunks.push(
      attend(slice(query, 3, start, end), slice(key, 2, 0, end), slice(value, 2, 0, end), { ...options, bias }),
    )
  }
  return concat(chunks, 3)
}

function attend(query: Tensor, key: Tensor, value: Tensor, { scale, softCap, bias }: AttentionOptions): Tensor {
  const [batch, keyHeads, group, queries, headSize] = query.shape
  const keys = key.shape[2]
  const pairs = batch * keyHeads
  // the queries of a group share their keys, so they stand under each other and no key is repeated
  const stacked = reshape(query, [pairs, group * queries, headSize])
  let scores = matmul(stacked, reshape(key, [pairs, keys, headSize]), { transposeB: true, alpha: scale })
  if (softCap !== undefined) scores = mul(tanh(div(scores, softCap)), softCap)
  const weights = softmax(add(reshape(scores, [batch, keyHeads, group, queries, keys]), bias))
  const mixed = matmul(reshape(weights, [pairs, group * queries, keys]), reshape(value, [pairs, keys, headSize]))
  return reshape(mixed, [batch, keyHeads, group, queries, headSize])
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
