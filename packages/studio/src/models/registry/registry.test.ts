import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { modelPath } from '@tunesmith/trainer/worker'
import { addRun, bundledName, writeSmallAdapter } from '../../../testing/models.ts'
import { newDataFolder, openRooms, removeDataFolders, type Rooms } from '../../../testing/rooms.ts'
import { openTestStudio } from '../../../testing/studio.ts'

const base = modelPath(bundledName)
const runId = 'run_aaaaaaaaaaaaaaaa'
const other = 'run_bbbbbbbbbbbbbbbb'
const page = { offset: 0, limit: 50 }

let rooms: Rooms
beforeEach(async () => {
  rooms = await openRooms()
  for (const [id, name] of [[runId, 'Shelves'], [other, 'Rooms']]) await addRun(rooms.services.store, { id, name })
})
afterEach(async () => {
  await rooms.close()
  vi.unstubAllEnvs()
  removeDataFolders()
})

const call = <N extends keyof Rooms['handlers']>(name: N, input: Parameters<Rooms['handlers'][N]>[0]) =>
  rooms.handlers[name](input as never, rooms.context) as ReturnType<Rooms['handlers'][N]>
const add = (name: string, modelId: string, more = {}) => call('registerModel', { name, modelId, notes: '', aliases: [], ...more })
const locate = (modelId: string) => rooms.services.models.find(modelId)
const isOf = (id: string) => ({ model: base, adapter: expect.stringContaining(id) as string })

