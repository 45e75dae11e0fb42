import { reason, refuseField } from '@tunesmith/contract'
import type { HandlersOf } from '../../handler.ts'
import type { Services } from '../../services.ts'
import { resolveModel } from '../locate-model.ts'
import { listedId } from '../model-id.ts'
import { compareModel, detailModel } from './describe-one.ts'
import { traceLineage } from './lineage.ts'

/** How many models are compared at once. */
const fewest = 2
const most = 6

/** Models looked at closely. */
export function detailHandlers(services: Services): HandlersOf<'getModel' | 'getModelLineage' | 'compareModels'> {
  return {
    getModel: ({ modelId }) => detailModel(services, modelId),
    getModelLineage: ({ modelId }) => traceLineage(services, modelId),
    async compareModels({ ids }) {
      const named = ids.split(',').map((id) => id.trim()).filter((id) => id !== '')
      const distinct = [...new Set(await Promise.all(named.map(async (id) => listedId(await resolveModel(services, id)))))]
      if (distinct.length < fewest || distinct.length > most) {
        refuseField('ids', reason('field.models-to-compare', { least: fewest, most }))
      }
      return { items: await Promise.all(distinct.map((id) => compareModel(services, id))) }
    },
  }
}
