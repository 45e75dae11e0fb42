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
  const problem = `the row is nested more than ${deepestRow} levels deep`
  return { line, kind: 'unreadable', problem, repair: 'Write the values of a row side by side, or as text.' }
}

function namedTwice(line: number): RowProblem {
  const problem = 'a name is given twice in one object, so that it is unclear which value counts'
  return { line, kind: 'unreadable', problem, repair: 'Give every field of the row a name of its own.' }
}

/** A value that should have been an object with one field a column. */
export function notAnObject(line: number, value: unknown): RowProblem {
  const is = Array.isArray(value) ? 'a list' : value === null ? 'null' : `a ${typeof value}`
  return {
    line,
    kind: 'unreadable',
    problem: `the row is ${is} instead of an object`,
    repair: 'Write each row as an object with named fields, such as {"question": "…", "answer": "…"}.',
  }
}

/** Mistakes people make in JSON, recognised by their looks: [pattern, what to do]. */
const usualMistakes: Array<[RegExp, string]> = [
  [
    /^\s*[[\]{},]*\s*$|^\s*"[^"]*"\s*:.*[^}]\s*$|^\s*\{\s*"[^"]*"\s*:\s*"[^"]*",?\s*$/,
    'This looks like a JSON document over several lines; give it the ending .json, or put each object on one line.',
  ],
  [/\}\s*\{/, 'Put each object on a line of its own.'],
  [/,\s*[}\]]/, 'Remove the comma before the closing bracket.'],
  [/^\s*\{\s*'|:\s*'/, 'Use double quotes for names and texts; JSON has no single quotes.'],
  [/:\s*(None|True|False|NaN)\b/, 'Write null, true and false; JSON knows no None, True, False or NaN.'],
  [/\\(?!["\\/bfnrtu])/, 'Write a backslash inside a text as \\\\.'],
  [/\t/, 'Write a tab inside a text as \\t.'],
]

function notJson(line: number, text: string, error: SyntaxError): RowProblem {
  const repair =
    usualMistakes.find(([pattern]) => pattern.test(text))?.[1] ??
    'Write the row with a JSON library, which quotes every text correctly.'
  return { line, kind: 'unreadable', problem: `the row is not valid JSON (${error.message})`, repair }
}
