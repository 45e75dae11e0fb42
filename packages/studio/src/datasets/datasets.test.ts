import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Dataset, DatasetRow } from '@tunesmith/contract'
import { openRooms, removeDataFolders, type Rooms } from '../../testing/rooms.ts'
import type { RequestContext } from '../handler.ts'

let rooms: Rooms
beforeAll(async () => {
  rooms = await openRooms()
})
afterAll(async () => {
  await rooms.close()
  removeDataFolders()
})

const upload = (fileName: string, ...content: (string | Buffer)[]): Promise<Dataset> =>
  rooms.handlers.uploadDataset({ fileName, file: Readable.from(content) }, rooms.context)
const rowsOf = async (datasetId: string, query: { problems?: 'true'; search?: string; offset?: number; limit?: number } = {}) =>
  rooms.handlers.listDatasetRows({ datasetId, problems: 'false', offset: 0, limit: 50, ...query }, rooms.context)
const health = (datasetId: string) => rooms.handlers.getDatasetHealth({ datasetId }, rooms.context)
const groupsOf = async (datasetId: string) => (await health(datasetId)).groups.map(({ kind, lines }) => ({ kind, lines }))
const linesIn = (path: string) => readFileSync(path, 'utf8').trimEnd().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>)
const code = (expected: string) => expect.objectContaining({ code: expected })

