// A process to be killed: holds a data folder and writes into it as fast as it can, as a studio with a training would.
// Prints the name of each row once it is acknowledged. Usage: node writer.fixture.ts <data folder>
import { randomBytes } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { openStore, runsFolder } from '../index.ts'
import { saveCheckpoint } from './checkpoints.ts'

const store = await openStore(process.argv[2])
const run = join(runsFolder(store.folder), 'run_1')
mkdirSync(run, { recursive: true })
writeFileSync(join(run, 'run.lock'), '')
const { rows } = await store.db.selectFrom('settings').select((by) => by.fn.countAll<number>().as('rows')).executeTakeFirstOrThrow()
const deadline = Date.now() + 30_000 // should nobody be left to kill it
for (let step = rows; Date.now() < deadline; step++) {
  await store.artifacts.put(Readable.from([randomBytes(20_000)]), ({ sha256 }) =>
    store.db.insertInto('settings').values({ key: `row-${step}`, value: sha256 }).execute())
  console.log(`row-${step}`)
  saveCheckpoint(run, step)
}
