import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { type OperationName, operationTable } from '@tunesmith/contract'
import { createClient, type Client, wayTo } from '@tunesmith/contract/client'
import { type Snippet, type SnippetLanguage, snippetsOf } from '@tunesmith/contract/snippets'
import { startServer, type RunningServer } from '@tunesmith/server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { downloadFrom, startHub } from '../../testing/filled-hub.ts'
import { fillStudio } from '../../testing/filled-studio.ts'

const program = join(import.meta.dirname, '../../bin/tunesmith.js')
const modules = join(import.meta.dirname, '../../../../node_modules')
const root = mkdtempSync(join(tmpdir(), 'tunesmith-snippets-'))
const dataFolder = join(root, 'data')

let hub: Awaited<ReturnType<typeof startHub>>
let server: RunningServer
let client: Client
let env: Record<string, string | undefined>
let ids: Record<string, string>

beforeAll(async () => {
  hub = await startHub(join(root, 'cache'))
  server = await startServer({ dataFolder, port: 0 })
  const { token } = JSON.parse(readFileSync(join(dataFolder, 'server.json'), 'utf8')) as { token: string }
  const local = createClient({ baseUrl: server.url, headers: { authorization: `Bearer ${token}` } })
  const { key } = await local.createApiKey({ name: 'Snippets', role: 'owner' })
  client = createClient({ baseUrl: server.url, headers: { authorization: `Bearer ${key}` } })
  env = { ...process.env, TUNESMITH_KEY: key, TUNESMITH_DATA: dataFolder }
  ids = { ...(await fillStudio(dataFolder, client)), ...(await downloadFrom(client)) }
})
afterAll(async () => {
  await server.close()
  await hub.close()
  rmSync(root, { recursive: true, force: true })
})

/** How a snippet is run as a person would, in a folder of its own: the words of a shell, with the program in place of npx. */
const ways: Record<SnippetLanguage, (code: string, name: OperationName) => [string, string[]]> = {
  curl: (code) => ['sh', ['-c', code]],
  typescript: (code) => [process.execPath, ['--input-type=module-typescript', '-e', code]],
  command: (code, name) => {
    const json = operationTable[name].answer === 'file' ? '' : ' --json'
    return ['sh', ['-c', `npx() { shift; "${process.execPath}" "${program}" "$@"; }; ${code}${json}`]]
  },
}

/** What a snippet prints, or the file that it saves. */
async function outcomeOf(name: OperationName, { language, code }: Snippet, files: Record<string, string>): Promise<string> {
  const folder = mkdtempSync(join(root, 'here-'))
  mkdirSync(join(folder, 'node_modules'))
  symlinkSync(join(modules, '@tunesmith'), join(folder, 'node_modules/@tunesmith'))
  for (const [path, content] of Object.entries(files)) writeFileSync(join(folder, path), content)
  const [run, words] = ways[language](code, name)
  const { stdout } = await promisify(execFile)(run, words, { cwd: folder, env })
  const saved = readdirSync(folder).find((path) => path !== 'node_modules' && !(path in files))
  return saved === undefined ? stdout : readFileSync(join(folder, saved), 'latin1')
}

/** What the text of a snippet's output holds, by the kind of the answer. */
const readers = {
  json: (text: string) => JSON.parse(text) as unknown,
  events: (text: string) => text.split('\n').map((line) => line.replace(/^data: /, '')).filter((line) => line.startsWith('{"'))
    .map((line) => JSON.parse(line) as unknown),
  completion: (text: string) => JSON.parse(text) as unknown,
  file: (text: string) => text,
}

/** The same by the client itself. */
async function expectedOf(name: OperationName, input: object): Promise<unknown> {
  const answered = (client[name] as (input: object) => unknown)(input)
  const { answer = 'json' } = operationTable[name]
  if (answer === 'json' || answer === 'completion') return answered
  if (answer === 'file') return Buffer.from(await (await (answered as Promise<Response>)).arrayBuffer()).toString('latin1')
  const events: unknown[] = []
  for await (const event of answered as AsyncIterable<unknown>) events.push(event)
  return events
}

