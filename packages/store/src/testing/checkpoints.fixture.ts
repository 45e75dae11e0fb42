// A process to be killed: writes the files of a run, each checkpoint in the place of the one before, more often than any
// training does. Usage: node checkpoints.fixture.ts <run folder>
import { setTimeout } from 'node:timers/promises'
import { saveCheckpoint } from './checkpoints.ts'

const deadline = Date.now() + 30_000 // should nobody be left to kill it
for (let step = 0; Date.now() < deadline; step++) {
  saveCheckpoint(process.argv[2], step)
  if (step === 0) console.log('begun')
  await setTimeout(4)
}
