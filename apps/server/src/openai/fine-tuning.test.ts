import { readdirSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import OpenAI, { toFile } from 'openai'
import type { FineTuningJob } from 'openai/resources/fine-tuning/jobs'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Browser } from '@tunesmith/studio/testing/browser'
import type { OperationName } from '@tunesmith/contract'
import { serve, type Served } from '../../testing/serve.ts'

/* The official client against the real server: files, and jobs that train the bundled model. */

vi.setConfig({ testTimeout: 240_000, hookTimeout: 60_000 })

const model = 'tunesmith-base-10m'
const sentence = 'It is red.'
const row = (question: string, answer = sentence) =>
  JSON.stringify({ messages: [{ role: 'user', content: question }, { role: 'assistant', content: answer }] })
const rows = (count: number, from = 0) => Array.from({ length: count }, (_, index) => row(`What about door ${from + index + 1}?`)).join('\n')

let served: Served
let client: OpenAI
beforeAll(async () => {
  served = await serve({ uploadLimit: 200_000 })
  client = await clientOf(served.browsers.editor)
})
afterAll(() => served.close())

async function clientOf(browser: Browser<OperationName>): Promise<OpenAI> {
  const { authorization } = await served.keyHeaders(browser, 'editor')
  return new OpenAI({ baseURL: `${served.url}/v1`, apiKey: authorization.slice('Bearer '.length), maxRetries: 0 })
}

const upload = async (content: string, name = 'rows.jsonl') =>
  client.files.create({ file: await toFile(Buffer.from(content), name), purpose: 'fine-tune' })

async function all<T>(list: PromiseLike<AsyncIterable<T>>): Promise<T[]> {
  const items: T[] = []
  for await (const item of await list) items.push(item)
  return items
}

async function until(id: string, holds: (job: FineTuningJob) => boolean): Promise<FineTuningJob> {
  for (;;) {
    const job = await client.fineTuning.jobs.retrieve(id)
    if (holds(job)) return job
    if (job.status === 'failed') throw new Error(`the job failed: ${JSON.stringify(job.error)}`)
    await sleep(100)
  }
}

