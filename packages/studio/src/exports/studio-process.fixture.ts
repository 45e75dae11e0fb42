// A studio to be killed: begins an export, says when it is being made, and goes on. Usage: node studio-process.fixture.ts <data folder> <model>
import { openExports } from './exports.fixture.ts'

const [dataFolder, model] = process.argv.slice(2)
const room = await openExports(dataFolder)
const { id } = await room.begin(model, 'merged')
await room.until(id, ({ progress }) => progress > 0.5) // the merged weights are on the disk
process.stdout.write(`${id}\n`)
setTimeout(() => process.exit(), 60_000) // should nobody be left to kill it
