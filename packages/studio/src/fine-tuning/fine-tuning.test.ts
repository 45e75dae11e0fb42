import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { openStore } from '@tunesmith/store'
import type { FineTuningJob } from '@tunesmith/contract/openai'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openPerson, type Person } from '../../testing/writes/index.ts'
import { openStudio } from '../open-studio.ts'
import { asTrainedName, checkpointName, newModelName } from './jobs/model-name.ts'

vi.setConfig({ testTimeout: 300_000, hookTimeout: 60_000 })

const model = 'tunesmith-base-10m'
const rowsText = (count: number) => Array.from({ length: count }, (_, index) => `${JSON.stringify({
  messages: [{ role: 'user', content: `Door ${index + 1}?` }, { role: 'assistant', content: 'Red.' }],
})}\n`).join('')

let folder: string
let person: Person
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tunesmith-fine-tuning-'))
  await open()
})
afterEach(async () => {
  await person.studio.close()
  rmSync(folder, { recursive: true, force: true })
})

async function open(): Promise<void> {
  person = await openPerson(await openStudio({ dataFolder: folder }), {} as Person['things'])
}

/** What happens to the data folder while no studio has it. */
async function whileClosed(change: (store: Awaited<ReturnType<typeof openStore>>) => Promise<unknown>): Promise<void> {
  await person.studio.close()
  const store = await openStore(folder)
  await change(store)
  await store.close()
  await open()
}

const upload = async (content = rowsText(4)) =>
  (await person.call('uploadApiFile', { purpose: 'fine-tune', fileName: 'rows.jsonl', file: Readable.from([content]) })).id
const jobOf = (jobId: string) => person.call('getFineTuningJob', { jobId })
const begin = async (given: { suffix?: string; model?: string } = {}) => (await person.call('createFineTuningJob', {
  model, training_file: await upload(), hyperparameters: { n_epochs: 1, batch_size: 2 }, ...given,
})).id
const messages = async (jobId: string) =>
  (await person.call('listFineTuningEvents', { jobId, limit: 100 })).data.map(({ message }) => message)

