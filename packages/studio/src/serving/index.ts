import { join } from 'node:path'
import { createProcessPool, type PoolOptions } from '@tunesmith/inference'
import { freeMemory } from '@tunesmith/trainer/machine-memory'
import type { Services, Serving } from '../services.ts'
import { openGgufFolder } from './models/gguf-folder.ts'
import { modelOpener } from './models/open-models.ts'

export { openaiHandlers } from './openai-operations.ts'
export type { GgufCopy } from './models/gguf-folder.ts'
export type { ServedModel } from './models/served-model.ts'

/** Models that answer, whoever asks: chats, and programs through the API. */
export function createServing(services: Services, options?: PoolOptions): Serving {
  const pool = createProcessPool({ free: freeMemory, ...options })
  const folder = openGgufFolder(join(services.dataFolder, 'serving'))
  return {
    open: modelOpener(services, pool, folder),
    copies: folder.copies,
    removeGone() {
      for (const path of folder.removeGone()) void pool.unload(path)
    },
    close: () => pool.close(),
  }
}
