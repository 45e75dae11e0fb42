/** What training needs of an example: token ids and, per token, whether the loss is taken on predicting it. */
export interface TokenizedExample {
  ids: readonly number[] | Int32Array
  supervised: readonly boolean[] | Uint8Array
}

/** Tokens of an example that the loss is taken on. */
export function supervisedCount({ supervised }: TokenizedExample): number {
  let count = 0
  for (const isSupervised of supervised) if (isSupervised) count++
  return count
}

/** One batch of packed sequences; arrays of shape `[batch, length]` are flat, row after row. */
export interface TrainingBatch {
  batch: number
  length: number
  /** Token ids `[batch, length]`. */
  ids: Int32Array
  /** Position of each token in its own document `[batch, length]`, from 0. */
  positions: Int32Array
  /**
   * Number of the document in its sequence `[batch, length]`, from 1; 0 is padding. Attention stays within a document.
   */
  segments: Int32Array
  /** Flat positions whose next token is supervised: the only ones that need logits. */
  rows: Int32Array
  /** The token to predict at each of `rows`. */
  targets: Int32Array
  /** Tokens that are not padding. */
  tokens: number
  /** Length of `rows`. */
  supervisedTokens: number
}

export interface CollateOptions {
  /** Sequences in the batch; missing ones become padding. */
  batch: number
  /** Tokens per sequence. */
  length: number
  padId: number
}

/** Lays packed sequences (each a list of examples, in order) out as one training batch. */
export function collate(
  sequences: ReadonlyArray<readonly TokenizedExample[]>,
  { batch, length, padId }: CollateOptions,
): TrainingBatch {
  if (sequences.length > batch) throw new Error(`internal: ${sequences.length} sequences in a batch of ${batch}`)
  const ids = new Int32Array(batch * length).fill(padId)
  const positions = new Int32Array(batch * length)
  const segments = new Int32Array(batch * length)
  const rows: number[] = []
  const targets: number[] = []
  let tokens = 0
  sequences.forEach((examples, sequence) => {
    let at = sequence * length
    const end = at + length
    examples.forEach((example, document) => {
      if (at + example.ids.length > end)
        throw new Error(`internal: sequence ${sequence} is longer than ${length} tokens`)
      example.ids.forEach((id, position) => {
        ids[at + position] = id
        positions[at + position] = position
        segments[at + position] = document + 1
        if (position > 0 && example.supervised[position]) {
          rows.push(at + position - 1)
          targets.push(id)
        }
      })
      at += example.ids.length
    })
    tokens += at - sequence * length
  })
  return {
    batch,
    length,
    ids,
    positions,
    segments,
    rows: Int32Array.from(rows),
    targets: Int32Array.from(targets),
    tokens,
    supervisedTokens: rows.length,
  }
}
