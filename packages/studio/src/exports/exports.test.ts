import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { exportFormats, type Export } from '@tunesmith/contract'
import { bundled, bundledName } from '@tunesmith/export/testing/bundled-adapter'
import { type HubServer, startHubServer } from '@tunesmith/hub/testing/hub-server'
import { openModel } from '@tunesmith/trainer/inference'
import { newDataFolder, removeDataFolders } from '../../testing/rooms.ts'
import { exportChoices } from './choices.ts'
import { addRun, openExports, type ExportsRoom } from './exports.fixture.ts'

const token = 'hf_secret_of_ada'
const page = { offset: 0, limit: 50 }

let hub: HubServer
let folder: string
let run: string
let room: ExportsRoom
beforeAll(async () => {
  hub = await startHubServer({ accounts: { [token]: { name: 'ada' } } })
  folder = newDataFolder()
  vi.stubEnv('HF_HUB_CACHE', join(folder, 'cache'))
  vi.stubEnv('HF_ENDPOINT', hub.url)
  vi.stubEnv('HF_TOKEN', undefined)
  vi.stubEnv('HF_HUB_OFFLINE', undefined)
  run = await addRun(folder)
  room = await openExports(folder)
})
afterAll(async () => {
  await room.close()
  await hub.close()
  vi.unstubAllEnvs()
  removeDataFolders()
})

const foldersOfExports = () => readdirSync(join(folder, 'exports')).sort()
const sha256 = (content: Buffer) => createHash('sha256').update(content).digest('hex')
const ways = (items: { format: string; precision: string | null }[]) => items.map(({ format, precision }) => [format, precision].filter(Boolean).join(' '))
const made: string[] = []
async function finished(model: string, format: Export['format'], precisions?: Export['precisions']): Promise<Export> {
  const { id } = await room.begin(model, format, precisions)
  const done = await room.end(id)
  expect(done).toMatchObject({ state: 'finished', stage: 'done', progress: 1, error: null })
  made.push(id)
  return done
}

describe('the ways to export', () => {
  it('of a model that was not trained leave out what takes an adapter, and one way is recommended', async () => {
    const { items, licence, freeDiskBytes } = await room.call('listExportChoices', { modelId: bundledName })
    const impossible = items.filter(({ possible }) => !possible.value)
    expect(ways(impossible)).toEqual(['adapter', 'gguf-adapter'])
    expect(impossible.map(({ possible }) => possible.reason.code)).toEqual(['export.no-adapter', 'export.no-adapter'])
    const recommended = items.filter((choice) => choice.recommended !== null)
    expect(ways(recommended)).toEqual(['gguf Q8_0'])
    expect(recommended[0].bytes! / 10_130_304).toBeCloseTo(1.1, 0)
    expect(licence).toMatchObject({ licence: 'apache-2.0', use: 'free' })
    expect(freeDiskBytes).toBeGreaterThan(0)
  })

  it('say why there is none', () => {
    const short = exportChoices({ source: { model: bundled }, freeBytes: 1000 })
    expect(short.every(({ possible }) => !possible.value)).toBe(true)
    expect(short.find(({ format }) => format === 'gguf')!.possible.reason).toMatchObject({ code: 'export.disk-short', params: { free: 1000 } })
    const nothing = exportChoices({ source: { model: join(folder, 'nowhere') }, freeBytes: 1e12 })
    expect(nothing.every(({ possible, recommended }) => possible.reason.code === 'MODEL_FOLDER_MISSING' && recommended === null)).toBe(true)
  })

  it('of a GGUF file are listed all the same, each with why it is not possible', async () => {
    const snapshot = join(folder, 'cache', 'models--someone--packed', 'snapshots', 'abc')
    mkdirSync(snapshot, { recursive: true })
    writeFileSync(join(snapshot, 'packed.gguf'), '')
    const { items } = await room.call('listExportChoices', { modelId: 'someone/packed:packed.gguf' })
    expect(new Set(items.map(({ format }) => format))).toEqual(new Set(exportFormats))
    expect(items.every(({ possible, recommended }) => !possible.value && possible.reason.code === 'MODEL_IS_GGUF' && recommended === null)).toBe(true)
  })

  it.each([
    [bundledName, 'adapter', [], 'EXPORT_WITHOUT_ADAPTER'],
    [bundledName, 'merged', ['F16'], 'REQUEST_INVALID'],
    [bundledName, 'ollama', ['Q8_0', 'Q4_0'], 'REQUEST_INVALID'],
    ['nobody/nothing', 'merged', [], 'NOT_FOUND'],
  ] as const)('do not take %s as %s %s: %s', async (model, format, precisions, code) => {
    await expect(room.begin(model, format, [...precisions])).rejects.toMatchObject({ code })
    expect((await room.call('listExports', page)).items.filter(({ modelId }) => modelId === 'nobody/nothing')).toEqual([])
  })
})

