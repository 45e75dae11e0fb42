import { linesOf } from './lines.ts'
import { tooLong, type ReadItem } from './row.ts'

/** Longest paragraph in characters; a longer one is divided at line ends, so that a text without blank lines can be read. */
const longestParagraph = 2 ** 16

/** Plain text: paragraphs, parted by blank lines, become rows with the field `text`. */
export function* readParagraphs(blocks: Iterable<Buffer>): Generator<ReadItem> {
  let paragraph: string[] = []
  let [first, length] = [1, 0]
  const finish = (): ReadItem[] => {
    const row = { line: first, value: { text: paragraph.join('\n') } }
    const found = paragraph.length > 0 ? [{ row }] : []
    paragraph = []
    length = 0
    return found
  }
  for (const { line, text } of linesOf(blocks)) {
    if (text === undefined) yield { problem: tooLong(line) }
    else if (text.trim() === '') yield* finish()
    else {
      if (length + text.length > longestParagraph) yield* finish()
      if (paragraph.length === 0) first = line
      paragraph.push(text)
      length += text.length
    }
  }
  yield* finish()
}