async function until(jobId: string, holds: (job: FineTuningJob) => boolean): Promise<FineTuningJob> {
  for (;;) {
    const job = await jobOf(jobId)
    if (holds(job)) return job
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
const isConcluded = ({ result_files: results }: FineTuningJob) => results.length > 0

describe('a job', () => {
  it('that was being prepared when the studio died is prepared by the next one, and says what keeps its model from the registry', async () => {
    const jobId = await begin({ suffix: model })
    await until(jobId, ({ run_id: runId }) => runId !== null)
    await person.call('cancelFineTuningJob', { jobId })
    await whileClosed(async ({ db }) => { // as it was a moment after it was acknowledged
      await db.updateTable('fine_tuning_jobs').set({ run_id: null }).where('id', '=', jobId).execute()
      await db.deleteFrom('runs').execute()
    })
    expect(await until(jobId, isConcluded)).toMatchObject({ status: 'succeeded', error: null })
    expect((await messages(jobId))[0]).toMatch(/^The model is not in the registry: .*tunesmith-base-10m/)
  })

  it('goes on where the studio was killed: concluded once where its run had finished, trained where that had not begun', async () => {
    await person.studio.close()
    const killed = spawn(process.execPath, [join(import.meta.dirname, 'studio-process.fixture.ts'), folder], { stdio: ['ignore', 'pipe', 'inherit'] })
    const [[said], [, signal]] = await Promise.all([once(killed.stdout, 'data'), once(killed, 'exit')])
    expect(signal).toBe('SIGKILL')
    const [firstId, secondId] = JSON.parse(String(said)) as [string, string]
    const store = await openStore(folder)
    const halfway = await store.db.selectFrom('fine_tuning_jobs').leftJoin('runs', 'runs.id', 'run_id').select(['state', 'result_file_id']).orderBy('fine_tuning_jobs.id').execute()
    await store.close()
    expect(halfway).toEqual([{ state: 'finished', result_file_id: null }, { state: expect.stringMatching(/^(queued|running)$/), result_file_id: null }])

    await open()
    const first = await until(firstId, isConcluded)
    const { content } = await person.call('getApiFileContent', { fileId: first.result_files[0] })
    expect(await text(content)).toMatch(/^step,train_loss,valid_loss\n1,[\d.]+,\n2,[\d.]+,\n$/)
    expect((await person.call('getRegisteredModel', { name: 'doors' })).versions)
      .toMatchObject([{ version: 1, modelId: first.run_id, notes: first.fine_tuned_model }])
    await until(secondId, ({ status }) => status === 'running' || status === 'succeeded')
  })

  it('chooses what is auto by the usual defaults, and says why', async () => {
    const { id: jobId } = await person.call('createFineTuningJob', { model, training_file: await upload() })
    const { hyperparameters } = await until(jobId, ({ hyperparameters: { n_epochs: epochs } }) => epochs !== 'auto')
    await person.call('cancelFineTuningJob', { jobId })
    expect(hyperparameters).toEqual({ n_epochs: 30, batch_size: expect.any(Number), learning_rate_multiplier: 'auto' })
    const told = await messages(jobId)
    expect(told[0]).toBe('Cancelled')
    expect(told.find((message) => message.startsWith('Training on 4 rows'))).toMatch(/n_epochs 30 \(.*4 rows.*learning_rate 0\.002 \(/)
    expect(told.at(-1)).toContain(model)
  })

  it('trains on what another has trained, and keeps the name of the base', async () => {
    const first = await until(await begin(), ({ status }) => status === 'succeeded')
    const second = await until(await begin({ model: first.fine_tuned_model!, suffix: 'More' }), ({ status }) => status === 'succeeded')
    expect(second.fine_tuned_model).toMatch(new RegExp(`^ft:${model}:[a-z0-9-]+:more:`))
    const [{ fine_tuned_model_checkpoint: name }] = (await person.call('listFineTuningCheckpoints', { jobId: first.id, limit: 10 })).data
    const third = await until(await begin({ model: name }), ({ status }) => status === 'succeeded' || status === 'failed')
    expect(third).toMatchObject({ model: name, status: 'succeeded' })
  })

  it('says why it did not come to a run, and is not there any more where its run is deleted', async () => {
    const fileId = await upload()
    const { id } = await person.call('createFineTuningJob', { model, training_file: fileId })
    await until(id, ({ run_id: runId }) => runId !== null)
    await person.call('cancelFineTuningJob', { jobId: id })
    await person.call('deleteRun', { runId: (await jobOf(id)).run_id! })
    await expect(jobOf(id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const { id: other } = await person.call('createFineTuningJob', { model, training_file: fileId })
    await person.call('cancelFineTuningJob', { jobId: other })
    await whileClosed(async ({ db }) => { // its file was deleted before it could be prepared
      await db.updateTable('fine_tuning_jobs').set({ run_id: null, ended_at: null }).execute()
      await db.deleteFrom('runs').execute()
      await db.deleteFrom('api_files').execute()
    })
    expect(await until(other, ({ status }) => status === 'failed')).toMatchObject({ error: { code: 'NOT_FOUND', message: expect.stringContaining(fileId) }, run_id: null })
    expect((await messages(other))[0]).toContain(fileId)
  })
})

describe('a file', () => {
  it('is gone from the disk when it is deleted, while its rows stay with the run that was made of it', async () => {
    const rows = rowsText(7)
    const fileId = await upload(rows)
    const { id: jobId } = await person.call('createFineTuningJob', { model, training_file: fileId })
    const { run_id: runId } = await until(jobId, ({ run_id: each }) => each !== null)
    await person.call('cancelFineTuningJob', { jobId })
    await person.call('deleteApiFile', { fileId })
    const artifacts = join(folder, 'artifacts')
    const stored = readdirSync(artifacts, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    expect(stored.map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))).not.toContain(rows)
    const kept = join(folder, 'runs', runId!, 'data/train.jsonl')
    expect(readFileSync(kept, 'utf8')).toBe(rows)
    await person.call('deleteRun', { runId: runId! })
    expect(existsSync(kept)).toBe(false)
  })
})

describe('the name of a trained model', () => {
  it('is read back as it was made, whatever its base and its suffix', () => {
    for (const base of [model, 'Owner/Model-1.5B', 'support@3', 'run_0123456789abcdefghij']) {
      const name = newModelName(base, 'Ada.Lovelace@example.org', 'Größe — №1')
      expect(name.startsWith(`ft:${base}:ada-lovelace:gro-e-no1:`)).toBe(true)
      expect(asTrainedName(name)).toEqual({ modelName: name, step: null })
      expect(asTrainedName(checkpointName(name, 12))).toEqual({ modelName: name, step: 12 })
      expect(newModelName(checkpointName(name, 12), 'b@x.org', '').replace(/.{8}$/, '')).toBe(`ft:${base}:b::`)
    }
    for (const other of [model, 'Owner/Model', 'base:adapter', 'ft:x']) expect(asTrainedName(other)).toBeNull()
  })
})
