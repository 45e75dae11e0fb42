import type { ApiModel } from '@tunesmith/contract/openai'
import type { Services } from '../../services.ts'
import { findServed } from '../models/open-models.ts'

type Described = Pick<Services, 'models' | 'fineTuning'>

/** The models that answer, in the form of the API: those that jobs have trained also by the names they got there. */
export async function listApiModels({ models, fineTuning }: Described): Promise<ApiModel[]> {
  return [...(await fineTuning.listModels()), ...(await models.listed()).map((model) => asApiModel(model))]
}

/** One of them, by any name that it answers to. @throws NOT_FOUND */
export async function findApiModel({ models, fineTuning }: Described, modelId: string): Promise<ApiModel> {
  const trained = (await fineTuning.listModels()).find(({ id }) => id === modelId)
  if (trained !== undefined) return trained
  const { id } = await findServed({ models }, modelId)
  return asApiModel(await models.findListed(id), modelId)
}

type Listed = Awaited<ReturnType<Services['models']['findListed']>>

const asApiModel = ({ id, origin, base }: Listed, name = id): ApiModel =>
  ({ id: name, object: 'model', created: 0, owned_by: origin, root: base ?? id, parent: base ?? null })