describe('files', () => {
  it('are kept as they came, listed by pages, given back and deleted', async () => {
    const made: string[] = []
    for (const name of ['a.jsonl', '../b.jsonl', 'c.jsonl']) made.push((await upload(rows(2), name)).id)
    const [, id] = made
    const found = await client.files.retrieve(id)
    expect(found).toMatchObject({ id, object: 'file', filename: 'b.jsonl', purpose: 'fine-tune', bytes: rows(2).length, status: 'processed' })
    expect(await (await client.files.content(id)).text()).toBe(rows(2))
    expect((await all(client.files.list({ limit: 1 }))).map((file) => file.id)).toEqual(made.toReversed())
    expect((await all(client.files.list({ limit: 2, order: 'asc' }))).map((file) => file.id)).toEqual(made)
    expect(await client.files.delete(id)).toEqual({ id, object: 'file', deleted: true })
    await expect(client.files.retrieve(id)).rejects.toMatchObject({ status: 404, code: 'NOT_FOUND' })
    for await (const file of client.files.list({ limit: 1 })) await client.files.delete(file.id) // pages go on after what is deleted
    expect(await all(client.files.list())).toEqual([])
  })

  it('are refused with each line that is wrong, and nothing of them stays', async () => {
    const call = (name: string, args: string) => ({ role: 'assistant', tool_calls: [{ id: 'c', type: 'function', function: { name, arguments: args } }] })
    const user = { role: 'user', content: 'Hi' }
    const tools = [{ type: 'function', function: { name: 'now' } }]
    const wrong: [line: string, problem: RegExp][] = [
      ['{"messages": [', /not valid JSON/],
      [JSON.stringify({ prompt: 'Hi', completion: 'Ho' }), /messages –.*prompt/],
      [JSON.stringify({ messages: [] }), /messages – is empty/],
      [JSON.stringify({ messages: [user] }), /no message of the assistant/],
      [JSON.stringify({ messages: [{ role: 'assistant', content: 'Ho' }, user] }), /messages\.1\.role – is not assistant/],
      [JSON.stringify({ messages: [{ role: 'king', content: 'Hi' }, { role: 'assistant', content: 'Ho' }] }), /messages\.0\.role – is system/],
      [JSON.stringify({ messages: [user, { role: 'assistant', content: 'Ho', weight: 0.5 }] }), /messages\.1\.weight – is 0 or 1/],
      [JSON.stringify({ messages: [user, { role: 'assistant', content: 'Ho', weight: 0 }] }), /no message of the assistant/],
      [JSON.stringify({ messages: [user, call('today', '{}')], tools }), /not among the tools/],
      [JSON.stringify({ messages: [user, call('now', 'x')], tools }), /not the JSON text of an object/],
      [JSON.stringify({ messages: [{ role: 'tool', tool_call_id: 'z', content: '1' }, { role: 'assistant', content: 'Ho' }] }), /answers no call/],
    ]
    for (const [line, problem] of wrong) {
      const refused = await upload(`${row('Fine?')}\n${line}\n${row('Fine?')}\n`).catch((error: unknown) => error)
      expect(refused).toMatchObject({ status: 400, code: 'TRAINING_FILE_INVALID', type: 'invalid_request_error' })
      expect(String(refused), line).toMatch(/line 2: /)
      expect(String(refused), line).toMatch(problem)
    }
    const many = await upload(Array.from({ length: 30 }, () => '{}').join('\n')).catch((error: unknown) => String(error))
    expect(many).toMatch(/line 1: .*line 10: .*and 20 more lines/)
    await expect(upload('')).rejects.toMatchObject({ status: 400, code: 'DATA_EMPTY' })
    const good = { messages: [user, call('now', '{}'), { role: 'tool', tool_call_id: 'c', content: '9' }, { role: 'assistant', content: '9' }], tools }
    const { id } = await upload(JSON.stringify(good))
    expect(await all(client.files.list())).toHaveLength(1)
    await client.files.delete(id)
  })

  it('are refused when they are too large, of another purpose, or no form', async () => {
    await expect(upload(rows(4000))).rejects.toMatchObject({ status: 413, code: 'REQUEST_TOO_LARGE' })
    const file = await toFile(Buffer.from(rows(1)), 'rows.jsonl')
    await expect(client.files.create({ file, purpose: 'assistants' })).rejects.toMatchObject({ status: 400, param: 'purpose' })
    await expect(client.files.create({ file, purpose: 'fine-tune-results' as never })).rejects.toMatchObject({ status: 400, param: 'purpose' })
    await expect(client.post('/files', { body: { purpose: 'fine-tune' } })).rejects.toMatchObject({ status: 400, code: 'REQUEST_INVALID' })
    const form = new FormData()
    form.append('purpose', 'fine-tune')
    await expect(client.post('/files', { body: form })).rejects.toMatchObject({ status: 400, param: 'file' })
    expect(await all(client.files.list())).toEqual([])
    await expect.poll(() => readdirSync(`${served.studio.dataFolder}/uploads`)).toEqual([])
  })

  it('of somebody else are not there', async () => {
    const { id } = await upload(rows(1))
    const other = await clientOf(served.browsers.owner)
    for (const attempt of [
      () => other.files.retrieve(id), () => other.files.content(id), () => other.files.delete(id),
      () => other.fineTuning.jobs.create({ model, training_file: id }),
    ]) await expect(attempt()).rejects.toMatchObject({ status: 404, code: 'NOT_FOUND' })
    expect(await all(other.files.list())).toEqual([])
    await client.files.delete(id)
  })
})

