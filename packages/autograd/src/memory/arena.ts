/** A stretch of a region; neighbours know each other, so that free ones can join. */
export interface Chunk {
  readonly region: Region
  offset: number
  size: number
  isFree: boolean
  previous: Chunk | undefined
  next: Chunk | undefined
}

interface Region {
  readonly index: number
  /** The parts that were ever handed out, in order and apart: `[start, end)`. Untouched pages cost no memory. */
  touched: [number, number][]
}

const granule = 256 // chunks are multiples of it
const firstRegionBytes = 2 ** 20
const largestUnusedTail = 128 * 2 ** 20

/**
 * The allocator of ONNX Runtime's CPU provider (`BFCArena`: best fit with coalescing): takes regions of doubling size
 * from the system and never gives them back, so what a process holds is what was ever touched.
 */
export class Arena {
  /** The size of all chunks that are handed out; a chunk may be larger than what was asked for. */
  bytesInUse = 0
  private readonly free = new Set<Chunk>()
  private readonly regions: Region[] = []
  private nextRegionBytes = firstRegionBytes

  allocate(bytes: number): Chunk {
    const size = Math.ceil(bytes / granule) * granule
    const chunk = this.bestFit(size) ?? this.extend(size)
    this.free.delete(chunk)
    chunk.isFree = false
    const isWorthSplitting = chunk.size >= 2 * size || chunk.size - size >= largestUnusedTail
    if (isWorthSplitting) this.split(chunk, size)
    this.bytesInUse += chunk.size
    touch(chunk.region, chunk.offset, chunk.offset + size)
    return chunk
  }

  release(chunk: Chunk): void {
    chunk.isFree = true
    this.bytesInUse -= chunk.size
    const { previous, next } = chunk
    if (next?.isFree) this.join(chunk, next)
    if (previous?.isFree) this.join(previous, chunk)
    else this.free.add(chunk)
  }

  /** Bytes that were ever handed out, in whole pages: what the process holds. */
  residentBytes(): number {
    return this.regions.reduce((sum, { touched }) => touched.reduce((part, [from, to]) => part + to - from, sum), 0)
  }

  private bestFit(size: number): Chunk | undefined {
    let best: Chunk | undefined
    for (const chunk of this.free) if (chunk.size >= size && (!best || isBetter(chunk, best))) best = chunk
    return best
  }

  private extend(size: number): Chunk {
    const grown = size > this.nextRegionBytes
    while (size > this.nextRegionBytes) this.nextRegionBytes *= 2
    const region: Region = { index: this.regions.length, touched: [] }
    this.regions.push(region)
    const bytes = this.nextRegionBytes
    if (!grown) this.nextRegionBytes *= 2
    return { region, offset: 0, size: bytes, isFree: true, previous: undefined, next: undefined }
  }

  private split(chunk: Chunk, size: number): void {
    const { region, offset, next } = chunk
    const rest: Chunk = { region, offset: offset + size, size: chunk.size - size, isFree: true, previous: chunk, next }
    if (next) next.previous = rest
    chunk.next = rest
    chunk.size = size
    this.free.add(rest)
  }

  private join(left: Chunk, right: Chunk): void {
    left.size += right.size
    left.next = right.next
    if (right.next) right.next.previous = left
    this.free.delete(right)
  }
}

/** The smaller one; of equal ones that in the older region, and there the one at the lower address. */
function isBetter(a: Chunk, b: Chunk): boolean {
  return (a.size - b.size || a.region.index - b.region.index || a.offset - b.offset) < 0
}

function touch(region: Region, from: number, to: number): void {
  const apart = region.touched.filter(([start, end]) => end < from || start > to)
  const merged = region.touched.filter(([start, end]) => end >= from && start <= to)
  const start = Math.min(from, ...merged.map(([first]) => first))
  const end = Math.max(to, ...merged.map(([, last]) => last))
  region.touched = [...apart, [start, end]]
}
