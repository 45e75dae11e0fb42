import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { Answers, Run } from '@tunesmith/contract'
import { type Client, createClient } from '@tunesmith/contract/client'

/** What a studio that is in use holds, by identifier. */
export interface Content {
  project: string
  /** A project whose data has columns without a known meaning and rows that cannot be used. */
  unfinished: string
  /** A project without an answer. */
  untouched: string
  dataset: string
  faultyDataset: string
  finishedRun: string
  pausedRun: string
  failedRun: string
  /** Of the finished run as GGUF, proven. */
  export: string
  /** Name in the registry of what the finished run has trained. */
  registered: string
  /** With base and trained model side by side. */
  chat: string
}

const base = 'tunesmith-base-10m'
const questions = ['When is a late fee charged?', 'What does a certified copy cost?']

/** A client of the studio of a data folder, as its owner. */
export function ownerOf(dataFolder: string): Client {
  const { url, token } = JSON.parse(readFileSync(join(dataFolder, 'server.json'), 'utf8')) as { url: string; token: string }
  return createClient({ baseUrl: url, headers: { authorization: `Bearer ${token}` } })
}

/** What the studio of a data folder holds: made now, or noted in a folder that was kept. */
export async function contentOf(dataFolder: string, client: Client): Promise<Content> {
  const note = join(dataFolder, 'content.json')
  if (existsSync(note)) return JSON.parse(readFileSync(note, 'utf8')) as Content
  console.log('Training a model to show (a few minutes) …')
  const content = await makeContent(client)
  writeFileSync(note, JSON.stringify(content))
  return content
}

/** Fills an empty studio with what a person would have after some days: real data, real training, real answers. */
async function makeContent(client: Client): Promise<Content> {
  await client.createUser({ name: 'Sam Ortiz', email: 'sam@example.org', password: 'a long password', role: 'editor' })
  await client.createUser({ name: 'Wei Chen', email: 'wei@example.org', password: 'a long password', role: 'viewer' })
  await client.createApiKey({ name: 'Nightly training', role: 'editor' })

  const { id: dataset } = await client.createDatasetFromExample({ example: 'policy-chatbot' })
  const { id: faultyDataset } = await client.createDatasetFromExample({ example: 'customer-questions' })
  await client.createDatasetFromExample({ example: 'ticket-topics' })

  const asked: Answers = { goal: 'answer', domain: 'general', language: 'en', datasetId: dataset, model: base, effort: 'quick' }
  const failedRun = await startRun(client, 'Too large for this machine', { ...asked, overrides: { 'compute.memoryLimit': '300MB' } })
  await until(client, failedRun.id, ({ state }) => state === 'failed')
  const finished = await startRun(client, 'Policy chatbot', asked)
  await until(client, finished.id, ({ state }) => state === 'finished')
  const paused = await startRun(client, 'Policy chatbot, thorough', { ...asked, effort: 'thorough' })
  await until(client, paused.id, ({ step }) => step >= 40)
  await client.pauseRun({ runId: paused.id })
  await until(client, paused.id, ({ state }) => state === 'paused')

  const { id: unfinished } = await client.createProject({
    name: 'Fahrradwerkstatt', answers: { goal: 'answer', domain: 'general', language: 'de', datasetId: faultyDataset },
  })
  await client.updateProject({ projectId: unfinished, page: 'columns' })
  const { id: untouched } = await client.createProject({})
  await client.planProject({ projectId: finished.projectId! })
  while ((await client.getProjectPlan({ projectId: finished.projectId! })).state === 'measuring') await setTimeout(500)
  return {
    project: finished.projectId!, unfinished, untouched, dataset, faultyDataset,
    finishedRun: finished.id, pausedRun: paused.id, failedRun: failedRun.id,
    export: await makeExport(client, finished.id),
    registered: await register(client, finished.id),
    chat: await makeChat(client, finished.id),
  }
}

async function startRun(client: Client, name: string, answers: Answers): Promise<Run> {
  const { id: projectId } = await client.createProject({ name, answers })
  await client.updateProject({ projectId, page: 'check' })
  return client.startRun({ projectId })
}

async function until(client: Client, runId: string, isReached: (run: Run) => boolean): Promise<void> {
  for (;;) {
    const run = await client.getRun({ runId })
    if (isReached(run)) return
    if (run.error) throw new Error(`${run.name}: ${run.error.message}`)
    await setTimeout(500)
  }
}

async function makeExport(client: Client, modelId: string): Promise<string> {
  const { id: exportId } = await client.startExport({ modelId, format: 'gguf', precisions: ['F16', 'Q8_0', 'Q4_K_M'] })
  for await (const { state, error } of client.streamExport({ exportId })) {
    if (error) throw new Error(`${state}: ${error.message}`)
  }
  return exportId
}

async function register(client: Client, modelId: string): Promise<string> {
  const name = 'policy-chatbot'
  await client.registerModel({ name, modelId: base, notes: 'The base model, to compare with.', aliases: ['baseline'] })
  await client.registerModel({ name, modelId, notes: 'Knows the fees of 2026.', aliases: ['champion'] })
  await client.updateRegisteredModel({ name, notes: 'Answers visitors at the desk.', tags: ['desk', 'English'] })
  return name
}

async function makeChat(client: Client, run: string): Promise<string> {
  await client.createChat({ models: [run] })
  const { id: chatId } = await client.createChat({ models: [base, run] })
  for (const content of questions) {
    for await (const event of client.sendMessage({ chatId, content })) {
      if (event.type === 'failed') throw new Error(event.message)
    }
  }
  return chatId
}
