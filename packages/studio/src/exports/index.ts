import type { operationGroups } from '@tunesmith/contract'
import type { HandlersOf } from '../handler.ts'
import type { Services } from '../services.ts'
import { exportOperations } from './operations.ts'

export { createExports, type Exports } from './queue.ts'

/** The operations on exports. */
export function exportHandlers(services: Services): HandlersOf<keyof (typeof operationGroups)['exports']> {
  return exportOperations(services)
}
