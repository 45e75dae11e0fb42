import { add, and, constant, equal, lessOrEqual, reshape, where, type Tensor } from '@tunesmith/autograd'

const blocked = -1e30 // finite, so that a row with nothing to look at does not become NaN

/** Who may look at whom. */
export interface AttentionPattern {
  /** `[batch, queries]` int32: the position of each query in its document. */
  queryPositions: Tensor
  /** `[batch, keys]` int32. */
  keyPositions: Tensor
  /** `[batch, queries]` and `[batch, keys]` int32: the document a token belongs to; tokens see only their own. */
  querySegments: Tensor
  keySegments: Tensor
}

/**
 * What is added to attention scores: 0 where a query may look at a key (same document, not later, within the window),
 * a large negative number elsewhere. Shape `[batch, 1, 1, queries, keys]`.
 */
export function attentionBias(pattern: AttentionPattern, window: number | undefined): Tensor {
  const asQueries = (x: Tensor) => reshape(x, [x.shape[0], 1, 1, x.shape[1], 1])
  const asKeys = (x: Tensor) => reshape(x, [x.shape[0], 1, 1, 1, x.shape[1]])
  const queries = asQueries(pattern.queryPositions)
  const keys = asKeys(pattern.keyPositions)
  let allowed = and(
    lessOrEqual(keys, queries),
    equal(asQueries(pattern.querySegments), asKeys(pattern.keySegments)),
  )
  if (window !== undefined) {
    const reach = constant(Int32Array.of(window - 1), [1], 'int32')
    allowed = and(allowed, lessOrEqual(queries, add(keys, reach)))
  }
  return where(allowed, constant(0), constant(blocked))
}

