/**
 * Packs examples into sequences of at most `maxLength` tokens, as few as best-fit-decreasing finds (within 22 % of the
 * fewest possible): longest example first, each into the fullest sequence that still has room. Deterministic.
 *
 * @param lengths tokens per example, none above `maxLength`
 * @returns per sequence the indices of its examples
 */
export function packExamples(lengths: readonly number[], maxLength: number): number[][] {
  const tooLong = lengths.findIndex((length) => length > maxLength)
  if (tooLong >= 0) throw new Error(`internal: example ${tooLong} has ${lengths[tooLong]} tokens, above ${maxLength}`)
  const longestFirst = lengths.map((_, index) => index).sort((a, b) => lengths[b] - lengths[a] || a - b)
  const bins: number[][] = []
  const open = new OpenBins(maxLength)
  for (const example of longestFirst) {
    const room = open.smallestRoom(lengths[example])
    const bin = room === undefined ? bins.push([]) - 1 : open.take(room)
    bins[bin].push(example)
    open.put(bin, (room ?? maxLength) - lengths[example])
  }
  return bins
}

/** Sequences by the room they have left; a tree of counts over rooms finds the best fit in logarithmic time. */
class OpenBins {
  private readonly byRoom: number[][]
  /** Counts of sequences: a full binary tree in an array, leaves are rooms 0 … size − 1. */
  private readonly counts: Int32Array
  private readonly size: number

  constructor(maxLength: number) {
    this.size = 2 ** Math.ceil(Math.log2(maxLength + 1))
    this.counts = new Int32Array(2 * this.size)
    this.byRoom = Array.from({ length: maxLength + 1 }, () => [])
  }

  put(bin: number, room: number): void {
    this.byRoom[room].push(bin)
    this.count(room, 1)
  }

  take(room: number): number {
    this.count(room, -1)
    return this.byRoom[room].pop()!
  }

  /** The smallest room that is at least `least` and that some sequence has. */
  smallestRoom(least: number): number | undefined {
    let node = this.size + least
    if (this.counts[node] > 0) return least
    // Up until there is an occupied right sibling, then down along the left edge of it.
    while (node > 1 && (node % 2 === 1 || this.counts[node + 1] === 0)) node = node >> 1
    if (node === 1) return undefined
    node++
    while (node < this.size) node = this.counts[2 * node] > 0 ? 2 * node : 2 * node + 1
    return node - this.size
  }

  private count(room: number, change: number): void {
    for (let node = this.size + room; node >= 1; node >>= 1) this.counts[node] += change
  }
}
