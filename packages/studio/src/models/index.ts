import type { operationGroups } from '@tunesmith/contract'
import type { HandlersOf } from '../handler.ts'
import type { Models, Services } from '../services.ts'
import { writeCard } from './card/write-card.ts'
import { portrayModel } from './details/describe-one.ts'
import { detailHandlers } from './details/operations.ts'
import { createImports } from './imports/imports.ts'
import { importHandlers } from './imports/operations.ts'
import { licenceRule } from './licences.ts'
import { chooseModels, findListed, gatherModels, listModels } from './list-models.ts'
import { findModel, locateModel, resolveModel, usualModel } from './locate-model.ts'
import { registryHandlers } from './registry/operations.ts'
import { registerModel } from './registry/register.ts'
import { removeUnused } from './remove-unused.ts'

export { forgetSums } from './files/file-sums.ts'

/** What other rooms do with models. */
export function createModels(services: Services): Models {
  return {
    list: () => listModels(services),
    listed: () => gatherModels(services),
    findListed: (modelId) => findListed(services, modelId),
    find: (modelId) => findModel(services, modelId),
    locate: (modelId) => locateModel(services, modelId),
    resolve: (modelId) => resolveModel(services, modelId),
    usual: async () => usualModel(),
    licence: async (modelId) => licenceRule((await portrayModel(services, modelId)).model.licence),
    card: async (modelId, form) => writeCard(await portrayModel(services, modelId), form),
    register: (given, userId) => registerModel(services, given, userId),
    removeUnused: (modelId, remove) => removeUnused(services, modelId, remove),
    imports: createImports(services),
  }
}

/** The operations on models, on what is known of them, on imports and on the registry. */
export function modelHandlers(services: Services): HandlersOf<keyof (typeof operationGroups)['models'] | keyof (typeof operationGroups)['registry']> {
  return {
    async listModels(query) {
      return chooseModels(await listModels(services), query)
    },
    ...detailHandlers(services),
    ...importHandlers(services, () => services.models.imports),
    ...registryHandlers(services),
  }
}
