import { statSync } from 'node:fs'
import { extname } from 'node:path'
import { fail } from '@tunesmith/contract'
import { isRecord } from '../json-file.ts'
import { blocksOf } from './blocks.ts'
import { readCsv } from './csv.ts'
import { firstSign, readJson } from './json.ts'
import { readJsonLines } from './json-lines.ts'
import { linesOf } from './lines.ts'
import { readParagraphs } from './paragraphs.ts'
import type { ReadItem, Row, RowProblem, Rows, RowSource } from './row.ts'

/** What a dataset file holds: the rows that can be read, and those that cannot. */
export interface DatasetFile {
  rows: Rows
  problems: RowProblem[]
}

type Reader = (source: RowSource) => Iterable<ReadItem>

const lines: Reader = ({ blocks }) => readJsonLines(blocks())
const csv: Reader = ({ blocks }) => readCsv(blocks())
const text: Reader = ({ blocks }) => readParagraphs(blocks())

/** Readers by file ending. */
const readers: Record<string, Reader> = {
  '.jsonl': (source) => (firstSign(source.blocks()) === '[' ? readJson(source) : lines(source)),
  '.ndjson': lines,
  '.json': (source) => (startsWithRow(source) ? lines(source) : readJson(source)),
  '.csv': csv,
  '.tsv': csv,
  '.txt': text,
  '.md': text,
}

/** Endings of the files that can be read. */
export const dataFileEndings: readonly string[] = Object.keys(readers)

/**
 * The rows of a dataset file (.jsonl, .ndjson, .json, .csv, .tsv, .txt, .md) of any size, and what in it is no row, one
 * after the other. A byte order mark, UTF-16, CRLF line ends and blank lines are fine.
 *
 * @param name whose ending says how the file is written, where its path does not
 * @returns the items, which are read anew each time
 * @throws DATA_FILE_MISSING, DATA_IS_FOLDER, DATA_FORMAT_UNSUPPORTED; while reading DATA_NOT_UTF8, NO_PERMISSION,
 *   FILE_ACCESS_FAILED
 */
export function datasetItems(path: string, name: string = path): () => Iterable<ReadItem> {
  const reader = readers[extname(name).toLowerCase()]
  const accepted = Object.keys(readers)
  const found = statSync(path, { throwIfNoEntry: false })
  if (found === undefined) fail('DATA_FILE_MISSING', { path })
  if (found.isDirectory()) fail('DATA_IS_FOLDER', { path, accepted })
  if (reader === undefined) fail('DATA_FORMAT_UNSUPPORTED', { path: name, accepted })
  return () => reader({ size: found.size, blocks: () => blocksOf(path) })
}

/**
 * Reads a dataset file row by row. Rows that cannot be read are reported by line number instead of being dropped.
 *
 * @throws DATA_EMPTY and what `datasetItems` throws
 */
export function readDataset(path: string): DatasetFile {
  const items = datasetItems(path)
  const problems: RowProblem[] = []
  let length = 0
  for (const item of items()) {
    if ('row' in item) length++
    else if (item.spoilsAll) return { rows: [], problems: [item.problem] }
    else problems.push(item.problem)
  }
  if (length === 0 && problems.length === 0) fail('DATA_EMPTY', { path })
  const rows = { length, [Symbol.iterator]: () => rowsOf(items()) }
  return { rows, problems }
}

function* rowsOf(items: Iterable<ReadItem>): Generator<Row> {
  for (const item of items) if ('row' in item) yield item.row
}

/**
 * The rows of a dataset file, all of which must be readable.
 *
 * @throws DATA_ROW_INVALID for the first row that is not; see also `readDataset`
 */
export function readRows(path: string): Row[] {
  const { rows, problems } = readDataset(path)
  const [first] = problems
  if (first !== undefined) fail('DATA_ROW_INVALID', { ...first, path })
  return [...rows]
}

/** Whether the first line is an object of its own, and not the last, as in a JSON lines file with the wrong ending. */
function startsWithRow({ blocks }: RowSource): boolean {
  let isFound = false
  for (const { text } of linesOf(blocks())) {
    if (text?.trim() === '') continue
    if (isFound) return true
    isFound = text !== undefined && isObject(text)
    if (!isFound) return false
  }
  return false
}

function isObject(text: string): boolean {
  try {
    return isRecord(JSON.parse(text))
  } catch {
    return false
  }
}