const jsonl = (...rows: object[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join('')
const qa = (question: string, answer: string) => ({ question, answer })

/** Aborted when the row of what is uploaded next is being written. */
function abortedWhenStored(): AbortSignal {
  const leaving = new AbortController()
  vi.spyOn(rooms.services, 'now').mockImplementationOnce(() => {
    leaving.abort()
    return new Date()
  })
  return leaving.signal
}

describe('an uploaded file', () => {
  it('becomes conversations with the loss mask of the bundled model', async () => {
    const dataset = await upload('Fees.jsonl', jsonl(qa('What is the fee?', 'The fee is $12.'), qa('Is it far?', 'No.')))
    expect(dataset).toMatchObject({
      name: 'Fees', fileName: 'Fees.jsonl', rows: 2, rejectedRows: 0, needsMapping: false, mapping: null, edits: 0,
      layout: { value: 'question-answer', reason: { text: expect.stringContaining('all rows') } },
      columns: [{ name: 'question', filled: 1, samples: ['What is the fee?', 'Is it far?'] }, { name: 'answer' }],
    })
    const { items, total } = await rowsOf(dataset.id)
    expect(total).toBe(2)
    expect(items[0]).toMatchObject({
      line: 1,
      fields: qa('What is the fee?', 'The fee is $12.'),
      messages: [{ role: 'user', content: 'What is the fee?' }, { role: 'assistant', content: 'The fee is $12.' }],
      stretches: [
        { text: '<|im_start|>user\nWhat is the fee?<|im_end|>\n<|im_start|>assistant\n', learned: false },
        { text: 'The fee is $12.<|im_end|>', learned: true },
      ],
      edited: false, leftOut: false, problems: [],
    })
    expect(items[0].tokens).toBeGreaterThan(10)
    expect(await health(dataset.id)).toMatchObject({ rows: 2, usableRows: 2, groups: [] })
    expect(await rooms.handlers.getDataset({ datasetId: dataset.id }, rooms.context)).toEqual(dataset)
  })

  it('is running text where it ends in .txt or .md, or was pasted so', async () => {
    const dataset = await upload('story.md', 'Once upon a time\nthere was a door.\n\nIt was red.\n')
    expect(dataset.layout?.value).toBe('text')
    const { items } = await rowsOf(dataset.id)
    expect(items.map(({ line, messages }) => [line, messages?.[0].content])).toEqual([[1, 'Once upon a time\nthere was a door.'], [4, 'It was red.']])
    const pasted = (text: string) => rooms.handlers.createDatasetFromText({ name: 'Pasted', text }, rooms.context)
    expect(await pasted('A line of text.\n\nAnother one.')).toMatchObject({ fileName: 'pasted.txt', rows: 2, layout: { value: 'text' } })
    expect(await pasted('question\tanswer\nWho?\tMe.\n')).toMatchObject({ fileName: 'pasted.csv', rows: 1, layout: { value: 'question-answer' } })
    expect(await pasted('[{"prompt": "a", "completion": "b"}]')).toMatchObject({ rows: 1, layout: { value: 'prompt-completion' } })
  })

  it('is found again when what was made of it is gone', async () => {
    const dataset = await upload('again.jsonl', jsonl(qa('Where?', 'Here.')))
    const folder = join(rooms.services.dataFolder, 'datasets', dataset.id)
    rmSync(folder, { recursive: true })
    expect((await rowsOf(dataset.id)).items).toHaveLength(1)
    expect(readdirSync(folder)).toEqual(['rows-1.jsonl'])
  })

  it('keeps nothing when it breaks off', async () => {
    const before = await rooms.handlers.listDatasets({ offset: 0, limit: 200 }, rooms.context)
    const folders = readdirSync(join(rooms.services.dataFolder, 'datasets'))
    async function* broken() {
      yield jsonl(qa('a', 'b'))
      throw Object.assign(new Error('aborted'), { code: 'ECONNRESET' })
    }
    const file = Readable.from(broken())
    await expect(rooms.handlers.uploadDataset({ fileName: 'cut.jsonl', file }, rooms.context)).rejects.toThrow(code('UPLOAD_INTERRUPTED'))
    expect(await rooms.handlers.listDatasets({ offset: 0, limit: 200 }, rooms.context)).toEqual(before)
    expect(readdirSync(join(rooms.services.dataFolder, 'datasets'))).toEqual(folders)
  })

  it.each<[string, string, () => RequestContext, string]>([
    ['cannot be read', 'nothing.jsonl', () => rooms.context, 'DATA_EMPTY'],
    ['is wanted no more when it is stored', 'rows.jsonl', () => ({ ...rooms.context, signal: abortedWhenStored() }), 'UPLOAD_INTERRUPTED'],
    ['is wanted no more when it has arrived', 'rows.jsonl', () => ({ ...rooms.context, signal: AbortSignal.abort() }), 'UPLOAD_INTERRUPTED'],
  ])('keeps nothing when it %s', async (_, fileName, context, expected) => {
    const kept = () => readdirSync(rooms.services.dataFolder, { recursive: true }).filter((path) => /^(artifacts.{4}|datasets)/.test(String(path)))
    const before = kept()
    const { total } = await rooms.handlers.listDatasets({ offset: 0, limit: 1 }, rooms.context)
    const file = Readable.from([fileName === 'nothing.jsonl' ? ' ' : jsonl(qa('Never asked?', 'No.'))])
    await expect(rooms.handlers.uploadDataset({ fileName, file }, context())).rejects.toThrow(code(expected))
    expect(kept()).toEqual(before)
    expect((await rooms.handlers.listDatasets({ offset: 0, limit: 1 }, rooms.context)).total).toBe(total)
  })

  it('numbers rows that share a line', async () => {
    const dataset = await upload('compact.json', JSON.stringify([qa('a?', 'a'), qa('b?', 'b'), qa('c?', 'c')]))
    expect((await rowsOf(dataset.id)).items.map(({ line }) => line)).toEqual([1, 2, 3])
    await rooms.handlers.deleteDatasetRow({ datasetId: dataset.id, line: 2 }, rooms.context)
    expect((await rowsOf(dataset.id)).items.map(({ leftOut }) => leftOut)).toEqual([false, true, false])
  })
})

describe('columns with names of their own', () => {
  it('are guessed, asked for, and read as somebody says', async () => {
    const dataset = await upload('fragen.csv', 'Nr;Kundenfrage;Antwort\n1;Wo?;Hier.\n2;Wann?;Jetzt.\n')
    const guess = { question: 'Kundenfrage', answer: 'Antwort', system: null }
    expect(dataset).toMatchObject({ layout: null, needsMapping: true, mapping: guess })
    expect((await rowsOf(dataset.id)).items[0].messages).toEqual([{ role: 'user', content: 'Wo?' }, { role: 'assistant', content: 'Hier.' }])

    const update = (mapping: Dataset['mapping']) => rooms.handlers.updateDataset({ datasetId: dataset.id, mapping }, rooms.context)
    const mapping = { question: 'Antwort', answer: 'Kundenfrage', system: 'Nr' }
    expect(await update(mapping)).toMatchObject({ mapping, needsMapping: false })
    expect((await rowsOf(dataset.id)).items[1].messages).toEqual([
      { role: 'system', content: '2' }, { role: 'user', content: 'Jetzt.' }, { role: 'assistant', content: 'Wann?' },
    ])
    expect(await update(null)).toMatchObject({ mapping: guess, needsMapping: true })
    await expect(update({ question: 'Frage', answer: 'Antwort', system: null })).rejects.toThrow(code('MAPPING_INVALID'))
    await expect(update({ question: 'Antwort', answer: 'Antwort', system: null })).rejects.toThrow(code('REQUEST_INVALID'))
  })
})

describe('bad rows', () => {
  it('are told of by number, mended by hand, left out and taken back', async () => {
    const { id: datasetId } = await rooms.handlers.createDatasetFromExample({ example: 'customer-questions' }, rooms.context)
    const { context, handlers } = rooms
    expect(await groupsOf(datasetId)).toEqual([
      { kind: 'unreadable', lines: [15] }, { kind: 'empty', lines: [7, 31] }, { kind: 'duplicate', lines: [24] },
    ])
    const bad = await rowsOf(datasetId, { problems: 'true' })
    expect(bad.items.map(({ line }) => line)).toEqual([7, 15, 24, 31])
    expect(bad.items[1]).toMatchObject({ text: expect.stringContaining('Gibt es Gutscheine?'), messages: null, fields: {} })

    const mended: DatasetRow = await handlers.updateDatasetRow(
      { datasetId, line: 7, fields: { 'Antwort der Werkstatt': 'Eine Wäsche kostet 15 Euro.' } }, context)
    expect(mended).toMatchObject({ edited: true, problems: [], fields: { Kundenfrage: 'Was kostet eine Wäsche?' } })
    const read = { Kundenfrage: 'Gibt es Gutscheine?', 'Antwort der Werkstatt': 'Ja, ab 10 Euro.' }
    expect(await handlers.updateDatasetRow({ datasetId, line: 15, fields: read }, context)).toMatchObject({ problems: [], text: null })
    expect(await handlers.repairDataset({ datasetId, kind: 'duplicate' }, context)).toMatchObject({ repaired: 1, dataset: { edits: 3 } })
    expect(await handlers.deleteDatasetRow({ datasetId, line: 31 }, context)).toMatchObject({ edits: 4 })
    expect(await health(datasetId)).toMatchObject({ rows: 34, usableRows: 34, groups: [] })

    expect(await handlers.restoreDatasetRow({ datasetId, line: 7 }, context)).toMatchObject({ edits: 3 })
    expect(await groupsOf(datasetId)).toEqual([{ kind: 'empty', lines: [7] }])
  })

  it('have no click that would take away good ones', async () => {
    const { id: datasetId } = await upload('cut.jsonl', jsonl(qa('Tell me everything.', 'word '.repeat(900)), qa('a?', 'b')))
    expect(await groupsOf(datasetId)).toEqual([{ kind: 'truncated', lines: [1] }])
    const repair = (kind: string) => rooms.handlers.repairDataset({ datasetId, kind }, rooms.context)
    for (const kind of ['round-trip', 'no-end', 'constructor', 'nothing']) expect(await repair(kind)).toMatchObject({ repaired: 0 })
  })

  it('follow each other when many are changed at once', async () => {
    const { id: datasetId } = await upload('many.jsonl', jsonl({ question: 'a?', answer: 'b', c: 1 }))
    const change = (fields: Record<string, string>) => rooms.handlers.updateDatasetRow({ datasetId, line: 1, fields }, rooms.context)
    await Promise.all([change({ question: 'x?' }), change({ answer: 'y' }), change({ more: 'z' })])
    expect((await rowsOf(datasetId)).items[0].fields).toEqual({ question: 'x?', answer: 'y', c: 1, more: 'z' })
  })

  it('are refused where there is no such row, or the fields could be no row', async () => {
    const { id: datasetId } = await upload('one.jsonl', jsonl(qa('a?', 'b')))
    const { context, handlers } = rooms
    await expect(handlers.deleteDatasetRow({ datasetId, line: 2 }, context)).rejects.toThrow(code('NOT_FOUND'))
    await expect(handlers.updateDatasetRow({ datasetId, line: 9, fields: {} }, context)).rejects.toThrow(code('NOT_FOUND'))
    let deep: unknown = 'x'
    for (let level = 0; level < 100; level++) deep = [deep]
    const tooDeep = { datasetId, line: 1, fields: { answer: deep as string } }
    await expect(handlers.updateDatasetRow(tooDeep, context)).rejects.toThrow(code('REQUEST_INVALID'))
    const tooLong = { datasetId, line: 1, fields: { answer: 'x'.repeat(2 ** 20) } }
    await expect(handlers.updateDatasetRow(tooLong, context)).rejects.toThrow(code('REQUEST_TOO_LARGE'))
  })
})

describe('many rows', () => {
  it('are found by what they say, and by page', async () => {
    const rows = Array.from({ length: 300 }, (_, index) => qa(`What is number ${index}?`, index === 77 ? 'Größer "als" 76.' : 'A number.'))
    const { id } = await upload('many.jsonl', jsonl(...rows))
    expect((await rowsOf(id, { offset: 290, limit: 20 })).items.map(({ line }) => line)).toEqual([291, 292, 293, 294, 295, 296, 297, 298, 299, 300])
    expect(await rowsOf(id, { search: 'grösser' })).toMatchObject({ total: 0 })
    expect(await rowsOf(id, { search: 'GRÖßER "ALS"' })).toMatchObject({ total: 1, items: [{ line: 78 }] })
    expect(await rowsOf(id, { search: 'number 29' })).toMatchObject({ total: 11 })
    expect(await rowsOf(id, { search: 'question' })).toMatchObject({ total: 0 })
  })
})

describe('an export', () => {
  const split = { seed: 7, testShare: 0.2, validationShare: 0.1 }
  const rows = Array.from({ length: 50 }, (_, index) => qa(`Question ${index}?`, `Answer ${index}.`))

  it('holds out rows of each kind, says what a right answer must contain, and is the same for the same', async () => {
    const { id } = await upload('split.jsonl', jsonl(...rows))
    const files = await rooms.services.datasets.exportFor(id, split)
    expect(files.rows).toEqual({ train: 35, validation: 5, test: 10 })
    for (const { messages, answer } of linesIn(files.test!)) expect((messages as { content: string }[])[1].content).toBe(answer)
    for (const row of linesIn(files.train)) expect(Object.keys(row)).toEqual(['messages'])
    const before = readFileSync(files.train, 'utf8')
    expect(await rooms.services.datasets.exportFor(id, split)).toEqual(files)

    await rooms.handlers.deleteDatasetRow({ datasetId: id, line: 3 }, rooms.context)
    const edited = await rooms.services.datasets.exportFor(id, split)
    expect(edited.train).not.toBe(files.train)
    expect(readFileSync(files.train, 'utf8')).toBe(before)
    await rooms.handlers.restoreDatasetRow({ datasetId: id, line: 3 }, rooms.context)
    expect(await rooms.services.datasets.exportFor(id, split)).toEqual(files)
    const other = await rooms.services.datasets.exportFor(id, { ...split, seed: 8 })
    expect(readFileSync(other.train, 'utf8')).not.toBe(before)
  })

  it('of the policy chatbot uses the files for progress and tests as they are', async () => {
    const { id } = await rooms.handlers.createDatasetFromExample({ example: 'policy-chatbot' }, rooms.context)
    const files = await rooms.services.datasets.exportFor(id, split)
    const given = (part: string) => linesIn(join(import.meta.dirname, `../../../../examples/policy-chatbot/data/${part}.jsonl`))
    expect(linesIn(files.train)).toEqual(given('train').map(({ messages }) => ({ messages })))
    for (const part of ['validation', 'test'] as const) {
      expect(linesIn(files[part]!)).toEqual(given(part).map(({ messages, answer }) => ({ messages, answer })))
    }
  })

  it('has running text and tools as they were, and leaves out what teaches nothing', async () => {
    const call = { role: 'assistant', content: '', tool_calls: [{ type: 'function', function: { name: 'look', arguments: { at: 1 } } }] }
    const messages = [{ role: 'user', content: 'Look' }, call, { role: 'tool', content: '7' }, { role: 'assistant', content: 'Seven.', weight: 1 }]
    const tools = [{ type: 'function', function: { name: 'look' } }]
    const bad = [{ messages: [{ role: 'user', content: 'Nobody answers' }] }, { messages: [{ role: 'x', content: 'y' }] }, { messages: 3 }]
    const chat = await upload('chat.jsonl', jsonl({ messages, tools }, ...bad))
    const whole = { seed: 1, testShare: 0, validationShare: 0 }
    const files = await rooms.services.datasets.exportFor(chat.id, whole)
    expect(files).toEqual({ train: files.train, rows: { train: 1, validation: 0, test: 0 }, byClass: false })
    expect(linesIn(files.train)).toEqual([{ messages, tools }])
    const text = await upload('text.txt', 'One.\n\nTwo.\n')
    expect(linesIn((await rooms.services.datasets.exportFor(text.id, whole)).train)).toEqual([{ text: 'One.' }, { text: 'Two.' }])
    const useless = await upload('useless.jsonl', jsonl(...bad))
    await expect(rooms.services.datasets.exportFor(useless.id, whole)).rejects.toThrow(code('DATA_NOTHING_TO_LEARN'))
  })

  it('leaves nothing of its file on the disk, unless another dataset has the same', async () => {
    const { artifacts } = rooms.services.store
    const [first, second] = [await upload('one.jsonl', jsonl(qa('Private?', 'Yes.'))), await upload('two.jsonl', jsonl(qa('Private?', 'Yes.')))]
    const other = await upload('other.jsonl', jsonl(qa('Private?', 'No.')))
    const remove = (datasetId: string) => rooms.handlers.deleteDataset({ datasetId }, rooms.context)
    expect(second.sha256).toBe(first.sha256)
    await remove(first.id)
    expect(artifacts.has(first.sha256)).toBe(true)
    await remove(second.id)
    expect([artifacts.has(first.sha256), artifacts.has(other.sha256)]).toEqual([false, true])
  })

  it('stays when the dataset is deleted, if a run was made from it', async () => {
    const { id } = await upload('deleted.jsonl', jsonl(...rows))
    const used = await rooms.services.datasets.exportFor(id, split)
    const unused = await rooms.services.datasets.exportFor(id, { ...split, seed: 9 })
    const time = new Date().toISOString()
    await rooms.services.store.db.insertInto('runs').values({
      id: 'run_0123456789ab', name: 'Run', model: 'm', state: 'paused', priority: 0, summary: '{}', created_by: 'u',
      spec: JSON.stringify({ data: { train: used.train } }), created_at: time, queued_at: time,
    }).execute()
    await rooms.handlers.deleteDataset({ datasetId: id }, rooms.context)
    expect([used.train, used.test, unused.train].map((path) => existsSync(path!))).toEqual([true, true, false])
    await expect(rooms.handlers.getDataset({ datasetId: id }, rooms.context)).rejects.toThrow(code('NOT_FOUND'))
    await expect(rooms.handlers.deleteDataset({ datasetId: id }, rooms.context)).rejects.toThrow(code('NOT_FOUND'))
  })
})

describe('examples', () => {
  it('can all be taken, and read', async () => {
    const { items } = await rooms.handlers.listDatasetExamples({}, rooms.context)
    for (const { id, name, rows } of items) {
      const dataset = await rooms.handlers.createDatasetFromExample({ example: id }, rooms.context)
      expect([dataset.name, dataset.rows + dataset.rejectedRows]).toEqual([name, rows])
      const { usableRows, groups } = await health(dataset.id)
      expect(usableRows).toBeGreaterThanOrEqual(30)
      if (id !== 'customer-questions') expect(groups).toEqual([])
    }
    const unknown = rooms.handlers.createDatasetFromExample({ example: '__proto__' }, rooms.context)
    await expect(unknown).rejects.toThrow(code('EXAMPLE_UNKNOWN'))
  })
})
