import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { found, holding } from './finding.ts'
import { type Person, model } from './person.ts'
import type { Fact, WritesOf } from './write.ts'

/** Rows to train on, which name their number. */
const trainingRows = (n: number) =>
  `${JSON.stringify({ messages: [{ role: 'user', content: `Question ${n}?` }, { role: 'assistant', content: `Answer ${n}.` }] })}\n`

async function uploadRows({ call }: Person, n: number): Promise<string> {
  return (await call('uploadApiFile', { purpose: 'fine-tune', fileName: `rows ${n}.jsonl`, file: Readable.from([trainingRows(n)]) })).id
}

async function startJob(person: Person, n: number): Promise<string> {
  return (await person.call('createFineTuningJob', { model, training_file: await uploadRows(person, n) })).id
}

/** A job that has become a run. */
async function queuedJob(person: Person, n: number): Promise<string> {
  const jobId = await startJob(person, n)
  while ((await person.call('getFineTuningJob', { jobId })).run_id === null) await new Promise((resolve) => setTimeout(resolve, 5))
  return jobId
}
const jobsIn = ({ call }: Person, facts: readonly Fact[], states: readonly string[]) =>
  holding(facts, async (jobId) => states.includes((await call('getFineTuningJob', { jobId })).status))

export const fineTuningWrites: WritesOf<'fineTuning'> = {
  uploadApiFile: {
    keeps: 'all',
    write: (person, n) => uploadRows(person, n),
    find: ({ call }, facts) => holding(facts, async (fileId) => {
      const { filename } = await call('getApiFile', { fileId })
      const { content } = await call('getApiFileContent', { fileId })
      return (await text(content)) === trainingRows(Number(/\d+/.exec(filename)))
    }),
  },
  deleteApiFile: {
    keeps: 'nothing',
    async write(person, n) {
      const fileId = await uploadRows(person, n)
      await person.call('deleteApiFile', { fileId })
      return fileId
    },
    find: ({ call }, facts) => found(facts, (fileId) => call('getApiFile', { fileId })),
  },
  createFineTuningJob: {
    keeps: 'all',
    write: startJob,
    find: (person, facts) => jobsIn(person, facts, ['validating_files', 'queued', 'running', 'succeeded']),
  },
  pauseFineTuningJob: {
    keeps: 'all',
    async write(person, n) {
      const jobId = await queuedJob(person, n)
      await person.call('pauseFineTuningJob', { jobId })
      return jobId
    },
    find: (person, facts) => jobsIn(person, facts, ['paused']),
  },
  resumeFineTuningJob: {
    keeps: 'all',
    async write(person, n) {
      const jobId = await queuedJob(person, n)
      await person.call('pauseFineTuningJob', { jobId })
      await person.call('resumeFineTuningJob', { jobId })
      return jobId
    },
    find: (person, facts) => jobsIn(person, facts, ['queued', 'running', 'succeeded']),
  },
  cancelFineTuningJob: {
    keeps: 'all',
    async write(person, n) {
      const jobId = await startJob(person, n)
      await person.call('cancelFineTuningJob', { jobId })
      return jobId
    },
    find: (person, facts) => jobsIn(person, facts, ['cancelled']),
  },
}
