// Writes what a run has learned so far, or until a step: node halfway-worker.ts <run folder> <output folder> [<step>]
import { saveHalfwayResult } from '../recipes/halfway-result.ts'
import { workerLogPath } from '../run-folder.ts'
import { explainFailure } from './failed-event.ts'
import type { HalfwayOutcome } from './halfway-result.ts'

const [runFolder, output, step] = process.argv.slice(2)
let outcome: HalfwayOutcome
try {
  outcome = { step: saveHalfwayResult(runFolder, output, step === undefined ? undefined : Number(step)) }
} catch (error) {
  console.error(error)
  const { code, params } = explainFailure(error, workerLogPath(runFolder), process.memoryUsage.rss())
  outcome = { failure: { code, params } }
}
process.stdout.write(JSON.stringify(outcome))
