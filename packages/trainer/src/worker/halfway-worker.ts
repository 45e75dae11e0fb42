// Writes what a run has learned so far: node halfway-worker.ts <run folder> <output folder>
import { saveHalfwayResult } from '../recipes/halfway-result.ts'
import { workerLogPath } from '../run-folder.ts'
import { explainFailure } from './failed-event.ts'
import type { HalfwayOutcome } from './halfway-result.ts'

const [runFolder, output] = process.argv.slice(2)
let outcome: HalfwayOutcome
try {
  outcome = { step: saveHalfwayResult(runFolder, output) }
} catch (error) {
  console.error(error)
  const { code, params } = explainFailure(error, workerLogPath(runFolder), process.memoryUsage.rss())
  outcome = { failure: { code, params } }
}
process.stdout.write(JSON.stringify(outcome))
