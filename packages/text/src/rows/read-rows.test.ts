import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { readDataset, readRows } from './read-rows.ts'

const folder = mkdtempSync(join(tmpdir(), 'rows-'))
afterAll(() => rmSync(folder, { recursive: true }))
function file(name: string, content: string | Buffer): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}
const failure = (code: string, message: RegExp | string = '') =>
  expect.objectContaining({
    code,
    message: message instanceof RegExp ? expect.stringMatching(message) : expect.stringContaining(message),
  })

describe('JSON lines', () => {
  it('reads rows with their line numbers, past a byte order mark, CRLF and blank lines', () => {
    expect(readRows(file('a.jsonl', '\uFEFF{"a":1}\r\n\r\n  \n{"a":"ü"}\r\n{"a":3}'))).toEqual([
      { line: 1, value: { a: 1 } },
      { line: 4, value: { a: 'ü' } },
      { line: 5, value: { a: 3 } },
    ])
  })

  it.each([
    ["{'a': 1}", 'double quotes'],
    ['{"a": 1,}', 'comma before the closing'],
    ['{"a": None}', 'null, true and false'],
    ['{"a": 1} {"a": 2}', 'line of its own'],
    ['{\n  "a": 1\n}', 'ending .json'],
    ['{"a": "C:\\data"}', 'backslash'],
    ['{"a": "x', 'JSON library'],
    ['[]', ''],
    ['3', 'object with named fields'],
  ])('reports %s with a repair', (text, repair) => {
    const { problems, rows } = readDataset(file('bad.jsonl', `{"a":1}\n${text}\n{"a":2}\n`))
    expect(rows).toHaveLength(2)
    expect(problems[0]).toMatchObject({ line: 2, kind: 'unreadable', repair: { text: expect.stringContaining(repair) } })
  })

  it('stops at the first bad row where all have to be readable', () => {
    expect(() => readRows(file('bad.jsonl', '{"a":1}\nnope\n'))).toThrow(
      failure('DATA_ROW_INVALID', /Line 2 of .*bad\.jsonl: the row is not valid JSON/),
    )
  })

  it('takes a JSON list with the wrong ending, and lines with the ending .json', () => {
    expect(readRows(file('list.jsonl', '[{"a":1},\n {"a":2}]'))).toEqual([
      { line: 1, value: { a: 1 } },
      { line: 2, value: { a: 2 } },
    ])
    expect(readRows(file('lines.json', '{"a":1}\n{"a":2}\n'))).toHaveLength(2)
  })
})

describe('JSON', () => {
  it('finds the line of each element, past strings with brackets and nested lists', () => {
    const text = '\n[\n  {"a": "]},{\\"", "b": [1,\n 2]},\n\n  {"a": [],\n "c": {}}, {"a": 0}\n]\n'
    expect(readRows(file('b.json', text)).map(({ line }) => line)).toEqual([3, 6, 7])
  })

  it('takes an object around the list, or a single row', () => {
    expect(readRows(file('c.json', '{"data": [\n{"a": 1},\n{"a": 2}\n]}')).map(({ line }) => line)).toEqual([2, 3])
    expect(readRows(file('d.json', '{"question": "q", "answer": "a"}'))).toHaveLength(1)
  })

  it('says on which line the document breaks', () => {
    const broken = readDataset(file('e.json', '[\n{"a": 1},\n{"a": },\n{"a": 3},\n{"a": "x},\n{"a": 5}]'))
    expect([...broken.rows].map(({ line }) => line)).toEqual([2, 4])
    expect(broken.problems).toMatchObject([
      { line: 3, kind: 'unreadable' },
      { line: 5, kind: 'unreadable' },
    ])
    expect(readDataset(file('cut.json', '[\n{"a": 1},\n{"a": 2}\n')).problems).toMatchObject([
      { line: 3, repair: { text: expect.stringContaining('to its end') } },
    ])
  })

  it('reports elements that are no objects', () => {
    expect(readDataset(file('f.json', '[{"a": 1},\n"text"]')).problems).toMatchObject([
      { line: 2, problem: { text: 'the row is a string instead of an object' } },
    ])
  })
})

describe('CSV', () => {
  it('reads quotes, line breaks inside them, blank lines and CRLF, with line numbers', () => {
    const text = '\uFEFFquestion,answer\r\n\r\n"a, ""b""",1\r\n"two\r\nlines",2\r\n\r\n\r\nlast,3\r\n'
    expect(readRows(file('a.csv', text))).toEqual([
      { line: 3, value: { question: 'a, "b"', answer: '1' } },
      { line: 4, value: { question: 'two\r\nlines', answer: '2' } },
      { line: 8, value: { question: 'last', answer: '3' } },
    ])
  })

  it('finds out the separator', () => {
    expect(readRows(file('b.csv', 'a;b\n1,5;2\n'))[0].value).toEqual({ a: '1,5', b: '2' })
    expect(readRows(file('c.tsv', 'a\tb\n1\t2\n'))[0].value).toEqual({ a: '1', b: '2' })
  })

  it('reports rows with too few or too many values, and keeps the others', () => {
    const { rows, problems } = readDataset(file('d.csv', 'a,b\n1,2\n1,2,3\n4\n5,6\n'))
    expect([...rows].map(({ line }) => line)).toEqual([2, 5])
    expect(problems).toMatchObject([{ line: 3, problem: { text: expect.stringContaining('3 values') } }, { line: 4 }])
  })

  it('takes a quote inside an unquoted value as it stands, as other readers do', () => {
    const text = 'a,b\nHe said "hi",5" pipe\n"Hi" he said,"x, ""y"""\n'
    expect(readRows(file('g.csv', text)).map(({ value }) => value)).toEqual([
      { a: 'He said "hi"', b: '5" pipe' },
      { a: '"Hi" he said', b: 'x, "y"' },
    ])
  })

  it('reports quotes that do not match, and columns named twice', () => {
    expect(readDataset(file('e.csv', 'a,b\n1,"x\n2,3\n')).problems[0]).toMatchObject({
      kind: 'unreadable',
      repair: { text: expect.stringContaining('""') },
    })
    expect(readDataset(file('f.csv', 'a,a\n1,2\n')).problems[0].problem.text).toContain('"a"')
  })
})