/** What differs each time: identifiers, times, keys, and what is free on the machine. */
const passing: [RegExp, string][] = [
  [/"(\w+)_[0-9a-z]{12,32}"/g, '"$1_…"'],
  [/"file-[0-9a-z]{20}"/g, '"file-…"'],
  [/"created_at":\d+/g, '"created_at":0'],
  [/"\d{4}-\d\d-\d\dT[\d:.]+Z"/g, '"time"'],
  [/"(free\w*|total)":\d+/g, '"$1":0'],
  [/"(key|start|sha256)":"[^"]+"/g, '"$1":""'],
  [/"value":\d{9,}/g, '"value":0'],
  [/"limit":\d+/g, '"limit":0'],
  [/of the [\d.]+ GB that can be used/g, 'of what can be used'],
  [/of [\d.]+ GB free now/g, 'of … free now'],
]

const lasting = (value: unknown): unknown =>
  JSON.parse(passing.reduce((text, [pattern, replacement]) => text.replace(pattern, replacement), JSON.stringify(value)))

async function expectSame(name: OperationName, input: Record<string, unknown>, files: Record<string, string> = {}): Promise<void> {
  const [path] = Object.keys(files)
  const expected = await expectedOf(name, path === undefined ? input : { ...input, file: files[path] })
  const snippets = snippetsOf(name, input as never, { baseUrl: server.url, file: path })
  expect(snippets.length).toBeGreaterThan(1)
  const outcomes = await Promise.all(snippets.map((snippet) => outcomeOf(name, snippet, files)))
  for (const [index, outcome] of outcomes.entries()) {
    const found = readers[wayTo(name).answer](outcome)
    expect(lasting(found), snippets[index].code).toEqual(lasting(expected))
  }
}

describe.skipIf(process.platform === 'win32')('snippets give what the operation gives', () => {
  const reads = (Object.keys(operationTable) as OperationName[]).filter((name) => {
    const { method, query } = operationTable[name]
    return method === 'GET' && (query?.safeParse({}).success ?? true)
  })
  it.each(reads.filter((name) => name !== 'listAuditLog'))('%s', (name) => {
    const places = Object.keys(operationTable[name].params?.shape ?? {})
    return expectSame(name, Object.fromEntries(places.map((place) => [place, ids[place]])))
  })

  it('with values in the query', () => expectSame('listDatasetRows', { datasetId: ids.datasetId, limit: 2, offset: 3, search: `shelf's & "more" $HOME` }))

  it('with several models in the query', () => expectSame('compareModels', { ids: `${ids.modelId},${ids.importId}` }))

  it('when it changes something', async () => {
    await expectSame('createProject', { name: `It's "quoted" – $HOME\\n 漢`, answers: { goal: 'style', overrides: { 'lora.rank': 8 } } })
    await expectSame('updateProject', { projectId: ids.projectId, answers: { effort: 'balanced' } })
    await expectSame('updateDataset', { datasetId: ids.datasetId, name: '-- `id` l’eau' })
    await expectSame('updateDatasetRow', { datasetId: ids.datasetId, line: 2, fields: { question: "What's that?", answer: 'A "shelf".\nOf wood.' } })
    await expectSame('createChat', { models: ['tunesmith-base-10m'] })
    await expectSame('createApiKey', { name: 'Another', role: 'viewer' })
    await expectSame('updateRegisteredModel', { name: 'base', notes: 'It\'s "the" base', tags: ['small', 'two words'] })
    await expectSame('setModelAlias', { name: 'base', alias: 'candidate', version: 1 })
    await expectSame('restoreDatasetRow', { datasetId: ids.datasetId, line: 2 })
  })

  it('when it uploads', () => expectSame('uploadDataset', { fileName: 'my rows.csv' }, { 'my rows.csv': 'question,answer\n1+1,2\n2+2,4\n' }))

  it('when it uploads in a form', () => {
    const row = '{"messages": [{"role": "user", "content": "1+1"}, {"role": "assistant", "content": "2"}]}\n'
    return expectSame('uploadApiFile', { purpose: 'fine-tune', fileName: 'my rows.jsonl' }, { 'my rows.jsonl': row })
  })
})
