/** A candidate merge: the pair of token ids and the count it had when it was queued. */
export interface PairCandidate {
  count: number
  left: number
  right: number
}

/** Binary max-heap of candidate pairs: most frequent first, then the lower ids, so that training is deterministic. */
export class PairQueue {
  private readonly items: PairCandidate[] = []

  push(candidate: PairCandidate): void {
    const { items } = this
    let index = items.length
    items.push(candidate)
    while (index > 0) {
      const parent = (index - 1) >> 1
      if (!before(candidate, items[parent])) break
      items[index] = items[parent]
      index = parent
    }
    items[index] = candidate
  }

  pop(): PairCandidate | undefined {
    const { items } = this
    const top = items[0]
    const last = items.pop()
    if (items.length === 0 || last === undefined) return top
    let index = 0
    for (;;) {
      let child = 2 * index + 1
      if (child >= items.length) break
      if (child + 1 < items.length && before(items[child + 1], items[child])) child++
      if (!before(items[child], last)) break
      items[index] = items[child]
      index = child
    }
    items[index] = last
    return top
  }
}

function before(a: PairCandidate, b: PairCandidate): boolean {
  if (a.count !== b.count) return a.count > b.count
  return a.left !== b.left ? a.left < b.left : a.right < b.right
}
