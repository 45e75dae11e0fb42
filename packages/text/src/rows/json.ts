import { isRecord } from '../json-file.ts'
import { addRow, notAnObject } from './json-lines.ts'
import type { DatasetFile } from './read-rows.ts'

/** One JSON document: a list of objects, or an object whose only list holds them, such as {"data": […]}. */
export function readJson(content: Buffer): DatasetFile {
  const text = content.toString()
  if (text.trim() === '') return { rows: [], problems: [] }
  let document: unknown
  try {
    document = JSON.parse(text)
  } catch (error) {
    return readBroken(text, error as SyntaxError)
  }
  if (isRecord(document) && wrappedList(document) === undefined)
    return { rows: [{ line: 1, value: document }], problems: [] }
  const list = isRecord(document) ? wrappedList(document) : document
  if (!Array.isArray(list)) return { rows: [], problems: [notAnObject(1, document)] }

  const places = elements(text, list === document ? 1 : 2)
  const file: DatasetFile = { rows: [], problems: [] }
  list.forEach((value, index) => {
    if (isRecord(value)) file.rows.push({ line: places[index].line, value })
    else file.problems.push(notAnObject(places[index].line, value))
  })
  return file
}

/** The list of an object that has nothing else; any other object is a dataset of one row. */
function wrappedList(document: Record<string, unknown>): unknown[] | undefined {
  const values = Object.values(document)
  return values.length === 1 && Array.isArray(values[0]) && values[0].every(isRecord) ? values[0] : undefined
}

/** Reads the elements of an invalid document one by one, so that the broken ones are named by their lines. */
function readBroken(text: string, error: SyntaxError): DatasetFile {
  const file: DatasetFile = { rows: [], problems: [] }
  for (const { line, start, end } of elements(text, text.trimStart().startsWith('[') ? 1 : 2))
    addRow(file, line, text.slice(start, end))
  if (file.problems.length === 0) {
    file.problems.push({
      line: text.trimEnd().split('\n').length,
      kind: 'unreadable',
      problem: `the document is not valid JSON (${error.message})`,
      repair: 'See whether the file was written to its end; files with one object a line take the ending .jsonl.',
    })
  }
  return file
}

/** An element of a list in a JSON text: [start, end) in characters, and its line. */
interface Element {
  line: number
  start: number
  end: number
}

/**
 * The elements of lists at nesting depth `depth`; depth 1 is inside the outermost bracket. Takes invalid text as it
 * comes.
 */
function elements(text: string, depth: number): Element[] {
  const found: Element[] = []
  let [line, level, expecting] = [1, 0, false]
  const close = (index: number) => {
    const last = found.at(-1)
    if (last?.end === Infinity) last.end = index
  }
  for (let index = 0; index < text.length; index++) {
    const character = text[index]
    if (character === '\n') line++
    if (character <= ' ') continue
    if (expecting && level === depth && character !== ']') found.push({ line, start: index, end: Infinity })
    expecting = false
    if (character === '"') {
      for (index++; index < text.length && text[index] !== '"' && text[index] !== '\n'; index++)
        if (text[index] === '\\') index++
      if (text[index] === '\n') index--
    } else if (character === '[' || character === '{') {
      level++
      expecting = character === '['
    } else if (character === ']' || character === '}') {
      if (level === depth) close(index)
      level--
    } else if (character === ',' && level === depth) {
      close(index)
      expecting = true
    }
  }
  return found
}
