import type { operationGroups } from '@tunesmith/contract'
import type { HandlersOf } from '../handler.ts'
import type { Services } from '../services.ts'
import { fileOperations } from './files/file-operations.ts'
import { jobOperations } from './jobs/job-operations.ts'

export type { JobRow } from './jobs/job-rows.ts'
export { createFineTuning } from './jobs/jobs.ts'

/** Files and fine-tuning jobs of the OpenAI API. */
export function fineTuningHandlers(services: Services): HandlersOf<keyof (typeof operationGroups)['fineTuning']> {
  return { ...fileOperations(services), ...jobOperations(services) }
}
