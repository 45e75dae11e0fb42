import { describe, expect, it } from 'vitest'
import { collate } from './collate.ts'

const first = { ids: [1, 10, 11, 12, 2], supervised: [false, false, false, true, true] }
const second = { ids: [1, 20, 2], supervised: [false, false, true] }

describe('collate', () => {
  const batch = collate([[first, second], [second]], { batch: 3, length: 9, padId: 99 })

  it('lays sequences out with padding at the end', () => {
    expect([...batch.ids.subarray(0, 9)]).toEqual([1, 10, 11, 12, 2, 1, 20, 2, 99])
    expect([...batch.ids.subarray(18)]).toEqual(Array(9).fill(99))
  })

  it('restarts positions and numbers documents', () => {
    expect([...batch.positions.subarray(0, 9)]).toEqual([0, 1, 2, 3, 4, 0, 1, 2, 0])
    expect([...batch.segments.subarray(0, 9)]).toEqual([1, 1, 1, 1, 1, 2, 2, 2, 0])
    expect([...batch.segments.subarray(18)]).toEqual(Array(9).fill(0))
  })

  it('predicts supervised tokens from the position before, within the document', () => {
    expect([...batch.rows]).toEqual([2, 3, 6, 10])
    expect([...batch.targets]).toEqual([12, 2, 2, 2])
    expect(batch).toMatchObject({ tokens: 11, supervisedTokens: 4 })
  })

  it('never predicts across documents, even when the first token is marked supervised', () => {
    const marked = { ids: [5, 6], supervised: [true, true] }
    const { rows, targets } = collate([[marked, marked]], { batch: 1, length: 4, padId: 0 })
    expect([...rows]).toEqual([0, 2])
    expect([...targets]).toEqual([6, 6])
  })

  it('refuses what does not fit', () => {
    expect(() => collate([[first, first]], { batch: 1, length: 9, padId: 0 })).toThrow(/longer than 9/)
  })
})
