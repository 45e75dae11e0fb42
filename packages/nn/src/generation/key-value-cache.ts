import type { TensorData } from '@tunesmith/autograd'
import type { Architecture } from '../architecture.ts'
import { cacheNames } from './graphs.ts'

/** A stretch of tokens of one text among a graph's results. */
export interface TokenSpan {
  /** The text's row in the results, whose keys and values are `[batch, key heads, sequence, head size]`. */
  row: number
  sequence: number
  /** How many tokens count, from the first on. */
  count: number
}

/** The keys and values of several texts, one row each, for all layers. */
export interface KeyValueCache {
  /** Tokens for which each row has room. */
  readonly capacity: number
  /** Makes room for more tokens; `lengths` says how many each row holds. */
  grow(capacity: number, lengths: readonly number[]): void
  /** Copies results into `row` from position `start` on. */
  store(results: Readonly<Record<string, TensorData>>, span: TokenSpan, row: number, start: number): void
  /** Copies the first `length` tokens of one row to another. */
  copyRow(from: number, to: number, length: number): void
  /** The graph's inputs for the first `batch` rows; views, not copies. */
  feeds(batch: number): Record<string, Float32Array>
}

/** Bytes that one token takes in the cache. */
export const cacheBytesPerToken = ({ layers, keyValueHeads, headSize }: Architecture): number =>
  layers.length * 2 * keyValueHeads * headSize * Float32Array.BYTES_PER_ELEMENT

/** @param rows the most texts held at once */
export function createKeyValueCache(architecture: Architecture, rows: number, capacity: number): KeyValueCache {
  const { layers, keyValueHeads, headSize } = architecture
  const empty = (tokens: number) => new Float32Array(rows * keyValueHeads * tokens * headSize)
  const tensors = layers.flatMap((_, layer) => {
    const { past, present } = cacheNames(layer)
    return (['key', 'value'] as const).map((kind) => ({
      past: past[kind],
      present: present[kind],
      data: empty(capacity),
    }))
  })
  /** Where a head's tokens start in an array that has `tokens` of them a head. */
  const at = (row: number, head: number, tokens: number, token = 0) =>
    ((row * keyValueHeads + head) * tokens + token) * headSize
  const heads = Array.from({ length: keyValueHeads }, (_, head) => head)

  return {
    get capacity() {
      return capacity
    },
    grow(larger, lengths) {
      for (const tensor of tensors) {
        const grown = empty(larger)
        lengths.forEach((length, row) => {
          for (const head of heads) {
            const start = at(row, head, capacity)
            grown.set(tensor.data.subarray(start, start + length * headSize), at(row, head, larger))
          }
        })
        tensor.data = grown
      }
      capacity = larger
    },
    store(results, { row: from, sequence, count }, row, start) {
      for (const { present, data } of tensors) {
        const source = results[present] as Float32Array
        for (const head of heads) {
          const first = at(from, head, sequence)
          data.set(source.subarray(first, first + count * headSize), at(row, head, capacity, start))
        }
      }
    },
    copyRow(from, to, length) {
      for (const { data } of tensors) {
        for (const head of heads) {
          const start = at(from, head, capacity)
          data.copyWithin(at(to, head, capacity), start, start + length * headSize)
        }
      }
    },
    feeds: (batch) =>
      Object.fromEntries(tensors.map(({ past, data }) => [past, data.subarray(0, at(batch, 0, capacity))])),
  }
}