describe('UTF-16', () => {
  const text = 'question,answer\r\nWo? 🐢,"hier,\nüben"\r\n'
  const rows = [{ line: 2, value: { question: 'Wo? 🐢', answer: 'hier,\nüben' } }]
  const little = Buffer.from(text, 'utf16le')
  const mark = Buffer.from('\uFEFF', 'utf16le')
  it.each([
    ['little-endian', Buffer.concat([mark, little])],
    ['little-endian without a mark', little],
    ['big-endian', Buffer.concat([mark, little]).swap16()],
    ['big-endian without a mark', Buffer.from(little).swap16()],
  ])('is read as what it says: %s', (name, content) => {
    expect(readRows(file(`${name}.csv`, content))).toEqual(rows)
  })
})

describe('rows that would harm whoever reads them', () => {
  const deep = (levels: number) => `{"a":${'['.repeat(levels)}${']'.repeat(levels)}}`

  it.each(['deep.jsonl', 'deep.json'])('are refused where they are nested without end: %s', (name) => {
    const list = [deep(10), deep(100_000), deep(63)]
    const text = name.endsWith('l') ? list.join('\n') : `[${list.join(',\n')}]`
    const { rows, problems } = readDataset(file(name, text))
    expect([...rows].map(({ line }) => line)).toEqual([1, 3])
    expect(problems).toMatchObject([{ line: 2, problem: { text: expect.stringContaining('64 levels') } }])
    expect(readDataset(file('one.json', deep(100_000))).problems).toMatchObject([{ line: 1, kind: 'unreadable' }])
  })

  it.each([
    ['{"a": 1, "a": 2}', true],
    ['{"a": {"b": "x", "c": [{"d": 1, "d": 2}]}}', true],
    ['{"a": "a: \\"b\\": c", "b": "\\\\", "c": {}}', false],
    ['{"__proto__": {"a": 1}, "constructor": 2}', false],
  ])('%s: a name given twice is %s', (text, isTwice) => {
    const { rows, problems } = readDataset(file('twice.jsonl', text))
    expect([rows.length, problems.length]).toEqual(isTwice ? [0, 1] : [1, 0])
  })

  it('give no object a prototype', () => {
    const [{ value }] = readRows(file('proto.jsonl', '{"__proto__": {"polluted": true}}'))
    expect(Object.keys(value)).toEqual(['__proto__'])
    expect(value.polluted).toBeUndefined()
    const [row] = readRows(file('proto.csv', '__proto__,b\n1,2\n'))
    expect(Object.entries(row.value)).toEqual([['__proto__', '1'], ['b', '2']])
  })
})

describe('plain text', () => {
  it('is divided at line ends where it has no blank lines', () => {
    const line = 'word '.repeat(100)
    const rows = readRows(file('long.md', `${line}\n`.repeat(1000)))
    expect(rows.map((row) => row.line)).toEqual([1, 132, 263, 394, 525, 656, 787, 918])
    expect(rows.flatMap(({ value }) => String(value.text).split('\n'))).toHaveLength(1000)
  })

  it('makes a row of each paragraph', () => {
    expect(readRows(file('a.txt', 'one\ntwo\r\n\r\n\nthree\n'))).toEqual([
      { line: 1, value: { text: 'one\ntwo' } },
      { line: 5, value: { text: 'three' } },
    ])
  })
})

describe('files that cannot be read', () => {
  it.each([
    ['DATA_FILE_MISSING', () => join(folder, 'missing.jsonl')],
    ['DATA_FORMAT_UNSUPPORTED', () => file('a.xlsx', 'x')],
    ['DATA_EMPTY', () => file('empty.jsonl', '\n \n')],
    ['DATA_EMPTY', () => file('empty.csv', 'question,answer\n')],
    ['DATA_EMPTY', () => file('empty.json', '')],
  ])('%s', (code, path) => {
    expect(() => readRows(path())).toThrow(failure(code))
  })

  it('DATA_NOT_UTF8, with the line', () => {
    expect(() => readRows(file('latin1.jsonl', Buffer.from('{"a":1}\n{"a":"\xfc"}\n', 'latin1')))).toThrow(
      failure('DATA_NOT_UTF8', 'Line 2'),
    )
    const halfACharacter = Buffer.from([...Buffer.from('\uFEFFa,b\n', 'utf16le'), 0x00, 0xd8, 0x0a, 0x00])
    expect(() => readRows(file('utf16.csv', halfACharacter))).toThrow(failure('DATA_NOT_UTF8'))
  })
})
