import { cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { parseRunSpec, usualHeldOut, type Answers } from '@tunesmith/contract'
import { modelPath } from '@tunesmith/trainer/worker'
import { newDataFolder, openRooms, removeDataFolders, type Rooms } from '../../testing/rooms.ts'
import { effortSettings } from './efforts.ts'
import { systemMessage } from './goals.ts'

const base = modelPath('tunesmith-base-10m')
const golden = join(import.meta.dirname, '../../../trainer/golden')
const adapter = join(newDataFolder(), 'adapter')
const results = {
  run_gone0000000000000: { base: join(golden, 'base'), adapter: join(adapter, 'gone'), template: 'auto' },
  run_adapter00000000000: { base: join(golden, 'base'), adapter, template: 'auto' },
}

let rooms: Rooms
let policy: string
let fees: string
beforeAll(async () => {
  mkdirSync(adapter)
  cpSync(join(golden, 'adapter-final'), adapter, { recursive: true })
  rooms = await openRooms({ results })
  policy = (await rooms.handlers.createDatasetFromExample({ example: 'policy-chatbot' }, rooms.context)).id
  const rows = Array.from({ length: 60 }, (_, index) => `${JSON.stringify({ question: `Fee ${index}?`, answer: `$${index}` })}\n`)
  fees = (await rooms.handlers.uploadDataset({ fileName: 'fees.jsonl', file: Readable.from(rows) }, rooms.context)).id
})
afterAll(async () => {
  await rooms.close()
  removeDataFolders()
})

const create = (answers: Answers = {}, name?: string) => rooms.handlers.createProject({ name, answers }, rooms.context)
const update = (projectId: string, answers: Record<string, unknown>) =>
  rooms.handlers.updateProject({ projectId, answers: answers as Record<string, never> }, rooms.context)
const specOf = async (answers: Answers) => rooms.services.projects.specOf((await create(answers)).id)
const code = (expected: string) => expect.objectContaining({ code: expected })
const usual = (): Answers => ({ goal: 'answer', datasetId: fees, model: 'tunesmith-base-10m' })

describe('a project', () => {
  it('keeps what was answered, page by page, and takes back what is answered with nothing', async () => {
    const project = await create()
    expect(project).toMatchObject({ name: 'New model', page: 'goal', answers: {}, latestRunId: null })
    await update(project.id, { goal: 'answer', language: 'de' })
    const answered = await rooms.handlers.updateProject({ projectId: project.id, name: 'Mine', page: 'data', answers: { datasetId: fees } }, rooms.context)
    expect(answered).toMatchObject({ name: 'Mine', page: 'data', answers: { goal: 'answer', language: 'de', datasetId: fees } })
    expect((await update(project.id, { language: null })).answers).toEqual({ goal: 'answer', datasetId: fees })
    expect(await rooms.handlers.getProject({ projectId: project.id }, rooms.context)).toMatchObject({ name: 'Mine', page: 'data' })
    const newest = await create()
    const page = await rooms.handlers.listProjects({ offset: 0, limit: 2 }, rooms.context)
    expect(page.items.map(({ id }) => id)).toEqual([newest.id, project.id])
    await rooms.handlers.deleteProject({ projectId: project.id }, rooms.context)
    await expect(rooms.handlers.getProject({ projectId: project.id }, rooms.context)).rejects.toThrow(code('NOT_FOUND'))
  })

  it.each<[string, Record<string, unknown>, string, RegExp]>([
    ['an unknown answer', { gaol: 'answer' }, 'REQUEST_INVALID', /gaol/],
    ['an unknown goal', { goal: 'win' }, 'REQUEST_INVALID', /answers\.goal/],
    ['everything held out', { testShare: 0.5, validationShare: 0.4 }, 'REQUEST_INVALID', /80 %/],
    ['an unknown setting', { overrides: { 'training.epoch': 3 } }, 'SETTINGS_INVALID', /training\.epoch/],
    ['a value out of range', { overrides: { 'training.epochs': -1 } }, 'SETTINGS_INVALID', /training\.epochs/],
    ['settings that exclude each other', { overrides: { 'training.batchSize': 8, 'training.microBatchSize': 3 } }, 'SETTINGS_INVALID', /divides/],
    ['a file of this machine as data', { overrides: { 'data.train': '/etc/passwd' } }, 'SETTINGS_INVALID', /wizard/],
    ['a file of this machine as template', { overrides: { 'data.template': '/etc/passwd' } }, 'SETTINGS_INVALID', /chatml/],
    ['a file of this machine as tokenizer', { overrides: { 'scratch.tokenizer': '/etc' } }, 'SETTINGS_INVALID', /wizard/],
    ['another place for the results', { overrides: { output: '/tmp/elsewhere' } }, 'SETTINGS_INVALID', /wizard/],
    ['a name of prototypes', { overrides: { '__proto__.polluted': true } }, 'SETTINGS_INVALID', /__proto__/],
  ])('refuses %s', async (_, answers, expected, message) => {
    const { id } = await create()
    const refused = update(id, answers)
    await expect(refused).rejects.toThrow(expect.objectContaining({ code: expected, message: expect.stringMatching(message) }))
    expect((await rooms.handlers.getProject({ projectId: id }, rooms.context)).answers).toEqual({})
  })

  it('loses no answer when two devices save at the same time', async () => {
    const { id } = await create()
    await Promise.all([update(id, { goal: 'chat' }), update(id, { domain: 'legal' }), update(id, { effort: 'quick' }), update(id, { language: 'fr' })])
    expect((await rooms.handlers.getProject({ projectId: id }, rooms.context)).answers)
      .toEqual({ goal: 'chat', domain: 'legal', effort: 'quick', language: 'fr' })
  })
})

describe('the description of a run by the answers', () => {
  it('has absolute paths, held-out rows and what works for a very small model', async () => {
    const spec = await specOf(usual())
    expect(spec).toMatchObject({
      name: 'New model', model: base, task: 'sft', method: 'auto',
      training: { epochs: 40, batchSize: 8, learningRate: 0.003, weightDecay: 1, keepBest: false, earlyStoppingPatience: 'off' },
    })
    expect(spec.data.system).toBeUndefined()
    const rowsIn = (path: unknown) => readFileSync(String(path), 'utf8').trimEnd().split('\n').length
    expect([spec.data.train, spec.data.validation, spec.data.test].map(rowsIn)).toEqual([36, 12, 12])
  })

  it('tells a model what it is for, if it can follow', async () => {
    expect(systemMessage('answer', 'general', 'en-GB')).toBeUndefined()
    expect(systemMessage('classify', 'general', 'de')).toMatch(/name of the class.*nothing else\.$/)
    expect(systemMessage('chat', 'healthcare', 'de-AT')).toMatch(/^You work in healthcare.*Answer in Austrian German\.$/)
    expect(systemMessage('continue', 'legal', 'fr')).toBeUndefined()
    expect((await specOf({ ...usual(), domain: 'finance' })).data.system).toBeUndefined() // a very small model
    expect((await specOf({ ...usual(), domain: 'finance', overrides: { 'data.system': 'Short.' } })).data.system).toBe('Short.')
    expect((await specOf({ ...usual(), goal: 'continue' })).task).toBe('pretrain')
  })

  it('takes what was given by hand, also for the division', async () => {
    const overrides = { 'training.epochs': 3, 'lora.rank': 4, 'training.seed': 7, 'compute.memoryLimit': '1GB', 'scratch.layers': 2 }
    const spec = await specOf({ ...usual(), testShare: 0, validationShare: 0.25, overrides })
    expect(spec).toMatchObject({ training: { epochs: 3, seed: 7, learningRate: 0.003 }, lora: { rank: 4 }, compute: { memoryLimit: 1e9 } })
    expect(spec.scratch).toBeUndefined()
    expect(spec.data.test).toBeUndefined()
    const other = await specOf({ ...usual(), testShare: 0, validationShare: 0.25 })
    expect(readFileSync(String(other.data.validation), 'utf8')).not.toBe(readFileSync(String(spec.data.validation), 'utf8'))
  })

  it('holds out no row to watch progress with where that was the answer, so that the trainer does not either', async () => {
    const spec = await specOf({ ...usual(), validationShare: 0 })
    expect(spec.data.validation).toEqual({ fraction: 0 })
    expect((await specOf(usual())).data.validation).toMatch(/validation\.jsonl$/)
  })

  it('gives each part of every class its share where classes are learned, and says so', async () => {
    const rows = Array.from({ length: 100 }, (_, index) => JSON.stringify({ text: `Text ${index}`, label: index < 90 ? 'usual' : 'rare' }))
    const file = Readable.from([rows.join('\n')])
    const { id: datasetId } = await rooms.handlers.uploadDataset({ fileName: 'classes.jsonl', file }, rooms.context)
    await rooms.handlers.updateDataset({ datasetId, mapping: { question: 'text', answer: 'label', system: null } }, rooms.context)
    const answers: Answers = { goal: 'classify', datasetId, model: 'tunesmith-base-10m', testShare: 0.2, validationShare: 0.1 }
    const { data } = await specOf(answers)
    const rareIn = (path: unknown) => readFileSync(String(path), 'utf8').split('\n').filter((line) => line.includes('"rare"')).length
    expect([data.train, data.validation, data.test].map(rareIn)).toEqual([7, 1, 2])
    const { id: projectId } = await rooms.handlers.createProject({ answers }, rooms.context)
    const { settings } = await rooms.handlers.getProjectSettings({ projectId }, rooms.context)
    expect(settings.find(({ setting }) => setting === 'data.validation')).toMatchObject({ reason: { code: 'validation.by-class' } })
  })

  it('makes a new model, of running text or of answers', async () => {
    const text = await rooms.handlers.createDatasetFromText({ name: 'Text', text: Array.from({ length: 40 }, (_, i) => `Paragraph ${i}.`).join('\n\n') }, rooms.context)
    const spec = await specOf({ goal: 'scratch', datasetId: text.id, overrides: { 'scratch.layers': 2 }, effort: 'thorough' })
    expect(spec).toMatchObject({ task: 'pretrain', method: 'scratch', scratch: { layers: 2, hiddenSize: 320 }, training: { epochs: 4 } })
    expect(spec.model).toBeUndefined()
    expect([spec.data.test, spec.data.validation]).toEqual([undefined, expect.stringContaining('validation.jsonl')])
    expect(await specOf({ goal: 'scratch', datasetId: fees })).toMatchObject({ task: 'sft', method: 'scratch' })
    expect(await specOf({ ...usual(), datasetId: text.id })).toMatchObject({ task: 'pretrain', method: 'auto', model: base })
  })

  it('merges what an earlier run has learned, once', async () => {
    const answers = { ...usual(), model: 'run_adapter00000000000' }
    const spec = await specOf(answers)
    expect(spec.model).toContain(join(rooms.services.dataFolder, 'models'))
    expect(existsSync(join(spec.model!, 'config.json'))).toBe(true)
    expect((await specOf(answers)).model).toBe(spec.model)
  })

  it.each<[string, () => Answers, string[]]>([
    ['nothing', () => ({}), ['goal', 'data', 'model']],
    ['a goal', () => ({ goal: 'scratch' }), ['data']],
    ['all but a model', () => ({ goal: 'style', datasetId: fees }), ['model']],
  ])('says what is missing after %s', async (_, answers, missing) => {
    await expect(specOf(answers())).rejects.toThrow(expect.objectContaining({ code: 'ANSWERS_MISSING', params: { missing } }))
  })

  it('waits for the meaning of columns, and misses what is gone', async () => {
    const { id } = await rooms.handlers.createDatasetFromExample({ example: 'customer-questions' }, rooms.context)
    await expect(specOf({ ...usual(), datasetId: id })).rejects.toThrow(expect.objectContaining({ params: { missing: ['columns'] } }))
    await rooms.handlers.deleteDataset({ datasetId: id }, rooms.context)
    await expect(specOf({ ...usual(), datasetId: id })).rejects.toThrow(code('NOT_FOUND'))
    await expect(specOf({ ...usual(), model: 'gone' })).rejects.toThrow(code('NOT_FOUND'))
    await expect(specOf({ ...usual(), model: 'run_gone0000000000000' })).rejects.toThrow(code('FILE_MISSING'))
  })
})

describe('settings without measuring', () => {
  it('are all there, each with its reason', async () => {
    const { id: projectId } = await create({ ...usual(), effort: 'quick', overrides: { 'lora.rank': 4 } })
    const { settings } = await rooms.handlers.getProjectSettings({ projectId }, rooms.context)
    const of = (name: string) => settings.find(({ setting }) => setting === name)
    expect(of('training.epochs')).toEqual({ setting: 'training.epochs', value: 15, origin: 'chosen', reason: expect.objectContaining({ text: expect.stringMatching(/^Quick/) }) })
    expect(of('lora.rank')).toMatchObject({ value: 4, origin: 'given' })
    expect(of('lora.alpha')).toMatchObject({ value: 8, origin: 'chosen', reason: expect.objectContaining({ text: expect.stringContaining('twice the rank') }) })
    expect(of('data.validation')).toMatchObject({ value: { rows: 12 }, origin: 'chosen', reason: expect.objectContaining({ text: expect.stringContaining('held out') }) })
    for (const { reason } of settings) expect(reason.text).not.toBe('')
  })

  it('are those of a new model, too', async () => {
    const { id: projectId } = await create({ goal: 'scratch', datasetId: fees, overrides: { 'scratch.layers': 2, 'scratch.vocabularySize': 300 } })
    const { settings } = await rooms.handlers.getProjectSettings({ projectId }, rooms.context)
    expect(settings[0]).toEqual({ setting: 'method', value: 'scratch', origin: 'chosen', reason: expect.objectContaining({ text: expect.stringContaining('new small model') }) })
    expect(settings.some(({ setting }) => setting.startsWith('lora.'))).toBe(false)
  })
})

describe('how long training would take', () => {
  it('is estimated for each model before one is chosen, and is longer the more thorough it is', async () => {
    const timesOf = async (effort?: 'thorough') => {
      const { id: projectId } = await create({ goal: 'answer', datasetId: policy, effort })
      return (await rooms.handlers.listProjectTimes({ projectId }, rooms.context)).items
    }
    const [usually, thoroughly] = [await timesOf(), await timesOf('thorough')]
    expect(usually.map(({ model }) => model)).toEqual(['tunesmith-base-10m'])
    expect(usually[0].seconds.low).toBeGreaterThan(0)
    expect(usually[0].seconds.high).toBeGreaterThan(usually[0].seconds.low)
    expect(thoroughly[0].seconds.low).toBeGreaterThan(1.2 * usually[0].seconds.low)
  })

  it('needs to know the data', async () => {
    const { id: projectId } = await create({ goal: 'answer' })
    await expect(rooms.handlers.listProjectTimes({ projectId }, rooms.context)).rejects.toThrow(code('ANSWERS_MISSING'))
  })
})

describe('a recipe', () => {
  it('says in YAML what the studio would train, in a file that the command names', async () => {
    const { id: projectId } = await create({ goal: 'answer', datasetId: policy, model: 'tunesmith-base-10m' }, "It's policy: #1")
    const { yaml, command } = await rooms.handlers.getProjectRecipe({ projectId }, rooms.context)
    const spec = await rooms.services.projects.specOf(projectId)
    expect(parseRunSpec(parse(yaml), 'recipe')).toEqual(spec)
    const path = /^npx tunesmith train '?([^']+)'?$/.exec(command)![1]
    expect(basename(path)).toBe('tunesmith.yaml')
    expect(readFileSync(path, 'utf8')).toBe(yaml)
    await rooms.handlers.deleteProject({ projectId }, rooms.context)
    expect(existsSync(path)).toBe(false)
  })
})

describe('choices by size', () => {
  it.each([[10, 0], [24, 0.2], [60, 0.2], [100, 0.16], [500, 0.1], [20_000, 0.01]])('%d rows: a share of %d is held out', (rows, share) => {
    expect(usualHeldOut(rows).share).toBe(share)
  })

  it('leave the usual to the trainer, and go further or less far on demand', () => {
    const large = { rows: 500, parameters: 1e9, task: 'sft' } as const
    expect(effortSettings({ ...large, effort: 'balanced' })).toEqual({})
    expect(effortSettings({ ...large, effort: 'quick' })['training.epochs'].value).toBe(2)
    expect(effortSettings({ ...large, effort: 'thorough' })['training.epochs'].value).toBe(10)
    const small = effortSettings({ rows: 5000, parameters: 10e6, task: 'sft', effort: 'balanced' })
    expect(small['training.epochs'].value).toBe(12)
    expect(small['training.batchSize']).toBeUndefined()
    expect(effortSettings({ rows: 5000, parameters: 10e6, task: 'pretrain', effort: 'quick' })['training.epochs'].value).toBe(0.5)
  })
})
