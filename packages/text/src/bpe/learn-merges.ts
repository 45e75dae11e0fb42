import { byteToCharacter, toByteCharacters } from './byte-alphabet.ts'
import { PairQueue } from './pair-queue.ts'

/** What byte-pair training learned. Token ids count from 0: the 256 byte characters, then one token a merge. */
export interface LearnedMerges {
  /** Token strings in the byte alphabet, by id. */
  tokens: string[]
  /** Pairs of token strings, first learned first. */
  merges: Array<[string, string]>
}

interface Word {
  /** Token ids, shrinking as merges are applied. */
  ids: number[]
  count: number
}

interface Pair {
  /** Occurrences of the pair in the corpus, kept up to date. */
  count: number
  /** Indices of words that hold, or once held, the pair. */
  words: number[]
}

/** Above any vocabulary size; left·stride + right is an exact integer key of a pair. */
const stride = 2 ** 24

/**
 * Byte-pair encoding (Sennrich et al. 2016) on word counts: merges the most frequent pair again and again.
 * Pair counts are kept incrementally; a stale queue entry is corrected when it comes up.
 *
 * @param wordCounts words as plain text → occurrences
 * @param size number of tokens wanted, the 256 bytes included
 * @param minFrequency a pair that occurs less often is not merged
 */
export function learnMerges(
  wordCounts: ReadonlyMap<string, number>,
  size: number,
  minFrequency: number,
): LearnedMerges {
  const tokens = [...byteToCharacter].sort()
  const idOf = new Map(tokens.map((token, id) => [token, id]))
  const words: Word[] = []
  for (const [word, count] of wordCounts) {
    words.push({ ids: Array.from(toByteCharacters(word), (character) => idOf.get(character)!), count })
  }

  const pairs = new Map<number, Pair>()
  const add = (left: number, right: number, count: number, word: number): void => {
    const key = left * stride + right
    const pair = pairs.get(key)
    if (pair === undefined) pairs.set(key, { count, words: [word] })
    else {
      pair.count += count
      if (pair.words.at(-1) !== word) pair.words.push(word)
    }
  }
  words.forEach(({ ids, count }, index) => {
    for (let i = 1; i < ids.length; i++) add(ids[i - 1], ids[i], count, index)
  })
  const queue = new PairQueue()
  for (const [key, { count }] of pairs) queue.push({ count, left: Math.floor(key / stride), right: key % stride })

  const merges: Array<[string, string]> = []
  while (tokens.length < size) {
    const best = queue.pop()
    if (best === undefined) break
    const pair = pairs.get(best.left * stride + best.right)!
    if (best.count !== pair.count) {
      if (pair.count > 0) queue.push({ ...best, count: pair.count })
      continue
    }
    if (best.count < Math.max(minFrequency, 1)) break

    const merged = tokens[best.left] + tokens[best.right]
    // Two different pairs can spell the same token; it keeps its first id.
    const id = idOf.get(merged) ?? tokens.push(merged) - 1
    idOf.set(merged, id)
    merges.push([tokens[best.left], tokens[best.right]])

    const grown = new Set<number>()
    for (const index of pair.words) {
      const word = words[index]
      for (const neighbour of mergeInWord(word.ids, best.left, best.right, id)) {
        const { left, right, change } = neighbour
        if (change > 0) {
          add(left, right, word.count, index)
          grown.add(left * stride + right)
        } else {
          pairs.get(left * stride + right)!.count -= word.count
        }
      }
    }
    pair.count = 0
    pair.words = []
    for (const key of grown) {
      const { count } = pairs.get(key)!
      if (count > 0) queue.push({ count, left: Math.floor(key / stride), right: key % stride })
    }
  }
  return { tokens, merges }
}

interface PairChange {
  left: number
  right: number
  change: 1 | -1
}

/**
 * Replaces every `left right` in the word by `id`, in place and from the left; returns how neighbouring pairs changed.
 */
function mergeInWord(ids: number[], left: number, right: number, id: number): PairChange[] {
  const changes: PairChange[] = []
  let write = 0
  for (let read = 0; read < ids.length; read++) {
    if (ids[read] !== left || read + 1 >= ids.length || ids[read + 1] !== right) {
      ids[write++] = ids[read]
      continue
    }
    if (write > 0) {
      changes.push({ left: ids[write - 1], right: left, change: -1 }, { left: ids[write - 1], right: id, change: 1 })
    }
    if (read + 2 < ids.length) {
      changes.push({ left: right, right: ids[read + 2], change: -1 }, { left: id, right: ids[read + 2], change: 1 })
    }
    ids[write++] = id
    read++
  }
  ids.length = write
  return changes
}
