// The training process: node worker.ts <run folder> [resume]
import { trainRun } from '../recipes/sft.ts'
import { giveWay } from './give-way.ts'
import { runWorker } from './run-worker.ts'

giveWay()
await runWorker(trainRun)
