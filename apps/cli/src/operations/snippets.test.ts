import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { type OperationName, operationTable } from '@tunesmith/contract'
import { createClient, type Client, wayTo } from '@tunesmith/contract/client'
import { type ModelSnippet, modelSnippets, modelUses, type Snippet, type SnippetLanguage, snippetsOf } from '@tunesmith/contract/snippets'
import { startServer, type RunningServer } from '@tunesmith/server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { downloadFrom, startHub } from '../../testing/filled-hub.ts'
import { fillStudio } from '../../testing/filled-studio.ts'

const program = join(import.meta.dirname, '../../bin/tunesmith.js')
const workspace = join(import.meta.dirname, '../../../..')
const root = mkdtempSync(join(tmpdir(), 'tunesmith-snippets-'))
const dataFolder = join(root, 'data')

/** A Python with the package openai; without it, the snippets for Python are not run. */
const python = process.env.OPENAI_PYTHON
const noPython = python === undefined ? ' (OPENAI_PYTHON names no Python with the package openai)' : ''

let hub: Awaited<ReturnType<typeof startHub>>
let server: RunningServer
let client: Client
let env: Record<string, string | undefined>
let ids: Record<string, string>

beforeAll(async () => {
  await promisify(execFile)(process.execPath, [join(workspace, 'packages/client/scripts/build.ts')])
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
  openai: (code) => [process.execPath, ['--input-type=module-typescript', '-e', code]],
  python: (code) => [python!, ['-c', code]],
  command: (code, name) => {
    const json = operationTable[name].answer === 'file' ? '' : ' --json'
    return ['sh', ['-c', `npx() { shift; "${process.execPath}" "${program}" "$@"; }; ${code}${json}`]]
  },
}

/** A folder of its own, where the packages are installed that programs use. */
function makeFolder(): string {
  const folder = mkdtempSync(join(root, 'here-'))
  mkdirSync(join(folder, 'node_modules'))
  for (const name of ['@tunesmith', '@langchain', 'openai']) symlinkSync(join(workspace, 'node_modules', name), join(folder, 'node_modules', name))
  return folder
}

/** What a snippet prints, or the file that it saves. */
async function outcomeOf(name: OperationName, { language, code }: Snippet, files: Record<string, string>): Promise<string> {
  const folder = makeFolder()
  for (const [path, content] of Object.entries(files)) writeFileSync(join(folder, path), content)
  const [run, words] = ways[language](code, name)
  const { stdout } = await promisify(execFile)(run, words, { cwd: folder, env })
  const saved = readdirSync(folder).find((path) => path !== 'node_modules' && !(path in files))
  return saved === undefined ? stdout : readFileSync(join(folder, saved), 'latin1')
}

/** What the text of a snippet's output holds, by the kind of the answer. */
const readers = {
  list: (text: string) => text.split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as unknown),
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

const runnable = (name: OperationName, input: object, file?: string): Snippet[] =>
  snippetsOf(name, input as never, { baseUrl: server.url, file }).filter(({ language }) => language !== 'python' || python !== undefined)

async function expectSame(name: OperationName, input: Record<string, unknown>, files: Record<string, string> = {}): Promise<void> {
  const [path] = Object.keys(files)
  const expected = await expectedOf(name, path === undefined ? input : { ...input, file: files[path] })
  const snippets = runnable(name, input, path)
  expect(snippets.length).toBeGreaterThan(1)
  const outcomes = await Promise.all(snippets.map((snippet) => outcomeOf(name, snippet, files)))
  for (const [index, outcome] of outcomes.entries()) {
    const { language, code } = snippets[index]
    const items = language === 'openai' || language === 'python' ? (expected as { data?: unknown }).data : undefined // pages are turned by themselves
    const found = readers[items === undefined ? wayTo(name).answer : 'list'](outcome)
    expect(lasting(found), code).toEqual(lasting(items ?? expected))
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

  it('when it deletes a file, and starts and ends a job', async () => {
    const row = '{"messages": [{"role": "user", "content": "1+1"}, {"role": "assistant", "content": "2"}]}\n'
    for (const { language } of runnable('deleteApiFile', { fileId: ids.fileId })) {
      const run = async (name: OperationName, input: object) =>
        JSON.parse(await outcomeOf(name, runnable(name, input).find((snippet) => snippet.language === language)!, {})) as { id: string; status?: string }
      const { id: fileId } = await client.uploadApiFile({ fileName: 'rows.jsonl', file: row.repeat(20) })
      const job = await run('createFineTuningJob', { model: ids.model, training_file: fileId, method: { type: 'supervised', supervised: {} } })
      expect(job, language).toMatchObject({ object: 'fine_tuning.job', training_file: fileId })
      expect(await run('cancelFineTuningJob', { jobId: job.id }), language).toMatchObject({ id: job.id, status: 'cancelled' })
      expect(await run('deleteApiFile', { fileId }), language).toEqual({ id: fileId, object: 'file', deleted: true })
    }
  })
})

/** What is seen of each use, whatever it is written with. */
const signs: Record<(typeof modelUses)[number], RegExp> = {
  chat: /[a-z]{3}/i, stream: /[a-z]{3}/i, tools: /(?=[^]*get_weather)[^]*city/, schema: /city[^]*isCapital/, embedding: /-?0\.\d{3}/,
}

describe.skipIf(process.platform === 'win32')('programs that ask a model are answered', () => {
  const programs = (...languages: ModelSnippet['language'][]) => modelUses.flatMap((use) =>
    modelSnippets('base@champion', use, { baseUrl: server.url })
      .filter(({ language }) => languages.includes(language)).map(({ language, code }) => ({ use, language, code })))

  it('with curl', async () => {
    for (const { use, code } of programs('curl')) {
      const { stdout } = await promisify(execFile)('sh', ['-c', code], { env })
      expect(stdout, code).toMatch(use === 'embedding' ? signs.embedding : use === 'stream' ? /^data: \{[^]*\[DONE\]/ : signs[use])
    }
  })

  it('in TypeScript, with the package of OpenAI and with LangChain.js', async () => {
    const folder = makeFolder()
    const all = programs('typescript', 'langchain')
    for (const [index, { code }] of all.entries()) writeFileSync(join(folder, `${index}.mts`), code)
    const everything = all.map((_, index) => `await import('./${index}.mts')\nconsole.log('\\n--')`).join('\n') // one process: they take a while to load
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', everything], { cwd: folder, env })
    const outcomes = stdout.split('\n--\n')
    for (const [index, { use, code }] of all.entries()) expect(outcomes[index], code).toMatch(signs[use])
  })

  it.skipIf(python === undefined)(`in Python${noPython}`, async () => {
    for (const { use, code } of programs('python')) expect((await promisify(execFile)(python!, ['-c', code], { env })).stdout, code).toMatch(signs[use])
  })
})
