import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { modelPath } from '@tunesmith/trainer/worker'
import { newDataFolder, openRooms, removeDataFolders, type Rooms } from '../../testing/rooms.ts'
import { readModelCard } from './card/read-card.ts'

const base = modelPath('tunesmith-base-10m')
const adapter = join(import.meta.dirname, '../../../trainer/golden/adapter-final')
const results = {
  run_adapter00000000000: { base: 'tunesmith-base-10m', adapter, template: 'auto', system: 'Be kind.' },
  run_whole0000000000000: { base: 'new', model: base, template: 'chatml' },
}

/** The list without a filter. */
const commit = 'abcdef0123'.repeat(4)
const everything = { search: '', sort: 'usual', offset: 0, limit: 1000 } as const

let rooms: Rooms
beforeAll(async () => {
  rooms = await openRooms({ results })
})
afterEach(() => vi.unstubAllEnvs())
afterAll(async () => {
  await rooms.close()
  removeDataFolders()
})

/** A cache as other tools leave it: two models that are whole, one of them without an owner as the oldest, and one whose family nobody here knows. */
function fillCache(): string {
  const cache = newDataFolder()
  const snapshot = (name: string) => {
    const folder = join(cache, `models--${name.replace('/', '--')}`, 'snapshots', commit)
    mkdirSync(folder, { recursive: true })
    return folder
  }
  const whole = snapshot('someone/small')
  for (const name of ['config.json', 'model.safetensors', 'tokenizer.json']) symlinkSync(join(base, name), join(whole, name))
  const oldest = snapshot('tiny')
  for (const name of ['config.json', 'model.safetensors', 'tokenizer.json']) symlinkSync(join(base, name), join(oldest, name))
  const foreign = snapshot('someone/strange')
  writeFileSync(join(foreign, 'config.json'), '{"model_type": "unheard_of"}')
  symlinkSync(join(base, 'model.safetensors'), join(foreign, 'model.safetensors'))
  return cache
}

describe('the list of models', () => {
  it('has the bundled, the trained and the downloaded, each with what can be done with it', async () => {
    vi.stubEnv('HF_HUB_CACHE', fillCache())
    const time = new Date().toISOString()
    for (const id of Object.keys(results)) {
      await rooms.services.store.db.insertInto('runs').values({
        id, name: `Result of ${id}`, model: 'tunesmith-base-10m', state: 'finished', priority: 0, spec: '{}', summary: '{}', created_by: 'u',
        created_at: time, queued_at: time,
      }).execute()
    }
    const { items, total } = await rooms.handlers.listModels(everything, rooms.context)
    expect(total).toBe(items.length)
    const of = (id: string) => items.find((model) => model.id === id)
    expect(of('tunesmith-base-10m')).toMatchObject({
      origin: 'bundled', family: 'llama', parameters: 10_130_304, contextLength: 512, licence: 'apache-2.0', languages: ['en'], base: null,
      trainable: { value: true, reason: { text: expect.stringContaining('llama') } }, fits: { value: 'well', reason: { text: expect.stringMatching(/\d MB of the/) } },
    })
    expect(of('run_adapter00000000000')).toMatchObject({
      origin: 'trained', name: 'Result of run_adapter00000000000', base: 'tunesmith-base-10m', trainable: { value: true, reason: { text: expect.stringContaining('merged') } },
    })
    expect(of('run_whole0000000000000')).toMatchObject({ origin: 'trained', parameters: 10_130_304 })
    expect(of('someone/small')).toMatchObject({ origin: 'downloaded', licence: null, languages: [], trainable: { value: true } })
    expect(of('someone/strange')).toMatchObject({
      family: 'unheard_of', parameters: null, trainable: { value: false, reason: { text: expect.any(String) } }, fits: { value: 'no' },
    })
  })
})

describe('a model by its identifier', () => {
  it('is a bundled one, a downloaded one, or what a run has learned', async () => {
    vi.stubEnv('HF_HUB_CACHE', fillCache())
    const locate = (id: string) => rooms.services.models.locate(id)
    expect(await locate('tunesmith-base-10m')).toEqual({ model: base })
    expect(await locate('run_adapter00000000000')).toEqual({ model: base, adapter, system: 'Be kind.' })
    expect(await locate('run_whole0000000000000')).toEqual({ model: base, template: 'chatml' })
    expect((await locate('someone/small')).model).toMatch(/models--someone--small/)
    expect((await locate('tiny')).model).toMatch(/models--tiny/)
    expect(await rooms.services.models.resolve('tiny')).toBe('tiny')
    expect(await rooms.services.models.usual()).toEqual({ model: base })
  })

  it('is pinned to its commit also where it has no owner', async () => {
    vi.stubEnv('HF_HUB_CACHE', fillCache())
    const registered = (modelId: string) => rooms.handlers.registerModel({ name: 'kept', modelId, notes: '', aliases: [] }, rooms.context)
    expect((await registered('tiny')).modelId).toBe(`tiny@${commit}`)
    expect((await rooms.services.models.locate('kept')).model).toMatch(new RegExp(`models--tiny/snapshots/${commit}$`))
    await expect(rooms.services.models.locate(`tiny@${'0'.repeat(40)}`)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(rooms.services.models.removeUnused('tiny', async () => {})).rejects.toMatchObject({ code: 'MODEL_REGISTERED' })
    await rooms.handlers.deleteRegisteredModel({ name: 'kept' }, rooms.context)
  })

  it.each(['nothing', '../models/tunesmith-base-10m', base, '/etc', 'run_000000000000', '__proto__', 'a/../b'])('%s is none', async (id) => {
    await expect(rooms.services.models.locate(id)).rejects.toThrow(expect.objectContaining({ code: 'NOT_FOUND' }))
  })
})

describe('the card of a model', () => {
  it.each([
    ['---\nlicense: mit\nlanguage:\n- de\n- fr\n---\n# Model', { licence: 'mit', languages: ['de', 'fr'] }],
    ['---\r\nlicense: other\r\nlicense_name: house-rules\r\nlanguage: en\r\n---\r\n', { licence: 'house-rules', languages: ['en'] }],
    ['# No card', { licence: null, languages: [] }],
    ['---\nlicense: [\n---\n', { licence: null, languages: [] }],
    ['---\n- a\n- b\n---\n', { licence: null, languages: [] }],
    ['---\na: &a [x]\nb: *a\nlicense: 3\nlanguage: [1, null, es]\n---\n', { licence: null, languages: [] }],
  ])('%j', (text, card) => {
    const folder = newDataFolder()
    writeFileSync(join(folder, 'README.md'), text)
    expect(readModelCard(folder)).toEqual(card)
  })
})
