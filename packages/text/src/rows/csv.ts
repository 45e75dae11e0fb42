import { reason, type PlainReasonCode } from '@tunesmith/contract'
import { CsvError, parse } from 'csv-parse/sync'
import { largestRow } from './blocks.ts'
import { tooLong, type ReadItem, type RowProblem } from './row.ts'

const [lineFeed, carriageReturn, quote] = [0x0a, 0x0d, 0x22]

/** Comma-, semicolon- or tab-separated values (RFC 4180) with a header line; every value is text. */
export function* readCsv(blocks: Iterable<Buffer>): Generator<ReadItem> {
  let columns: string[] | undefined
  let delimiter: string | undefined
  for (const { bytes, line: first, isQuoted } of wholeRecords(blocks)) {
    if (isQuoted) return yield { problem: notCsv(first, 'CSV_QUOTE_NOT_CLOSED'), spoilsAll: true }
    if (bytes === undefined) {
      yield { problem: tooLong(first) }
      continue
    }
    delimiter ??= delimiterOf(bytes)
    let records: CsvRecord[]
    try {
      records = recordsIn(bytes, delimiter)
    } catch (error) {
      if (!(error instanceof CsvError)) throw error
      return yield { problem: notCsv(first - 1 + Number(error.lines ?? 1), error.code), spoilsAll: true }
    }
    const lineAt = lineCounter(bytes, first)
    let end = 0
    for (const { record, info } of records) {
      const line = lineAt(end)
      end = info.bytes
      if (columns) {
        yield record.length === columns.length
          ? { row: { line, value: Object.fromEntries(columns.map((name, index) => [name, record[index]])) } }
          : { problem: wrongCount(line, record.length, columns.length), text: record.join(delimiter) }
        continue
      }
      columns = record.map((name) => name.trim())
      const seen = new Set<string>()
      const twice = columns.find((name) => seen.size === seen.add(name).size)
      if (twice !== undefined) return yield { problem: namedTwice(line, twice), spoilsAll: true }
    }
  }
}

/** A record and the byte at which it ends. */
interface CsvRecord {
  record: string[]
  info: { bytes: number }
}

/** The records of a text. Quotes inside unquoted values break the rules, but where all of it can be read so, it is. */
function recordsIn(bytes: Buffer, delimiter: string): CsvRecord[] {
  const read = (relax_quotes: boolean) =>
    parse(bytes, { info: true, relax_column_count: true, skip_empty_lines: true, relax_quotes, delimiter }) as never
  try {
    return read(false)
  } catch (error) {
    try {
      return read(true)
    } catch {
      throw error
    }
  }
}

/** What breaks the rules of quoting, by the codes of csv-parse. */
const quoteProblems: Readonly<Record<string, PlainReasonCode | undefined>> = {
  CSV_QUOTE_NOT_CLOSED: 'row.quotes-open',
  INVALID_OPENING_QUOTE: 'row.quotes-inside',
  CSV_INVALID_CLOSING_QUOTE: 'row.quotes-after',
}

function notCsv(line: number, code: string): RowProblem {
  const known = quoteProblems[code]
  const problem = known === undefined ? reason('row.quotes', { detail: code }) : reason(known)
  return { line, kind: 'unreadable', problem, repair: reason('mend.quotes') }
}

function wrongCount(line: number, values: number, columns: number): RowProblem {
  return { line, kind: 'unreadable', problem: reason('row.wrong-count', { values, columns }), repair: reason('mend.separator') }
}

function namedTwice(line: number, name: string): RowProblem {
  return { line, kind: 'unreadable', problem: reason('row.column-twice', { name }), repair: reason('mend.column-names') }
}

/** Some records, with the line on which the first begins. */
interface Piece {
  line: number
  /** Undefined for one record that is longer than any should be. */
  bytes?: Buffer
  /** Whether it is so long because a quote is not closed. */
  isQuoted?: boolean
}

/**
 * The file in pieces that end with a record. A line feed after an even number of quotes ends a record, since a quote
 * inside quotes is written twice.
 */
function* wholeRecords(blocks: Iterable<Buffer>): Generator<Piece> {
  let begun: Buffer[] = []
  let length = 0
  let [line, lines, isQuoted] = [1, 0, false]
  for (const block of blocks) {
    let [start, end, linesAtEnd] = [0, 0, 0]
    for (let index = 0; index < block.length; index++) {
      if (block[index] === quote) isQuoted = !isQuoted
      else if (block[index] === lineFeed) {
        lines++
        if (isQuoted) continue
        if (end === 0 && length + index > largestRow) {
          yield { line }
          ;[begun, length, start, line, lines] = [[], 0, index + 1, line + lines, 0]
        }
        ;[end, linesAtEnd] = [index + 1, lines]
      }
    }
    if (end > start) {
      yield { bytes: Buffer.concat([...begun, block.subarray(start, end)]), line }
      ;[begun, length, start, line, lines] = [[], 0, end, line + linesAtEnd, lines - linesAtEnd]
    }
    begun.push(block.subarray(start))
    length += block.length - start
    if (length > largestRow) {
      if (isQuoted) return yield { line, isQuoted }
      begun = [] // too long to be kept; where it ends, the next record begins
    }
  }
  if (length > 0) yield { line, ...(length <= largestRow && { bytes: Buffer.concat(begun) }) }
}

/** The separator that the header line has most of. */
function delimiterOf(content: Buffer): string {
  const end = content.indexOf(lineFeed)
  const header = content.toString('utf8', 0, end < 0 ? content.length : end).replace(/"[^"]*"/g, '')
  const count = (delimiter: string) => header.split(delimiter).length
  return [',', ';', '\t'].reduce((best, delimiter) => (count(delimiter) > count(best) ? delimiter : best))
}

/** Line of the first byte at or after an ever-growing offset that is not a line end. */
function lineCounter(content: Buffer, first: number): (offset: number) => number {
  let [position, line] = [0, first]
  return (offset) => {
    for (; position < content.length; position++) {
      const byte = content[position]
      if (position >= offset && byte !== lineFeed && byte !== carriageReturn) break
      if (byte === lineFeed) line++
    }
    return line
  }
}