describe('a name in the registry', () => {
  it('has versions with numbers that grow, and tells who added which when', async () => {
    const first = await add('shelves', runId, { notes: 'the first' })
    expect(first).toMatchObject({
      name: 'shelves', version: 1, modelId: runId, aliases: [], notes: 'the first', verdict: null, createdBy: 'user_test', sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
    expect((await add('shelves', other)).version).toBe(2)
    expect(await call('getRegisteredModel', { name: 'shelves' })).toMatchObject({ latestVersion: 2, aliases: {}, versions: [{ version: 2 }, { version: 1 }] })
  })

  it('gives each of a hundred that come at once a number of its own', async () => {
    const added = await Promise.all(Array.from({ length: 100 }, (_, index) => add('busy', [runId, other, bundledName][index % 3], { notes: String(index) })))
    expect(added.map(({ version }) => version).sort((a, b) => a - b)).toEqual(Array.from({ length: 100 }, (_, index) => index + 1))
    const { versions, latestVersion } = await call('getRegisteredModel', { name: 'busy' })
    expect(latestVersion).toBe(100)
    expect(new Set(versions.map(({ notes }) => notes)).size).toBe(100)
    for (const { version, modelId } of added) expect(versions.find((each) => each.version === version)!.modelId).toBe(modelId)
  })

  it('keeps what several people change of it at once', async () => {
    await add('shared', runId)
    await Promise.all([
      call('updateRegisteredModel', { name: 'shared', notes: 'About shelves.' }),
      call('updateRegisteredModel', { name: 'shared', tags: ['shelves', 'rooms', 'shelves'] }),
      call('setModelAlias', { name: 'shared', alias: 'champion', version: 1 }),
      call('setModelAlias', { name: 'shared', alias: 'candidate', version: 1 }),
      add('shared', other),
    ])
    expect(await call('getRegisteredModel', { name: 'shared' })).toMatchObject({
      notes: 'About shelves.', tags: ['shelves', 'rooms'], aliases: { champion: 1, candidate: 1 }, latestVersion: 2,
    })
  })

  it('is found by words and tags', async () => {
    await add('shelves', runId)
    await add('rooms', other)
    await call('updateRegisteredModel', { name: 'rooms', notes: 'Knows every Door', tags: ['a "b"', '50 %'] })
    const names = async (query: object) => {
      const { items, total } = await call('listRegisteredModels', { search: '', ...page, ...query })
      expect(total).toBe(items.length)
      return items.map(({ name }) => name)
    }
    expect(await names({})).toEqual(['rooms', 'shelves'])
    expect(await names({ search: 'SHEL' })).toEqual(['shelves'])
    expect(await names({ search: 'door' })).toEqual(['rooms'])
    expect(await names({ tag: 'a "b"' })).toEqual(['rooms'])
    expect(await names({ tag: 'a' })).toEqual([])
    expect(await names({ search: '%' })).toEqual([])
  })

  it('is refused where it would hide or never be found', async () => {
    await expect(add(bundledName, runId)).rejects.toMatchObject({ code: 'MODEL_NAME_TAKEN' })
    await expect(add('shelves', 'run_000000000000')).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(add('shelves', 'no-such-name@7')).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await addRun(rooms.services.store, { id: 'run_cccccccccccccccc', name: 'Half', state: 'paused' })
    await expect(add('shelves', 'run_cccccccccccccccc')).rejects.toMatchObject({ code: expect.stringMatching(/NOT_NOW|NOT_FOUND/) })
    expect((await call('listRegisteredModels', { search: '', ...page })).total).toBe(0)
  })
})

describe('a registered name as the identifier of a model', () => {
  it('means the version or alias that is named, else the champion, else the newest', async () => {
    await add('shelves', runId, { aliases: ['candidate'] })
    await add('shelves', other)
    expect(await locate('shelves')).toMatchObject(isOf(other))
    expect(await locate('shelves@1')).toMatchObject(isOf(runId))
    expect(await locate('shelves@candidate')).toMatchObject(isOf(runId))
    await call('setModelAlias', { name: 'shelves', alias: 'champion', version: 1 })
    expect(await locate('shelves')).toMatchObject(isOf(runId))
    await call('setModelAlias', { name: 'shelves', alias: 'candidate', version: 2 })
    expect(await locate('shelves@candidate')).toMatchObject(isOf(other))
    await call('deleteModelAlias', { name: 'shelves', alias: 'champion' })
    expect(await locate('shelves')).toMatchObject(isOf(other))
    expect(await rooms.services.models.resolve('shelves@1')).toBe(runId)
    for (const id of ['shelves@3', 'shelves@champion', 'shelves@', 'shelves@1@1', 'SHELVES', 'nobody']) {
      await expect(locate(id), id).rejects.toMatchObject({ code: 'NOT_FOUND' })
    }
    await expect(call('setModelAlias', { name: 'shelves', alias: 'champion', version: 9 })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(call('deleteModelAlias', { name: 'shelves', alias: 'champion' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('can be used where a model is asked for, and what is made of it remembers the model itself', async () => {
    await add('shelves', runId)
    expect((await add('again', 'shelves')).modelId).toBe(runId)
    const { items } = await call('listModels', { search: 'again@1', sort: 'usual', offset: 0, limit: 10 })
    expect(items).toMatchObject([{ id: runId, registered: ['again@1', 'shelves@1'] }])
    const { id: datasetId } = await call('createDatasetFromExample', { example: 'policy-chatbot' })
    const answers = { goal: 'answer', datasetId, model: 'again@1', effort: 'quick', domain: 'general', language: 'en' } as const
    const { id: projectId } = await call('createProject', { name: 'On a name', answers })
    const run = await call('startRun', { projectId, priority: 0 })
    expect(run.model).toBe(runId)
    await call('cancelRun', { runId: run.id })
  })

  it('keeps to the commit of a model of the hub that was registered', async () => {
    const cache = newDataFolder()
    vi.stubEnv('HF_HUB_CACHE', cache)
    const snapshot = (commit: string) => {
      const folder = join(cache, 'models--someone--small', 'snapshots', commit)
      mkdirSync(folder, { recursive: true })
      for (const name of ['config.json', 'model.safetensors', 'tokenizer.json']) symlinkSync(join(base, name), join(folder, name))
      return folder
    }
    const first = snapshot('abc')
    expect((await add('small', 'someone/small')).modelId).toBe('someone/small@abc')
    await new Promise((resolve) => setTimeout(resolve, 20))
    const newest = snapshot('def')
    expect(await locate('someone/small')).toEqual({ model: newest })
    expect(await locate('small')).toEqual({ model: first })
    await expect(locate('someone/small@123')).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(rooms.services.models.removeUnused('someone/small', async () => {})).rejects.toMatchObject({ code: 'MODEL_REGISTERED' })
  })
})

it('what is done to the registry is noted, and by whom', async () => {
  const studio = await openTestStudio()
  try {
    expect(await studio.editor.call('registerModel', { name: 'noted', modelId: bundledName, notes: '', aliases: [] })).toMatchObject({ createdBy: 'editor' })
    await studio.editor.call('setModelAlias', { name: 'noted', alias: 'champion', version: 1 })
    const { items } = await studio.owner.call('listAuditLog', page)
    expect(items.slice(0, 2)).toMatchObject([
      { action: 'setModelAlias', target: 'noted/champion', actor: 'editor@example.org', outcome: 'done' },
      { action: 'registerModel', target: 'noted', actor: 'editor@example.org', outcome: 'done' },
    ])
  } finally {
    await studio.close()
  }
})

describe('the sum of a version', () => {
  it('is the same for the same model, whatever it is called and wherever its base lies, and another for another', async () => {
    const adapter = join(rooms.services.dataFolder, 'runs', runId, 'adapter')
    writeSmallAdapter(adapter, '/where/its/base/lay/once')
    writeFileSync(join(adapter, 'README.md'), '# About it')
    const [one, two, whole] = [await add('one', runId), await add('two', other), await add('whole', bundledName)]
    expect(two.sha256).toBe(one.sha256)
    expect(whole.sha256).not.toBe(one.sha256)
  })
})

describe('what the registry has', () => {
  it('is not deleted before its versions are taken out', async () => {
    await add('shelves', runId)
    await add('shelves', other, { aliases: ['champion'] })
    await expect(call('deleteRun', { runId })).rejects.toMatchObject({ code: 'MODEL_REGISTERED', params: { versions: ['shelves@1'] } })
    await call('deleteModelVersion', { name: 'shelves', version: 1 })
    await call('deleteRun', { runId })
    await expect(call('deleteModelVersion', { name: 'shelves', version: 2 })).rejects.toMatchObject({ code: 'MODEL_VERSION_HAS_ALIAS' })
    expect((await add('shelves', other)).version).toBe(3)
    await call('deleteRegisteredModel', { name: 'shelves' })
    await expect(locate('shelves')).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(await locate(other)).toMatchObject(isOf(other))
    await call('deleteRun', { runId: other })
  })

  it('is either registered or deleted when both are wanted at once', async () => {
    const outcomes = await Promise.allSettled([add('shelves', runId), call('deleteRun', { runId })])
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const versions = (await rooms.services.store.db.selectFrom('model_versions').selectAll().execute()).length
    expect(versions).toBe(outcomes[0].status === 'fulfilled' ? 1 : 0)
  })

  it('is not needed by what began with it, where that stands on a merged copy', async () => {
    await addRun(rooms.services.store, { id: 'run_dddddddddddddddd', name: 'Waiting', model: runId, state: 'queued' })
    await call('deleteRun', { runId })
    await expect(locate(runId)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})
