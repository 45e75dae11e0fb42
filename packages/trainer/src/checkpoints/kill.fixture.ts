// A process to be killed: goes on from the newest checkpoint and saves one after the other as fast as it can.
// Usage: node kill.fixture.ts <run folder>
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { clearLeftovers, latestCheckpoint, pruneCheckpoints, saveCheckpoint } from './checkpoints.ts'
import { contentAt } from './kill.content.ts'
import { lockRun } from './run-lock.ts'

const runFolder = process.argv[2]
lockRun(runFolder)
clearLeftovers(runFolder)
const { checkpoint } = latestCheckpoint(runFolder)
let step = checkpoint ? Number(readFileSync(join(checkpoint.path, 'state.json'), 'utf8')) : 0
const deadline = Date.now() + 30_000 // should nobody be left to kill it
while (Date.now() < deadline) {
  step++
  await saveCheckpoint(runFolder, step, (folder) => {
    for (const [name, bytes] of contentAt(step)) writeFileSync(join(folder, name), bytes)
  })
  process.stdout.write(`${step}\n`)
  pruneCheckpoints(runFolder, { last: 2, best: [Math.ceil(step / 5)] })
}
