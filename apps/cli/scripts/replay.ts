// Plays the events of a run on the display: node apps/cli/scripts/replay.ts <run folder> [milliseconds an event]
import { setTimeout as sleep } from 'node:timers/promises'
import { readEvents } from '@tunesmith/trainer/worker'
import { createDisplay } from '../src/progress/display.ts'
import { processTerminal } from '../src/terminal/terminal.ts'

const [runFolder, pause = '50'] = process.argv.slice(2)
const display = createDisplay(processTerminal(), { json: false, quiet: false })
for (const event of readEvents(runFolder)) {
  display.show(event)
  await sleep(Number(pause))
}
display.close(runFolder)
