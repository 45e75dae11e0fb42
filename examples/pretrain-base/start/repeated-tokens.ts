import type { TrainingBatch } from '@tunesmith/text'
import { Random } from '@tunesmith/trainer'

export const sequences = 8
export const length = 128

/** Random tokens that repeat after 8 to 55: nothing but the context tells what follows. Only what can be copied is asked for. */
export function repeatedTokens(step: number, vocabularySize: number): TrainingBatch {
  const random = Random.fromKey(1, 'repeated tokens', step)
  const ids = new Int32Array(sequences * length)
  const rows: number[] = []
  for (let start = 0; start < ids.length; start += length) {
    const period = 8 + random.integer(48)
    for (let place = 0; place < length; place++) {
      ids[start + place] = place < period ? random.integer(vocabularySize) : ids[start + place - period]
      if (place >= period) rows.push(start + place - 1)
    }
  }
  return {
    batch: sequences,
    length,
    ids,
    positions: ids.map((_, index) => index % length),
    segments: new Int32Array(ids.length).fill(1),
    rows: Int32Array.from(rows),
    targets: Int32Array.from(rows, (row) => ids[row + 1]),
    tokens: ids.length,
    supervisedTokens: rows.length,
  }
}