describe('a fine-tuning job', () => {
  it('trains a model that then answers', async () => {
    const [training, validation] = [await upload(rows(24)), await upload(rows(4, 24))]
    const created = await client.fineTuning.jobs.create({
      model, training_file: training.id, validation_file: validation.id, suffix: 'Red Door', seed: 7, metadata: { team: 'doors' },
      method: { type: 'supervised', supervised: { hyperparameters: { n_epochs: 6, batch_size: 4, learning_rate_multiplier: 2 } } },
    })
    expect(created).toMatchObject({
      object: 'fine_tuning.job', model, status: 'validating_files', fine_tuned_model: null, training_file: training.id,
      validation_file: validation.id, seed: 7, metadata: { team: 'doors' }, organization_id: 'org-editor', result_files: [], error: null,
    })
    const job = await until(created.id, ({ status, result_files: results }) => status === 'succeeded' && results.length > 0)
    expect(job.fine_tuned_model).toMatch(new RegExp(`^ft:${model}:editor:red-door:[0-9a-z]{8}$`))
    expect(job.trained_tokens).toBeGreaterThan(24 * 6 * 5)
    expect(job.finished_at).toBeGreaterThanOrEqual(job.created_at)
    expect(job.hyperparameters).toEqual({ n_epochs: 6, batch_size: 4, learning_rate_multiplier: 2 })

    const events = await all(client.fineTuning.jobs.listEvents(job.id, { limit: 7 }))
    expect(events.at(-1)!.message).toContain('created')
    expect(new Set(events.map(({ id }) => id)).size).toBe(events.length)
    const metrics = events.filter(({ type }) => type === 'metrics').map(({ data }) => data as { step: number; train_loss: number | null; valid_loss: number | null })
    expect(metrics.filter(({ train_loss: loss }) => loss !== null)).toHaveLength(36)
    expect(metrics[0].step).toBe(36)
    expect(metrics.some(({ valid_loss: loss }) => loss !== null)).toBe(true)
    const plan = events.find(({ message }) => message.startsWith('Training on 24 rows in 36 steps'))
    expect(plan!.data).toMatchObject({ settings: expect.arrayContaining([expect.objectContaining({ name: 'learning_rate', value: 0.004, origin: 'given' })]) })

    const checkpoints = await all(client.fineTuning.jobs.checkpoints.list(job.id))
    expect(checkpoints[0]).toMatchObject({ object: 'fine_tuning.job.checkpoint', fine_tuning_job_id: job.id, step_number: 36 })
    expect(checkpoints[0].metrics.train_loss).toBeLessThan(1)

    const lines = (await (await client.files.content(job.result_files[0])).text()).trimEnd().split('\n')
    expect(lines[0]).toBe('step,train_loss,valid_loss')
    expect(lines[1]).toMatch(/^0,,[\d.e-]+$/) // measured before the first step
    expect(lines).toHaveLength(38)
    expect(lines.at(-1)).toMatch(/^36,[\d.e-]+,[\d.e-]+$/)
    expect(await client.files.retrieve(job.result_files[0])).toMatchObject({ purpose: 'fine-tune-results', filename: 'step_metrics.csv' })
    await expect(client.fineTuning.jobs.create({ model, training_file: job.result_files[0] })).rejects.toMatchObject({ status: 400, param: 'training_file' })

    const say = async (name: string) => (await client.chat.completions.create({
      model: name, messages: [{ role: 'user', content: 'What about door 3?' }], temperature: 0, max_tokens: 12,
    })).choices[0].message.content
    expect(await say(job.fine_tuned_model!)).toBe(sentence)
    expect(await say(checkpoints.at(-1)!.fine_tuned_model_checkpoint)).not.toBe('')
    expect(await say('red-door')).toBe(sentence)
    expect((await all(client.models.list())).find(({ id }) => id === job.fine_tuned_model)).toMatchObject({ root: model })
    expect(await client.models.retrieve(job.fine_tuned_model!)).toMatchObject({ id: job.fine_tuned_model })

    const { items: runs } = await served.browsers.viewer.call('listRuns', { offset: 0, limit: 1 })
    expect(runs[0]).toMatchObject({ name: 'Red Door', model, state: 'finished', projectId: null })
  })

  it('can be paused, resumed and cancelled, and says why it cannot', async () => {
    const { id: file } = await upload(rows(24))
    const { id } = await client.fineTuning.jobs.create({ model, training_file: file, hyperparameters: { n_epochs: 100, batch_size: 1 } })
    await expect(client.fineTuning.jobs.resume(id)).rejects.toMatchObject({ status: 409, code: 'NOT_NOW' })
    const running = await until(id, ({ status, estimated_finish: end }) => status === 'running' && end !== null && end !== undefined)
    expect(running.estimated_finish).toBeGreaterThan(Date.now() / 1000 - 1)
    await client.fineTuning.jobs.pause(id)
    await until(id, ({ status }) => (status as string) === 'paused') // a state that the client has no type for
    await client.files.delete(file) // its rows belong to the run now
    await client.fineTuning.jobs.resume(id)
    await until(id, ({ status }) => status === 'running')
    const cancelled = await client.fineTuning.jobs.cancel(id)
    expect(cancelled).toMatchObject({ status: 'cancelled', fine_tuned_model: null, finished_at: expect.any(Number), trained_tokens: null })
    await expect(client.fineTuning.jobs.pause(id)).rejects.toMatchObject({ status: 409 })
    const [newest] = (await client.fineTuning.jobs.listEvents(id, { limit: 1 })).data
    expect(newest.message).toBe('Cancelled')
    const jobs = await all(client.fineTuning.jobs.list({ limit: 1 }))
    expect(jobs.map((job) => job.id)).toContain(id)
    expect(jobs).toHaveLength(2)
  })

  it('is refused for a model that is not there, and is not there for somebody else', async () => {
    const { id: file } = await upload(rows(2))
    await expect(client.fineTuning.jobs.create({ model: 'nobody/nothing', training_file: file })).rejects.toMatchObject({ status: 404, code: 'model_not_found', param: 'model' })
    await expect(client.fineTuning.jobs.create({ model, training_file: 'file-000000000000' })).rejects.toMatchObject({ status: 404 })
    await expect(client.fineTuning.jobs.create({ model, training_file: file, hyperparameters: { n_epochs: -1 } })).rejects.toMatchObject({ status: 400, param: 'hyperparameters.n_epochs' })
    const [{ id }] = await all(client.fineTuning.jobs.list())
    const other = await clientOf(served.browsers.owner)
    await expect(other.fineTuning.jobs.retrieve(id)).rejects.toMatchObject({ status: 404 })
    await expect(other.fineTuning.jobs.cancel(id)).rejects.toMatchObject({ status: 404 })
    expect(await all(other.fineTuning.jobs.list())).toEqual([])
  })
})
