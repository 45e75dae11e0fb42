/** A stretch of text inside a line. */
export type Inline =
  | { kind: 'text' | 'code'; text: string }
  | { kind: 'strong' | 'emphasis'; children: readonly Inline[] }

/** A part of an answer. */
export type Block =
  | { kind: 'paragraph'; children: readonly Inline[] }
  | { kind: 'heading'; children: readonly Inline[] }
  | { kind: 'code'; language: string; text: string }
  | { kind: 'table'; head: readonly (readonly Inline[])[]; rows: readonly (readonly (readonly Inline[])[])[] }
  | { kind: 'list'; ordered: boolean; start: number; items: readonly (readonly Inline[])[] }

const fence = /^\s{0,3}(`{3,}|~{3,})\s*([\w+#.-]*)/
const heading = /^\s{0,3}#{1,6}\s+(.*?)\s*#*$/
const row = /^\s{0,3}\|.*\|\s*$/
const divider = /^\s{0,3}\|(?:\s*:?-+:?\s*\|)+\s*$/
const item = /^\s*(?:([-*+])|(\d{1,9})[.)])\s+(.*)$/

/**
 * Reads the little Markdown that models write: paragraphs, headings, lists, tables, code, emphasis. Everything else, HTML and links
 * included, stays the text it is. An answer that is still streaming may end anywhere.
 */
export function parseMarkdown(text: string): Block[] {
  const lines = text.replaceAll('\r\n', '\n').split('\n')
  const blocks: Block[] = []
  for (let at = 0; at < lines.length; ) {
    const { block, next } = readBlock(lines, at)
    if (block) blocks.push(block)
    at = next
  }
  return blocks
}

function readBlock(lines: readonly string[], at: number): { block?: Block; next: number } {
  const line = lines[at]
  if (line.trim() === '') return { next: at + 1 }
  const opening = fence.exec(line)
  if (opening) return readCode(lines, at, opening[1], opening[2])
  const titled = heading.exec(line)
  if (titled) return { block: { kind: 'heading', children: parseInline(titled[1]) }, next: at + 1 }
  if (item.test(line)) return readList(lines, at)
  if (row.test(line) && divider.test(lines[at + 1] ?? '')) return readTable(lines, at)
  const end = endOf(lines, at + 1, (later) => later.trim() !== '' && ![fence, heading, item].some((begins) => begins.test(later)))
  return { block: { kind: 'paragraph', children: parseInline(lines.slice(at, end).join('\n')) }, next: end }
}

function readCode(lines: readonly string[], at: number, mark: string, language: string): { block: Block; next: number } {
  const closes = (line: string) => line.trim().startsWith(mark) && line.trim().replaceAll(mark[0], '') === ''
  const end = endOf(lines, at + 1, (line) => !closes(line))
  return { block: { kind: 'code', language, text: lines.slice(at + 1, end).join('\n') }, next: end + 1 }
}

function readTable(lines: readonly string[], at: number): { block: Block; next: number } {
  const end = endOf(lines, at + 2, (line) => row.test(line))
  return { block: { kind: 'table', head: cellsIn(lines[at]), rows: lines.slice(at + 2, end).map(cellsIn) }, next: end }
}

/** The cells of a row; a bar that belongs to the text has a backslash before it. */
const cellsIn = (line: string): Inline[][] =>
  line.trim().slice(1, -1).split(/(?<!\\)\|/).map((cell) => parseInline(cell.trim().replaceAll('\\|', '|')))

function readList(lines: readonly string[], at: number): { block: Block; next: number } {
  const ordered = isOrdered(lines[at])
  const texts: string[] = []
  const end = endOf(lines, at, (line) => {
    const entry = item.exec(line)
    if (entry) {
      if (isOrdered(line) !== ordered) return false
      texts.push(entry[3])
      return true
    }
    if (line.trim() === '' || !/^\s/.test(line)) return false
    texts[texts.length - 1] += `\n${line.trim()}` // a line that is set in goes on with the item above
    return true
  })
  const start = Number(item.exec(lines[at])![2] ?? 1)
  return { block: { kind: 'list', ordered, start, items: texts.map(parseInline) }, next: end }
}

const isOrdered = (line: string) => item.exec(line)![2] !== undefined

/** Index of the first line from `at` on that does not belong. */
function endOf(lines: readonly string[], at: number, belongs: (line: string) => boolean): number {
  let end = at
  while (end < lines.length && belongs(lines[end])) end++
  return end
}

/** Code, strong and emphasised words; underscores inside words, as in names of variables, mean nothing. */
const marked = /`([^`\n]+)`|\*\*(?=\S)([^*\n]+?)(?<=\S)\*\*|\*(?=\S)([^*\n]+?)(?<=\S)\*|(?<!\w)_(?=\S)([^_\n]+?)(?<=\S)_(?!\w)/

function parseInline(text: string): Inline[] {
  const parts: Inline[] = []
  let rest = text
  for (let match = marked.exec(rest); match; match = marked.exec(rest)) {
    const [whole, code, strong, starred, underscored] = match
    if (match.index > 0) parts.push({ kind: 'text', text: rest.slice(0, match.index) })
    if (code !== undefined) parts.push({ kind: 'code', text: code })
    else if (strong !== undefined) parts.push({ kind: 'strong', children: parseInline(strong) })
    else parts.push({ kind: 'emphasis', children: parseInline(starred ?? underscored) })
    rest = rest.slice(match.index + whole.length)
  }
  return rest === '' ? parts : [...parts, { kind: 'text', text: rest }]
}