describe('an export', () => {
  it('of a run is proven with the rows that it was not trained on, in several precisions at once', async () => {
    const { id, state } = await room.begin(run, 'gguf', ['Q4_0', 'F16', 'Q4_0'])
    expect(state).toBe('queued')
    const seen: Export[] = []
    for await (const each of await room.call('streamExport', { exportId: id })) seen.push(each)
    made.push(id)
    const progress = seen.map((each) => each.progress)
    expect(progress).toEqual(progress.toSorted((a, b) => a - b))
    expect(new Set(seen.slice(1).map(({ state }) => state))).toEqual(new Set(['running', 'finished']))
    const { proof, files, bytes, provenAt, modelName } = seen.at(-1)!
    expect(modelName).toBe('Library')
    expect(provenAt).toMatch(/Z$/)
    expect(proof).toMatchObject({ proven: true, template: 'equal', stopTokens: 'equal' })
    expect(proof).toMatchObject({ prompts: 24, ownPrompts: 16 })
    expect(proof!.comparisons.map(({ form, verdict }) => [form, verdict])).toEqual([['merged', 'same'], ['GGUF F16', 'same'], ['GGUF Q4_0', 'measured']])
    const ofExport = files.filter(({ path }) => path.endsWith('.gguf'))
    expect(ofExport.map(({ path }) => path)).toEqual(['Library-F16.gguf', 'Library-Q4_0.gguf'])
    for (const file of files) expect(sha256(readFileSync(join(room.folderOf(id), file.path)))).toBe(file.sha256)
    expect(readFileSync(join(room.folderOf(id), 'README.md'), 'utf8')).toMatch(/^---\n[^]*base_model|tags:/)
    expect(bytes).toBe(files.reduce((sum, file) => sum + file.bytes, 0))
    expect((await room.call('listExports', { ...page, modelId: run })).items.map((each) => each.id)).toEqual([id])
    const { name, content } = await room.call('downloadExport', { exportId: id })
    expect(name).toBe('Library-gguf.zip')
    expect((await buffer(content)).length).toBeGreaterThan(bytes!)
  })

  it('of one file is downloaded as it is', async () => {
    const { id, files } = await finished(run, 'gguf-adapter')
    const { name, content } = await room.call('downloadExport', { exportId: id })
    expect(name).toBe('Library-lora.gguf')
    expect(sha256(await buffer(content))).toBe(files.find(({ path }) => path === name)!.sha256)
  })

  it('is proven again on demand, and one whose file was changed is used no more', async () => {
    const { id, files, provenAt, proof } = await finished(run, 'adapter')
    expect(await room.call('proveExport', { exportId: id })).toMatchObject({ state: 'checking' })
    const again = await room.end(id)
    expect(again).toMatchObject({ state: 'finished', files, error: null })
    expect(again.provenAt! > provenAt!).toBe(true)
    expect(again.proof).toEqual(proof)
    const path = join(room.folderOf(id), 'adapter_model.safetensors')
    const content = readFileSync(path)
    content[content.length - 1] ^= 1
    writeFileSync(path, content)
    await room.call('proveExport', { exportId: id })
    expect(await room.end(id)).toMatchObject({ state: 'failed', error: { code: 'EXPORT_DAMAGED', message: expect.stringContaining('adapter_model') } })
    await expect(room.call('downloadExport', { exportId: id })).rejects.toMatchObject({ code: 'NOT_NOW' })
  })

  it('that is not the model any more is refused', async () => {
    const path = join(folder, 'runs', run, 'adapter', 'adapter_model.safetensors')
    const trained = readFileSync(path)
    const { id } = await room.begin(run, 'merged')
    await room.until(id, ({ stage, progress }) => stage === 'proving' && progress > 0) // the adapter is read a second time to merge it
    const other = Buffer.from(trained)
    for (let at = other.length - 40_000; at < other.length; at += 4) other.writeFloatLE(0.3, at)
    writeFileSync(path, other)
    const refused = await room.end(id)
    writeFileSync(path, trained)
    expect(refused).toMatchObject({ state: 'refused', files: [], bytes: null, proof: { proven: false }, error: { code: 'EXPORT_DIFFERENT', message: expect.stringContaining('merged differs') } })
    expect(existsSync(room.folderOf(id))).toBe(false)
    await expect(room.call('proveExport', { exportId: id })).rejects.toMatchObject({ code: 'NOT_NOW' })
  })

  it('can be given up while it is made and while it waits, and deleted', async () => {
    const first = await room.begin(run, 'gguf', ['Q4_K_M'])
    const second = await room.begin(run, 'merged')
    expect(await room.call('cancelExport', { exportId: second.id })).toMatchObject({ state: 'cancelled' })
    await room.until(first.id, ({ progress }) => progress > 0.1)
    expect(await room.call('cancelExport', { exportId: first.id })).toMatchObject({ state: 'cancelled', files: [], endedAt: expect.any(String) })
    await expect(room.call('cancelExport', { exportId: first.id })).rejects.toMatchObject({ code: 'NOT_NOW' })
    expect(foldersOfExports()).toEqual(made.toSorted())
    const last = made.pop()!
    await room.call('deleteExport', { exportId: last })
    await expect(room.show(last)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(foldersOfExports()).toEqual(made.toSorted())
  })
})

describe.skipIf(process.platform !== 'linux')('a crash', () => {
  const children = () => readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number)

  it('of the process that exports lets it begin anew; one that dies again and again has failed', async () => {
    await room.call('listExportChoices', { modelId: run }) // has its own process
    const others = new Set(children())
    const { id } = await room.begin(run, 'merged')
    for (let death = 1; death <= 3; death++) {
      await room.until(id, ({ stage, state }) => state === 'running' && stage !== 'waiting')
      let killed: number[] = []
      while (killed.length === 0) {
        killed = children().filter((pid) => !others.has(pid))
        await new Promise((resolve) => setTimeout(resolve, 5))
      }
      for (const pid of killed) process.kill(pid, 'SIGKILL')
      for (const pid of killed) others.add(pid)
    }
    expect(await room.end(id)).toMatchObject({ state: 'failed', files: [], error: { code: 'BACKGROUND_DIED', message: expect.stringContaining('SIGKILL') } })
    expect(foldersOfExports()).toEqual(made.toSorted())
  })

  it('of the studio lets the export begin anew with the next', async () => {
    const data = newDataFolder()
    const model = await addRun(data)
    const program = spawn(process.execPath, [join(import.meta.dirname, 'studio-process.fixture.ts'), data, model], { stdio: ['ignore', 'pipe', 'inherit'] })
    const [said] = (await once(program.stdout, 'data')) as [Buffer]
    const id = String(said).trim()
    program.kill('SIGKILL')
    await once(program, 'exit')
    expect(existsSync(join(data, 'exports', id))).toBe(false)
    const next = await openExports(data)
    try {
      expect(['running', 'finished']).toContain((await next.show(id)).state)
      expect(await next.end(id)).toMatchObject({ state: 'finished', proof: { proven: true } })
      expect(readdirSync(join(data, 'exports'))).toEqual([id])
    } finally {
      await next.close()
    }
  })
})

