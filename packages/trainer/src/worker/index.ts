// What starts and watches a training process, without loading what trains.
export { formatSetting, type DescribedSetting } from '../defaults/describe-settings.ts'
export { createRun, discardRun, readRun, runSpecPath, workerLogPath } from '../run-folder.ts'
export { eventsPath, readEvents, readMetrics } from '../run-log.ts'
export { lockHolder, type LockHolder } from '../checkpoints/run-lock.ts'
export { isCorrect } from '../recipes/correct-answer.ts'
export { explainFailure, machineFailure } from './failed-event.ts'
export { halfwayResult, resultIn, type ResultFolder } from './halfway-result.ts'
export { startTraining, type TrainingEnd, type TrainingOptions, type TrainingProcess } from './supervise.ts'
