import { fail, type Model } from '@tunesmith/contract'
import type { ApiModel } from '@tunesmith/contract/openai'

/** The models that answer, in the form of the API. */
export const asApiModel = ({ id, origin, base }: Model): ApiModel => ({
  id, object: 'model', created: 0, owned_by: origin, root: base ?? id, parent: base,
})

/** @throws NOT_FOUND */
export function findApiModel(models: readonly ApiModel[], id: string): ApiModel {
  return models.find((model) => model.id === id) ?? fail('NOT_FOUND', { what: 'model', id })
}