describe('an archive', () => {
  it('is opened by another studio, where the model is the same and says who signed it', { timeout: 180_000 }, async () => {
    const { id, files } = await finished(run, 'archive')
    expect(files.map(({ path }) => path)).toEqual(['Library.tunesmith.tar'])
    const path = join(room.folderOf(id), files[0].path)
    const original = await room.call('getModel', { modelId: run })
    const data = newDataFolder()
    const other = await openExports(data)
    try {
      const looked = await other.call('inspectModel', { path })
      const near = join(folder, 'cache', 'models--someone--near', 'snapshots', 'abc')
      cpSync(bundled, near, { recursive: true })
      const weights = readFileSync(join(near, 'model.safetensors'))
      weights[weights.length - 1] ^= 1
      writeFileSync(join(near, 'model.safetensors'), weights)
      await expect(other.call('inspectModel', { path, base: 'someone/near' })).rejects.toMatchObject({ code: 'MODEL_IMPORT_BASE_MISSING' })
      expect(looked).toMatchObject({ name: 'Library', format: 'adapter', base: bundledName, signer: { standing: 'new' }, licenceRule: { licence: 'apache-2.0' } })
      const bring = async () => {
        const { id: importId } = await other.call('importModel', { path, signer: looked.signer!.fingerprint })
        for await (const each of await other.call('streamModelImport', { importId })) void each
        return other.call('getModelImport', { importId })
      }
      const imported = await bring()
      expect(imported).toMatchObject({ state: 'finished', base: bundledName, signer: looked.signer, error: null })
      const model = await other.call('getModel', { modelId: imported.id })
      const sums = (each: typeof model) => each.files.filter(({ path: file }) => !file.endsWith('.md')).map(({ path: file, sha256: sum }) => [file, sum])
      expect(sums(model)).toEqual(sums(original))
      expect(model).toMatchObject({ name: 'Library', hasOwnCard: true, card: expect.stringContaining('# Library') })
      expect((await bring()).signer!.standing).toBe('known')
      expect((await other.call('listModelImports', page)).items.map(({ signer }) => signer!.standing)).toEqual(['known', 'new'])
      expect((await room.call('inspectModel', { path })).signer).toEqual({ ...looked.signer, standing: 'own' })

      const scored = await Promise.all([{ model: bundled, adapter: join(folder, 'runs', run, 'adapter') }, { model: bundled, adapter: join(data, 'models', imported.id) }]
        .map(async (source) => {
          const opened = openModel(source)
          const scores = await opened.score(opened.textTokens('The library opens at ten.'))
          await opened.release()
          return scores
        }))
      expect(scored[1]).toEqual(scored[0])

      const before = await other.call('listModelImports', page)
      const content = readFileSync(path)
      content[content.length - 5000] ^= 1
      const changed = join(data, 'changed.tunesmith.tar')
      writeFileSync(changed, content)
      await expect(other.call('importModel', { path: changed })).rejects.toMatchObject({ code: 'MODEL_ARCHIVE_CHANGED' })
      await expect(other.call('importModel', { path, signer: 'SHA256:of-somebody-else' })).rejects.toMatchObject({ code: 'MODEL_ARCHIVE_SIGNER' })
      expect(await other.call('listModelImports', page)).toEqual(before)
      expect(readdirSync(join(data, 'models')).sort()).toEqual(before.items.map((each) => each.id).sort())
    } finally {
      await other.close()
    }
  })
})

