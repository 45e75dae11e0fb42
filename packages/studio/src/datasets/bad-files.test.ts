import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Dataset, DatasetRow } from '@tunesmith/contract'
import { newDataFolder, openRooms, removeDataFolders, type Rooms } from '../../testing/rooms.ts'

/*
 * Files as they should not be. Whatever comes: the rows that were accepted and those that were rejected are all there are,
 * each rejection has its line and its reason, nothing crashes, and nothing outside the data folder is touched.
 */

let rooms: Rooms
let around: string
beforeAll(async () => {
  around = newDataFolder()
  rooms = await openRooms({ folder: join(around, 'data') })
})
afterAll(async () => {
  await rooms.close()
  removeDataFolders()
})

const upload = (fileName: string, content: Readable): Promise<Dataset> =>
  rooms.handlers.uploadDataset({ fileName, file: content }, rooms.context)
const whole = (content: string | Buffer) => Readable.from([Buffer.from(content)])
const rowsOf = async ({ id }: Dataset): Promise<DatasetRow[]> =>
  (await rooms.handlers.listDatasetRows({ datasetId: id, problems: 'false', offset: 0, limit: 200 }, rooms.context)).items

const utf16 = (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le')
const good = '{"question":"What?","answer":"That."}'
const deep = `{"question":${'['.repeat(100_000)}${']'.repeat(100_000)},"answer":"x"}`
const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 0x49, 0x48, 0x44, 0x52, 0xff, 0xd8])

describe('a file with rows that cannot be read', () => {
  it.each<[name: string, fileName: string, content: string | Buffer, rows: number, rejected: Record<number, RegExp>]>([
    ['a byte order mark and CRLF', 'a.jsonl', `\uFEFF${good}\r\n${good}\r\n`, 2, {}],
    ['a byte order mark in CSV', 'a.csv', '\uFEFFquestion;answer\r\nWhat?;That.\r\n', 1, {}],
    ['UTF-16', 'a.csv', utf16('question\tanswer\r\nWo?\tHier.\r\n'), 1, {}],
    ['UTF-16, big-endian', 'a.jsonl', utf16(`${good}\n`).swap16(), 1, {}],
    ['100,000 levels', 'a.jsonl', `${good}\n${deep}\n${good}\n`, 2, { 2: /64 levels/ }],
    ['100,000 levels in a list', 'a.json', `[${good},\n${deep}]`, 1, { 2: /64 levels/ }],
    ['100,000 levels as a document', 'a.json', '['.repeat(100_000), 0, { 1: /64 levels/ }],
    ['NaN', 'a.jsonl', `{"question":NaN,"answer":"x"}\n${good}\n`, 1, { 1: /not valid JSON/ }],
    ['a name given twice', 'a.jsonl', `${good}\n{"question":"a","question":"b","answer":"c"}\n`, 1, { 2: /given twice/ }],
    ['rows that are none', 'a.jsonl', `3\n"x"\nnull\n[]\n${good}\n{\n`, 1, { 1: /number/, 2: /string/, 3: /null/, 4: /list/, 6: /not valid/ }],
    ['too many and too few values', 'a.csv', 'question,answer\n1,2,3\n4\n5,6\n', 1, { 2: /3 values/, 3: /1 values/ }],
    ['a quote that is never closed', 'a.csv', 'question,answer\n"x,1\n2,3\n', 0, { 3: /quote/ }],
    ['a column twice', 'a.csv', 'question,question\n1,2\n', 0, { 1: /two columns/ }],
    ['a row longer than any model reads', 'a.jsonl', `{"question":"${'x'.repeat(2 ** 20)}","answer":"y"}\n${good}\n`, 1, { 1: /1 MiB/ }],
    ['zero bytes', 'a.jsonl', Buffer.concat([Buffer.alloc(1000), Buffer.from(`\n${good}\n`)]), 1, { 1: /not valid JSON/ }],
  ])('%s', async (_, fileName, content, rows, rejected) => {
    const dataset = await upload(fileName, whole(content))
    expect([dataset.rows, dataset.rejectedRows]).toEqual([rows, Object.keys(rejected).length])
    const found = await rowsOf(dataset)
    expect(found).toHaveLength(dataset.rows + dataset.rejectedRows)
    const reasons = found.filter(({ problems }) => problems.some(({ kind }) => kind === 'unreadable'))
    expect(reasons.map(({ line }) => line)).toEqual(Object.keys(rejected).map(Number))
    for (const { line, problems } of reasons) expect(problems[0].problem.text).toMatch(rejected[line])
    const { rows: inAll, groups } = await rooms.handlers.getDatasetHealth({ datasetId: dataset.id }, rooms.context)
    expect(inAll).toBe(found.length)
    expect(groups.find(({ kind }) => kind === 'unreadable')?.lines ?? []).toEqual(Object.keys(rejected).map(Number))
  })

  it('a line of a gigabyte, at little cost', async () => {
    function* content() {
      yield Buffer.from(`${good}\n{"question":"`)
      const piece = Buffer.alloc(2 ** 24, 'x')
      for (let count = 0; count < 64; count++) yield piece
      yield Buffer.from(`","answer":"y"}\n${good}\n`)
    }
    const dataset = await upload('giant.jsonl', Readable.from(content()))
    expect(dataset).toMatchObject({ rows: 2, rejectedRows: 1 })
    expect(dataset.bytes).toBeGreaterThan(2 ** 30)
    expect((await rowsOf(dataset)).map(({ line, problems }) => [line, problems[0]?.problem.text])).toEqual([
      [1, undefined], [2, 'the row is longer than 64 MiB'], [3, 'it is the same as line 1'],
    ])
  })
})

