import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Client } from '@tunesmith/contract/client'

const bundled = join(import.meta.dirname, '../../../models/tunesmith-base-10m')
const runId = 'run_0123456789ab'
const exportId = 'export_0123456789ab'
const jobId = 'ftjob-0123456789ab'

type Ids = Record<'projectId' | 'datasetId' | 'chatId' | 'runId' | 'exportId' | 'modelId' | 'importId' | 'model' | 'fileId' | 'jobId', string>

/**
 * Puts one of everything into a studio: a dataset, a project with all answers, a chat, a run and an export that are over, an
 * imported model, one under the name `base`, a file of the OpenAI API and the job that was the run. Returns their ids.
 */
export async function fillStudio(dataFolder: string, client: Client): Promise<Ids> {
  const rows = Array.from({ length: 30 }, (_, index) => JSON.stringify({ question: `Where is shelf ${index}?`, answer: `In room ${index}.` }))
  const dataset = await client.createDatasetFromText({ name: 'Shelves', text: rows.join('\n') })
  const model = (await client.listModels()).items[0].id
  const answers = { goal: 'answer', datasetId: dataset.id, model, effort: 'quick', domain: 'general', language: 'en', testShare: 0.1 } as const
  const project = await client.createProject({ name: 'Shelves', answers })
  const chat = await client.createChat({ models: [model] })
  const { id: userId } = (await client.listUsers()).items[0]
  addRun(dataFolder, project.id, userId)
  addExport(dataFolder, model, userId)
  await client.registerModel({ name: 'base', modelId: model, aliases: ['champion'] })
  const { id: importId } = await client.importModel({ path: bundled, name: 'Imported' })
  for await (const { error } of client.streamModelImport({ importId })) if (error) throw new Error(error.message)
  const message = (role: string, content: string) => ({ role, content })
  const messages = [message('user', 'Where is shelf 1?'), message('assistant', 'In room 1.')]
  const { id: fileId } = await client.uploadApiFile({ fileName: 'shelves.jsonl', file: `${JSON.stringify({ messages })}\n` })
  addJob(dataFolder, fileId, userId)
  return { model, fileId, jobId, projectId: project.id, datasetId: dataset.id, chatId: chat.id, runId, exportId, modelId: model, importId }
}

/** A run that is over, with its log and its result. */
function addRun(dataFolder: string, projectId: string, userId: string): void {
  const database = new DatabaseSync(join(dataFolder, 'tunesmith.sqlite'))
  const time = new Date().toISOString()
  const spec = JSON.stringify({ model: 'tunesmith-base-10m', data: { train: 'rows.jsonl' }, output: 'run' })
  const summary = JSON.stringify({
    step: 3, totalSteps: 3, loss: 0.5, validationLoss: 0.6, tokensPerSecond: 100, memoryBytes: 1e9, secondsLeft: null,
  })
  database.prepare(`
    INSERT INTO runs (id, project_id, name, model, state, priority, spec, summary, created_by, created_at, queued_at, ended_at)
    VALUES (?, ?, 'Run', 'tunesmith-base-10m', 'finished', 0, ?, ?, ?, ?, ?, ?)`).run(runId, projectId, spec, summary, userId, time, time, time)
  database.close()
  const folder = join(dataFolder, 'runs', runId)
  mkdirSync(join(folder, 'adapter'), { recursive: true })
  const events = [1, 2, 3].map((step) => ({ type: 'evaluated', time, step, epoch: step, loss: 1 / step, perplexity: 2, best: true, rows: 3, seconds: 1 }))
  writeFileSync(join(folder, 'events.jsonl'), events.map((event) => `${JSON.stringify(event)}\n`).join(''))
  writeFileSync(join(folder, 'adapter', 'adapter_config.json'), '{}')
}

/** The job of the run, with a file in place of its results. */
function addJob(dataFolder: string, fileId: string, userId: string): void {
  const database = new DatabaseSync(join(dataFolder, 'tunesmith.sqlite'))
  const request = JSON.stringify({ model: 'tunesmith-base-10m', training_file: fileId, seed: 42 })
  database.prepare(`
    INSERT INTO fine_tuning_jobs (id, request, model_name, run_id, result_file_id, created_by, created_at)
    VALUES (?, ?, 'ft:tunesmith-base-10m:owner::01234567', ?, ?, ?, ?)`).run(jobId, request, runId, fileId, userId, new Date().toISOString())
  database.close()
}

/** An export that is over, with its files. */
function addExport(dataFolder: string, model: string, userId: string): void {
  const contents = { 'README.md': '# Shelves\n', 'adapter_config.json': '{}' }
  const folder = join(dataFolder, 'exports', exportId)
  mkdirSync(folder, { recursive: true })
  const files = Object.entries(contents).map(([path, content]) => {
    writeFileSync(join(folder, path), content)
    return { path, bytes: content.length, sha256: createHash('sha256').update(content).digest('hex') }
  })
  const database = new DatabaseSync(join(dataFolder, 'tunesmith.sqlite'))
  const time = new Date().toISOString()
  database.prepare(`
    INSERT INTO exports (id, model_id, model_name, format, precisions, state, files, created_by, created_at, queued_at, ended_at)
    VALUES (?, ?, 'Shelves', 'adapter', '[]', 'finished', ?, ?, ?, ?, ?)`).run(exportId, model, JSON.stringify(files), userId, time, time, time)
  database.close()
}
