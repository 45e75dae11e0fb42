// The process that does tasks for the studio.
import { serveTasks } from '@tunesmith/processes'
import { explainFailure } from '@tunesmith/trainer/worker'
import { tasks } from './tasks.ts'

serveTasks(() => tasks, (error) => explainFailure(error, null, process.memoryUsage.rss()))