describe('names that mean something to programs', () => {
  it('are names of columns like any other', async () => {
    const dataset = await upload('proto.jsonl', whole('{"__proto__":{"polluted":true},"constructor":"x","question":"a?","answer":"b"}\n'))
    const [row] = await rowsOf(dataset)
    expect(Object.keys(row.fields)).toEqual(['__proto__', 'constructor', 'question', 'answer'])
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
    const fields = { question: 'changed?' }
    const changed = await rooms.handlers.updateDatasetRow({ datasetId: dataset.id, line: 1, fields }, rooms.context)
    expect(changed.fields).toMatchObject({ question: 'changed?', answer: 'b' })
    const columns = await upload('proto.csv', whole('__proto__,toString\nIs it?,It is.\n'))
    expect((await rowsOf(columns))[0].messages).toEqual([{ role: 'user', content: 'Is it?' }, { role: 'assistant', content: 'It is.' }])
  })
})

describe('a file that is no dataset', () => {
  it.each<[name: string, fileName: string, content: Buffer | string, code: string]>([
    ['an empty file', 'a.jsonl', '', 'DATA_EMPTY'],
    ['blank lines', 'a.csv', '\n\n \n', 'DATA_EMPTY'],
    ['a header and nothing more', 'a.csv', 'question,answer\n', 'DATA_EMPTY'],
    ['a picture', 'a.csv', png, 'DATA_NOT_UTF8'],
    ['a bomb', 'a.jsonl', gzipSync(Buffer.alloc(2 ** 24)), 'DATA_NOT_UTF8'],
    ['a bomb with its own name', 'a.zip', gzipSync(Buffer.alloc(2 ** 24)), 'DATA_FORMAT_UNSUPPORTED'],
    ['a bomb with two names', 'a.jsonl.gz', gzipSync(Buffer.alloc(2 ** 24)), 'DATA_FORMAT_UNSUPPORTED'],
    ['text in an older encoding', 'a.jsonl', Buffer.from('{"question":"\xfc"}\n', 'latin1'), 'DATA_NOT_UTF8'],
    ['no name', '..', good, 'DATA_FORMAT_UNSUPPORTED'],
    ['no ending', 'rows', good, 'DATA_FORMAT_UNSUPPORTED'],
  ])('is refused, and nothing is kept of %s', async (_, fileName, content, code) => {
    const before = readdirSync(join(rooms.services.dataFolder, 'datasets'))
    const refused = upload(fileName, whole(content))
    await expect(refused).rejects.toThrow(expect.objectContaining({ code, message: expect.not.stringContaining(around) }))
    expect(readdirSync(join(rooms.services.dataFolder, 'datasets'))).toEqual(before)
  })
})

describe('a file name', () => {
  it.each([
    ['../../../../etc/passwd.jsonl', 'passwd.jsonl', 'passwd'],
    ['..\\..\\windows\\system.csv', 'system.csv', 'system'],
    ['/absolute/path.jsonl', 'path.jsonl', 'path'],
    ['a\u0000b\u202Ec.jsonl', 'abc.jsonl', 'abc'],
    ['  .jsonl', '.jsonl', undefined],
    [`${'x'.repeat(200)}.jsonl`, `${'x'.repeat(200)}.jsonl`, 'x'.repeat(120)],
    ['Ünïcödé 漢字.JSONL', 'Ünïcödé 漢字.JSONL', 'Ünïcödé 漢字'],
  ])('%s leads nowhere', async (given, fileName, name) => {
    const uploaded = upload(given, whole(given.toLowerCase().endsWith('.csv') ? 'question,answer\na?,b\n' : `${good}\n`))
    if (name === undefined) return expect(uploaded).rejects.toThrow(expect.objectContaining({ code: 'DATA_FORMAT_UNSUPPORTED' }))
    expect(await uploaded).toMatchObject({ fileName, name })
  })

  it('of any kind has left nothing outside the data folder', () => {
    expect(readdirSync(around)).toEqual(['data'])
    const expected = ['artifacts', 'datasets', 'tunesmith.sqlite']
    expect(readdirSync(join(around, 'data')).filter((name) => !expected.includes(name) && !/sqlite-|lock/.test(name))).toEqual([])
    for (const id of readdirSync(join(around, 'data/datasets'))) {
      const folder = join(around, 'data/datasets', id)
      expect(readdirSync(folder)).toEqual(['rows-1.jsonl'])
      const path = join(folder, 'rows-1.jsonl')
      if (statSync(path).size < 2 ** 20) for (const line of readFileSync(path, 'utf8').trimEnd().split('\n')) JSON.parse(line)
    }
  })
})
