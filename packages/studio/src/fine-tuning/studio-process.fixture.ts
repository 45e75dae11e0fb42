// A studio that is killed in the moment when the run of a job has finished, and nothing has followed yet: node studio-process.fixture.ts <data folder>
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Readable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { openPerson, type Person } from '../../testing/writes/index.ts'
import { openStudio } from '../open-studio.ts'

const [dataFolder] = process.argv.slice(2)
const { call } = await openPerson(await openStudio({ dataFolder }), {} as Person['things'])
const row = (n: number) => JSON.stringify({ messages: [{ role: 'user', content: `Door ${n}?` }, { role: 'assistant', content: 'Red.' }] })
const { id: file } = await call('uploadApiFile', { purpose: 'fine-tune', fileName: 'rows.jsonl', file: Readable.from([1, 2, 3, 4].map((n) => `${row(n)}\n`)) })
const begin = (suffix: string) =>
  call('createFineTuningJob', { model: 'tunesmith-base-10m', training_file: file, suffix, hyperparameters: { n_epochs: 1, batch_size: 2 } })
const [first, second] = [await begin('Doors'), await begin('Windows')]
process.stdout.write(`${JSON.stringify([first.id, second.id])}\n`)

const database = new DatabaseSync(join(dataFolder, 'tunesmith.sqlite'), { readOnly: true })
const finished = database.prepare(`SELECT 1 FROM fine_tuning_jobs JOIN runs ON runs.id = run_id WHERE runs.state = 'finished'`)
while (finished.get() === undefined) await sleep(1)
process.kill(process.pid, 'SIGKILL')
