import { largestRow } from './blocks.ts'

/** One line of a file, without its line end. */
export interface Line {
  /** From 1. */
  line: number
  /** Undefined where it is longer than any row should be. */
  text: string | undefined
}

const lineFeed = 0x0a

/** The lines of a UTF-8 file, blank ones too. */
export function* linesOf(blocks: Iterable<Buffer>): Generator<Line> {
  let line = 1
  let begun: Buffer[] = []
  let length = 0
  const add = (piece: Buffer) => {
    length += piece.length
    if (length <= largestRow) begun.push(piece)
    else begun = []
  }
  const finish = (): Line => {
    const text = length <= largestRow ? Buffer.concat(begun).toString('utf8').replace(/\r$/, '') : undefined
    begun = []
    length = 0
    return { line: line++, text }
  }
  for (const block of blocks) {
    let start = 0
    for (let end = block.indexOf(lineFeed); end >= 0; end = block.indexOf(lineFeed, start)) {
      add(block.subarray(start, end))
      yield finish()
      start = end + 1
    }
    if (start < block.length) add(block.subarray(start))
  }
  if (length > 0) yield finish()
}
