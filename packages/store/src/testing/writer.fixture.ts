// A process to be killed: holds a data folder and writes into it as fast as it can, as a studio with a training would.
// Prints the name of each row once it is acknowledged. Usage: node writer.fixture.ts <data folder>
import { createHash, randomBytes } from 'node:crypto'
import { appendFileSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { openStore, runsFolder } from '../index.ts'

const store = await openStore(process.argv[2])
const run = join(runsFolder(store.folder), 'run_1')
const checkpoints = join(run, 'checkpoints')
mkdirSync(checkpoints, { recursive: true })
writeFileSync(join(run, 'run.lock'), '')
const { rows } = await store.db.selectFrom('settings').select((by) => by.fn.countAll<number>().as('rows')).executeTakeFirstOrThrow()
const deadline = Date.now() + 30_000 // should nobody be left to kill it
for (let step = rows; Date.now() < deadline; step++) {
  const bytes = randomBytes(20_000)
  const { sha256 } = await store.artifacts.put(Readable.from([bytes]))
  await store.db.insertInto('settings').values({ key: `row-${step}`, value: sha256 }).execute()
  console.log(`row-${step}`)
  saveCheckpoint(step, bytes)
}

/** As the trainer does: the log first, the checkpoint beside, then under its name, then the one before the last away. */
function saveCheckpoint(step: number, bytes: Uint8Array): void {
  appendFileSync(join(run, 'metrics.jsonl'), `${JSON.stringify({ step })}\n`)
  const partial = join(checkpoints, `.partial-${step}`)
  mkdirSync(partial, { recursive: true })
  writeFileSync(join(partial, 'adapter'), bytes)
  writeFileSync(join(partial, 'manifest.json'), createHash('sha256').update(bytes).digest('hex'))
  renameSync(partial, join(checkpoints, `step-${step}`))
  rmSync(join(checkpoints, `step-${step - 1}`), { recursive: true, force: true })
}