describe('an export on its way to the hub', () => {
  const push = (exportId: string, more = {}) => room.call('pushExport', { exportId, repository: 'ada/library', visibility: 'private', acceptLicence: false, ...more })

  it('takes a token, a way to the hub, and the right to write', async () => {
    const [id] = made
    await expect(push(id)).rejects.toMatchObject({ code: 'HUB_TOKEN_NEEDED' })
    await room.call('updateHubSettings', { token, offline: true })
    await expect(push(id)).rejects.toMatchObject({ code: 'HUB_OFFLINE' })
    await room.call('updateHubSettings', { offline: false })
    await push(id, { repository: 'somebody/else' })
    expect((await room.end(id)).publication).toMatchObject({ state: 'failed', error: { code: 'HUB_WRITE_DENIED' } })
  })

  it('arrives byte for byte, and is told of while it is sent', async () => {
    const [id] = made
    await room.call('updateHubSettings', { token })
    expect(await push(id)).toMatchObject({ publication: { state: 'running', bytes: 0 } })
    const { publication, files } = await room.end(id)
    const repository = hub.repository('ada/library')!
    const commit = repository.branches.get('main')!
    expect(publication).toMatchObject({ state: 'finished', url: `${hub.url}/ada/library`, commit, bytes: publication!.totalBytes, error: null })
    expect(repository.private).toBe(true)
    const there = repository.commits.get(commit)!
    for (const { path, sha256: expected } of files) expect(sha256(Buffer.from(there.get(path)!.content))).toBe(expected)
  })
})
