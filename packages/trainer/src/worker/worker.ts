// The training process: node worker.ts <run folder> [resume]
import { trainRun } from '../recipes/sft.ts'
import { runWorker } from './run-worker.ts'

await runWorker(trainRun)
