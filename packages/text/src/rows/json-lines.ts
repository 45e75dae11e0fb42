import { kindOfValue, reason, type PlainReasonCode } from '@tunesmith/contract'
import { isRecord } from '../json-file.ts'
import { countNames, deepestRow, shapeOf } from './json-shape.ts'
import { linesOf } from './lines.ts'
import { tooLong, type ReadItem, type RowProblem } from './row.ts'

/** JSON lines: one object a line. */
export function* readJsonLines(blocks: Iterable<Buffer>): Generator<ReadItem> {
  for (const { line, text } of linesOf(blocks)) {
    if (text === undefined) yield { problem: tooLong(line) }
    else if (text.trim() !== '') yield readRow(line, text)
  }
}

/** Reads the JSON text of one row. */
export function readRow(line: number, text: string): ReadItem {
  const { depth, names } = shapeOf(text)
  if (depth > deepestRow) return { problem: tooDeep(line), text }
  try {
    const value: unknown = JSON.parse(text)
    if (!isRecord(value)) return { problem: notAnObject(line, value), text }
    return countNames(value) < names ? { problem: namedTwice(line), text } : { row: { line, value } }
  } catch (error) {
    return { problem: notJson(line, text, error as SyntaxError), text }
  }
}

function tooDeep(line: number): RowProblem {
  return { line, kind: 'unreadable', problem: reason('row.too-deep', { levels: deepestRow }), repair: reason('mend.side-by-side') }
}

function namedTwice(line: number): RowProblem {
  return { line, kind: 'unreadable', problem: reason('row.name-twice'), repair: reason('mend.field-names') }
}

/** A value that should have been an object with one field a column. */
export function notAnObject(line: number, value: unknown): RowProblem {
  const repair = reason('mend.object', { example: '{"question": "…", "answer": "…"}' })
  return { line, kind: 'unreadable', problem: reason('row.not-an-object', { found: kindOfValue(value) }), repair }
}

/** Mistakes people make in JSON, recognised by their looks: [pattern, what to do]. */
const usualMistakes: Array<[RegExp, PlainReasonCode]> = [
  [
    /^\s*[[\]{},]*\s*$|^\s*"[^"]*"\s*:.*[^}]\s*$|^\s*\{\s*"[^"]*"\s*:\s*"[^"]*",?\s*$/,
    'mend.json-document',
  ],
  [/\}\s*\{/, 'mend.json-objects'],
  [/,\s*[}\]]/, 'mend.json-comma'],
  [/^\s*\{\s*'|:\s*'/, 'mend.json-quotes'],
  [/:\s*(None|True|False|NaN)\b/, 'mend.json-constants'],
  [/\\(?!["\\/bfnrtu])/, 'mend.json-backslash'],
  [/\t/, 'mend.json-tab'],
]

function notJson(line: number, text: string, error: SyntaxError): RowProblem {
  const repair = reason(usualMistakes.find(([pattern]) => pattern.test(text))?.[1] ?? 'mend.json-library')
  return { line, kind: 'unreadable', problem: reason('row.not-json', { detail: error.message }), repair }
}
