import { linesOf } from './lines.ts'
import { tooLong, type ReadItem } from './row.ts'

/** Plain text: paragraphs, parted by blank lines, become rows with the field `text`. */
export function* readParagraphs(blocks: Iterable<Buffer>): Generator<ReadItem> {
  let paragraph: string[] = []
  let first = 1
  const finish = (): ReadItem[] => {
    const row = { line: first, value: { text: paragraph.join('\n') } }
    const found = paragraph.length > 0 ? [{ row }] : []
    paragraph = []
    return found
  }
  for (const { line, text } of linesOf(blocks)) {
    if (text === undefined) yield { problem: tooLong(line) }
    else if (text.trim() === '') yield* finish()
    else {
      if (paragraph.length === 0) first = line
      paragraph.push(text)
    }
  }
  yield* finish()
}
