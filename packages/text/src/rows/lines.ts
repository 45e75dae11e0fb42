/** One line of a file, without its line end. */
export interface Line {
  /** From 1. */
  line: number
  text: string
}

/**
 * The lines of a UTF-8 file that are not blank; decoded one by one, so that files larger than a string can be are fine.
 */
export function* linesOf(content: Buffer): Generator<Line> {
  let line = 1
  for (let start = 0; start < content.length; line++) {
    const found = content.indexOf(0x0a, start)
    const end = found < 0 ? content.length : found
    const text = content.toString('utf8', start, end).replace(/\r$/, '')
    if (text.trim() !== '') yield { line, text }
    start = end + 1
  }
}
