import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { blocksOf } from './blocks.ts'
import { readDataset, readRows } from './read-rows.ts'
import { largestRow } from './blocks.ts'

const folder = mkdtempSync(join(tmpdir(), 'large-rows-'))
afterAll(() => rmSync(folder, { recursive: true }))
function file(name: string, content: string | Buffer): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

/** Values with everything in them that a border between two pieces of a file could fall into. */
const values = Array.from({ length: 4000 }, (_, index) => ({
  question: `${index}: "ü€😀", \\"\\\\ [{]} ${'żółw 🐢 '.repeat(index % 90)}`,
  answer: `line\nbreak, "quoted" ${'€'.repeat(index % 200)}`,
}))
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`

/** A file of the values in each format, with the line of every row. */
const formats: Record<string, { text: string; linesARow: number; first: number }> = {
  'a.jsonl': { text: values.map((value) => `${JSON.stringify(value)}\n`).join(''), linesARow: 1, first: 1 },
  'lines.json': { text: values.map((value) => `${JSON.stringify(value)}\n\n`).join(''), linesARow: 2, first: 1 },
  'pretty.json': { text: JSON.stringify(values, null, 1), linesARow: 4, first: 2 },
  'compact.json': { text: JSON.stringify(values), linesARow: 0, first: 1 },
  'wrapped.json': { text: `{"rows":\n${JSON.stringify(values)}}`, linesARow: 0, first: 2 },
  'a.csv': {
    text: `question,answer\r\n${values.map(({ question, answer }) => `${quoted(question)},${quoted(answer)}\r\n`).join('')}`,
    linesARow: 2, first: 2,
  },
}

describe.each(Object.entries(formats))('%s, longer than what is read at once,', (name, { text, linesARow, first }) => {
  it('gives every row whole, with its line', () => {
    const path = file(name, text)
    expect([...blocksOf(path)].length).toBeGreaterThan(2)
    const rows = readRows(path)
    expect(rows.map(({ value }) => value)).toEqual(values)
    expect(rows.map(({ line }) => line)).toEqual(values.map((_, index) => first + index * linesARow))
  })
})

describe('the rows of a file', () => {
  it('can be read as often as wanted', () => {
    const { rows } = readDataset(file('again.jsonl', formats['a.jsonl'].text))
    expect(rows.length).toBe(values.length)
    expect([...rows]).toEqual([...rows])
    for (const { line } of rows) if (line === 3) break // a reader may leave early
    expect([...rows]).toHaveLength(values.length)
  })

  it('with the line of what is wrong far inside', () => {
    const lines = formats['a.jsonl'].text.split('\n')
    const broken = Buffer.from([...lines.slice(0, 3500), '{"a":', ...lines.slice(3500)].join('\n'))
    expect(readDataset(file('broken.jsonl', broken)).problems).toMatchObject([{ line: 3501 }])
    broken[broken.indexOf('{"a":') + 1] = 0xff
    expect(() => readDataset(file('latin1.jsonl', broken))).toThrow(expect.objectContaining({ params: { path: expect.any(String), line: 3501 } }))
    const csv = formats['a.csv'].text.replace('\r\n"3500: ', '\r\n5" "3500: ')
    expect(readDataset(file('quote.csv', csv))).toMatchObject({ rows: [], problems: [{ line: 7002, kind: 'unreadable' }] })
  })
})

describe('a row that is too long to be one', () => {
  const long = 'x'.repeat(largestRow)

  it.each([
    ['long.jsonl', `{"a":1}\n{"a":"${long}"}\n{"a":3}\n`],
    ['long.json', `[{"a":1},\n{"a":"${long}"},\n{"a":3}]`],
    ['long.txt', `a\n${long}x\n\nb\n`],
  ])('is a problem of its own in %s', (name, text) => {
    const { rows, problems } = readDataset(file(name, text))
    expect(rows.length).toBe(2)
    expect(problems).toMatchObject([{ line: 2, problem: { text: expect.stringContaining('longer than 64 MiB') } }])
  })

  it('is a problem of its own in CSV, if it has no quote that is not closed', () => {
    const { rows, problems } = readDataset(file('longer.csv', `a,b\n1,2\n3,${long}\n"4\n4",4\n5,5\n`))
    expect([...rows].map(({ line, value }) => [line, value.b])).toEqual([[2, '2'], [4, '4'], [6, '5']])
    expect(problems).toMatchObject([{ line: 3, problem: { text: expect.stringContaining('longer than 64 MiB') } }])
  })

  it('means in CSV that a quote was never closed', () => {
    const { rows, problems } = readDataset(file('long.csv', `a,b\n1,2\n3,"4\n${long}`))
    expect(rows.length).toBe(0)
    expect(problems).toMatchObject([{ line: 3, problem: { text: expect.stringContaining('a quote is not closed') } }])
  })
})

describe('a list in brackets', () => {
  it.each([
    ['[{"a":1},\n,{"a":2}]', 2, 'an element is missing'],
    ['[{"a":1},\n{"a":2},\n]', 3, 'an element is missing'],
    ['[{"a":1},\n{"a":2}]\n[]', 3, 'more text after its end'],
    ['[{"a":1},\n{"a":2}\n\n', 2, 'a bracket is not closed'],
    ['{"rows": [{"a":1},\n{"a":2}\n', 2, 'a bracket is not closed'],
  ])('that is wrong between its elements: %s', (text, line, problem) => {
    const found = readDataset(file('list.json', text))
    expect(found.rows.length).toBe(2)
    expect(found.problems).toMatchObject([{ line, problem: { text: expect.stringContaining(problem) } }])
  })
})
