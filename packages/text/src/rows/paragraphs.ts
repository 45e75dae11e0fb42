import type { DatasetFile } from './read-rows.ts'

/** Plain text: paragraphs, parted by blank lines, become rows with the field `text`. */
export function readParagraphs(content: Buffer): DatasetFile {
  const rows: DatasetFile['rows'] = []
  let paragraph: string[] = []
  let first = 1
  const finish = () => {
    if (paragraph.length > 0) rows.push({ line: first, value: { text: paragraph.join('\n') } })
    paragraph = []
  }
  content
    .toString()
    .split(/\r?\n/)
    .forEach((text, index) => {
      if (text.trim() === '') return finish()
      if (paragraph.length === 0) first = index + 1
      paragraph.push(text)
    })
  finish()
  return { rows, problems: [] }
}
