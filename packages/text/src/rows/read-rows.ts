import { isUtf8 } from 'node:buffer'
import { readFileSync, statSync } from 'node:fs'
import { extname } from 'node:path'
import { fail } from '@tunesmith/contract'
import { readCsv } from './csv.ts'
import { readJson } from './json.ts'
import { readJsonLines } from './json-lines.ts'
import { linesOf } from './lines.ts'
import { readParagraphs } from './paragraphs.ts'
import type { Row, RowProblem } from './row.ts'

/** What a dataset file holds: the rows that can be read, and those that cannot. */
export interface DatasetFile {
  rows: Row[]
  problems: RowProblem[]
}

/** Readers by file ending. */
const readers: Record<string, (content: Buffer) => DatasetFile> = {
  '.jsonl': (content) => (startsWithBracket(content) ? readJson(content) : readJsonLines(content)),
  '.ndjson': readJsonLines,
  '.json': (content) =>
    startsWithBracket(content) || !looksLikeLines(content) ? readJson(content) : readJsonLines(content),
  '.csv': readCsv,
  '.tsv': readCsv,
  '.txt': readParagraphs,
}

/**
 * Reads a dataset file (.jsonl, .ndjson, .json, .csv, .tsv, .txt). A byte order mark, CRLF line ends and blank lines
 * are fine. Rows that cannot be read are reported by line number instead of being dropped.
 *
 * @throws DATA_FILE_MISSING, DATA_IS_FOLDER, DATA_FORMAT_UNSUPPORTED, DATA_NOT_UTF8, DATA_EMPTY, NO_PERMISSION,
 *   FILE_ACCESS_FAILED
 */
export function readDataset(path: string): DatasetFile {
  const reader = readers[extname(path).toLowerCase()]
  const accepted = Object.keys(readers)
  const found = statSync(path, { throwIfNoEntry: false })
  if (found === undefined) fail('DATA_FILE_MISSING', { path })
  if (found.isDirectory()) fail('DATA_IS_FOLDER', { path, accepted })
  if (reader === undefined) fail('DATA_FORMAT_UNSUPPORTED', { path, accepted })
  const content = withoutByteOrderMark(readBytes(path))
  if (!isUtf8(content)) fail('DATA_NOT_UTF8', { path, line: firstBadLine(content) })
  const file = reader(content)
  if (file.rows.length === 0 && file.problems.length === 0) fail('DATA_EMPTY', { path })
  return file
}

/**
 * The rows of a dataset file, all of which must be readable.
 *
 * @throws DATA_ROW_INVALID for the first row that is not; see also `readDataset`
 */
export function readRows(path: string): Row[] {
  const {
    rows,
    problems: [first],
  } = readDataset(path)
  if (first !== undefined) fail('DATA_ROW_INVALID', { ...first, path })
  return rows
}

function readBytes(path: string): Buffer {
  try {
    return readFileSync(path)
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code === 'EACCES' || code === 'EPERM') fail('NO_PERMISSION', { path, action: 'read' }, error)
    return fail('FILE_ACCESS_FAILED', { path, action: 'read', detail: message }, error)
  }
}

function withoutByteOrderMark(content: Buffer): Buffer {
  return content.subarray(0, 3).equals(Buffer.of(0xef, 0xbb, 0xbf)) ? content.subarray(3) : content
}

function startsWithBracket(content: Buffer): boolean {
  return content.subarray(0, 4096).toString().trimStart().startsWith('[')
}

/** Whether the first line is a JSON value of its own, as in a JSON lines file with the wrong ending. */
function looksLikeLines(content: Buffer): boolean {
  const [first] = linesOf(content)
  try {
    return first !== undefined && typeof JSON.parse(first.text) === 'object' && content.length > first.text.length + 2
  } catch {
    return false
  }
}

function firstBadLine(content: Buffer): number {
  let line = 1
  for (let start = 0; start < content.length; line++) {
    const end = content.indexOf(0x0a, start)
    if (end < 0 || !isUtf8(content.subarray(start, end))) break
    start = end + 1
  }
  return line
}
