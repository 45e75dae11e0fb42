// What starts and watches a training process, without loading what trains.
export { createRun, readRun, runSpecPath, workerLogPath } from '../run-folder.ts'
export { readEvents, readMetrics } from '../run-log.ts'
export { startTraining, type TrainingEnd, type TrainingOptions, type TrainingProcess } from './supervise.ts'
