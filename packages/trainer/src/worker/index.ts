// What starts and watches a training process, without loading what trains.
export { formatSetting, type DescribedSetting } from '../defaults/describe-settings.ts'
export { createRun, discardRun, readRun, runSpecPath, workerLogPath } from '../run-folder.ts'
export { readEvents, readMetrics } from '../run-log.ts'
export { machineFailure } from './failed-event.ts'
export { startTraining, type TrainingEnd, type TrainingOptions, type TrainingProcess } from './supervise.ts'
