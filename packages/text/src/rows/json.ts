import { plainReason, reason, type PlainReasonCode, type Reason } from '@tunesmith/contract'
import { isRecord } from '../json-file.ts'
import { largestRow } from './blocks.ts'
import { notAnObject, readRow } from './json-lines.ts'
import { tooLong, type ReadItem, type RowProblem, type RowSource } from './row.ts'

const [lineFeed, space] = [0x0a, 0x20]
const [quote, comma, backslash] = ['"', ',', '\\'].map((sign) => sign.charCodeAt(0))
const [openList, closeList, openObject, closeObject] = ['[', ']', '{', '}'].map((sign) => sign.charCodeAt(0))

/** The first byte of a document that is not white space. */
export function firstSign(blocks: Iterable<Buffer>): string | undefined {
  for (const block of blocks) {
    const sign = block.find((byte) => byte > space)
    if (sign !== undefined) return String.fromCharCode(sign)
  }
  return undefined
}

/**
 * One JSON document: a list of objects, or an object whose only list holds them, such as {"data": […]}. Elements are read
 * one by one, so that the list may be longer than memory, and broken ones are named by their lines.
 */
export function* readJson(source: RowSource): Generator<ReadItem> {
  if (firstSign(source.blocks()) === '[') return yield* readList(source, 1)
  if (source.size > largestRow) return yield* readList(source, 2) // no single row is that long
  const text = Buffer.concat([...source.blocks()]).toString()
  if (text.trim() === '') return
  let document: unknown
  try {
    document = JSON.parse(text)
  } catch (error) {
    let isFound = false
    for (const item of readList(source, 2)) {
      isFound ||= 'problem' in item
      yield item
    }
    if (!isFound) yield { problem: notADocument(text.trimEnd().split('\n').length, plainReason((error as SyntaxError).message)) }
    return
  }
  if (!isRecord(document)) yield { problem: notAnObject(1, document) }
  else if (isWrappedList(document)) yield* readList(source, 2)
  else yield readRow(1, text)
}

/** Whether an object has nothing but a list of rows; any other object is a dataset of one row. */
function isWrappedList(document: Record<string, unknown>): boolean {
  const values = Object.values(document)
  return values.length === 1 && Array.isArray(values[0]) && values[0].every(isRecord)
}

/** The rows of a list at nesting depth `depth`; depth 1 is inside the outermost bracket. */
function* readList({ blocks }: RowSource, depth: number): Generator<ReadItem> {
  let isBroken = false
  for (const { line, text, problem } of elementsOf(blocks(), depth)) {
    if (problem === notClosed && isBroken) return // the broken element took the bracket with it
    const item = problem === undefined ? readElement(line, text) : { problem: notADocument(line, reason(problem)) }
    isBroken ||= 'problem' in item
    yield item
  }
}

const readElement = (line: number, text: string | undefined): ReadItem =>
  text === undefined ? { problem: tooLong(line) } : readRow(line, text)

const notClosed = 'json.bracket-open'

function notADocument(line: number, detail: Reason): RowProblem {
  return { line, kind: 'unreadable', problem: reason('row.document-invalid', { detail }), repair: reason('mend.to-its-end') }
}

/** An element of a list and its line, or what is wrong between the elements. */
interface Element {
  line: number
  /** Undefined where it is longer than any row should be. */
  text?: string
  problem?: PlainReasonCode
}

/**
 * The elements of lists at nesting depth `depth`. Takes invalid text as it comes: a string ends with its line, so that
 * one forgotten quote spoils one row.
 */
function* elementsOf(blocks: Iterable<Buffer>, depth: number): Generator<Element> {
  let [line, lastLine, level] = [1, 1, 0]
  let [inString, isEscaped, isExpected, isAfterComma, hasEnded] = [false, false, false, false, false]
  /** The element being read: its line, and its bytes before this block. */
  let element: { line: number; before: Buffer[]; length: number } | undefined
  let start = 0
  const add = (piece: Buffer) => {
    element!.length += piece.length
    if (element!.length <= largestRow) element!.before.push(piece)
    else element!.before = []
  }
  const finish = (): Element => {
    const { line: at, before, length } = element!
    element = undefined
    return length > largestRow ? { line: at } : { line: at, text: Buffer.concat(before).toString() }
  }
  for (const block of blocks) {
    start = 0
    for (let index = 0; index < block.length; index++) {
      const byte = block[index]
      if (byte === lineFeed) {
        line++
        inString = isEscaped = false
      } else if (isEscaped) isEscaped = false
      else if (inString) {
        if (byte === backslash) isEscaped = true
        else if (byte === quote) inString = false
      } else if (byte > space) {
        lastLine = line
        const closes = byte === closeList || byte === closeObject
        if (isExpected && level === depth) {
          if (byte === comma || (byte === closeList && isAfterComma)) yield { line, problem: 'json.element-missing' }
          else if (byte !== closeList) {
            element = { line, before: [], length: 0 }
            start = index
          }
        } else if (hasEnded) {
          yield { line, problem: 'json.text-after-end' }
          return
        }
        isExpected = false
        if ((closes || byte === comma) && level === depth && element) {
          add(block.subarray(start, index))
          yield finish()
        }
        if (byte === quote) inString = true
        else if (byte === openList || byte === openObject) {
          level++
          isExpected = byte === openList
          isAfterComma = false
        } else if (closes) hasEnded = --level === 0
        else if (byte === comma && level === depth) isExpected = isAfterComma = true
      }
    }
    if (element) add(block.subarray(start))
  }
  if (element) yield finish()
  if (level > 0) yield { line: lastLine, problem: notClosed }
}
