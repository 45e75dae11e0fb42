import type { operationGroups } from '@tunesmith/contract'
import type { HandlersOf } from '../handler.ts'
import type { Models, Services } from '../services.ts'
import { listModels } from './list-models.ts'
import { locateModel, usualModel } from './locate-model.ts'

/** What other rooms do with models. */
export function createModels(services: Services): Models {
  return {
    list: () => listModels(services),
    locate: (modelId) => locateModel(services, modelId),
    usual: async () => usualModel(),
  }
}

/** The operations on models. */
export function modelHandlers(services: Services): HandlersOf<keyof (typeof operationGroups)['models']> {
  return {
    async listModels() {
      const items = await listModels(services)
      return { items, total: items.length }
    },
  }
}
