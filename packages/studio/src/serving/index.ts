import { createProcessPool, type PoolOptions } from '@tunesmith/inference'
import { freeMemory } from '@tunesmith/trainer/machine-memory'
import type { Services, Serving } from '../services.ts'
import { modelOpener } from './models/open-models.ts'

export { openaiHandlers } from './openai-operations.ts'
export type { ServedModel } from './models/served-model.ts'

/** Models that answer, whoever asks: chats, and programs through the API. */
export function createServing(services: Services, options?: PoolOptions): Serving {
  const pool = createProcessPool({ free: freeMemory, ...options })
  return { open: modelOpener(services, pool), close: () => pool.close() }
}
