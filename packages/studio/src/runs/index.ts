import type { operationGroups } from '@tunesmith/contract'
import type { HandlersOf } from '../handler.ts'
import type { Services } from '../services.ts'
import { eventOperations } from './event-operations.ts'
import { fileOperations } from './file-operations.ts'
import { runOperations } from './run-operations.ts'

export { recipeYaml } from './recipe-yaml.ts'
export { addRun, showRun, specOfRow } from './run-rows.ts'
export { createRuns } from './supervisor.ts'

export function runHandlers(services: Services): HandlersOf<keyof (typeof operationGroups)['runs']> {
  return { ...runOperations(services), ...eventOperations(services), ...fileOperations(services) }
}
