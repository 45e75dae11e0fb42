// A studio to be killed: works through the queue of a data folder. Usage: node studio-process.fixture.ts <data folder>
import { openRuns } from './runs.fixture.ts'

await openRuns(process.argv[2])
process.stdout.write('open\n')
setTimeout(() => process.exit(), 60_000) // should nobody be left to kill it
