import { chosen, errorReason, reason, TunesmithError, type HubModelDetail } from '@tunesmith/contract'
import { plannedMemoryFit, plannedModel } from '@tunesmith/trainer'

/** A model of the hub, as far as it was looked at. */
export interface ForeseenModel {
  /** Its config.json; null where it has none. */
  config: Record<string, unknown> | null
  hasTokenizer: boolean
  /** Why its weights cannot be used here; null where they can. */
  problem: { code: string; title: string } | null
}

export type Foresight = Pick<HubModelDetail, 'family' | 'parameters' | 'contextLength' | 'trainable' | 'fits'>

/** Says of a model that is not here what the list of models will say when it is. */
export function foreseeModel({ config, hasTokenizer, problem }: ForeseenModel): Foresight {
  const foresight = { family: typeof config?.model_type === 'string' ? config.model_type : null, parameters: null, contextLength: null }
  try {
    if (config === null) throw new TunesmithError('MODEL_CONFIG_MISSING', { path: 'The model' })
    const { architecture, parameters } = plannedModel(config)
    const facts = { ...foresight, parameters, contextLength: architecture.contextLength }
    if (problem !== null) return { ...facts, trainable: chosen(false, errorReason(problem)), fits: plannedMemoryFit(config) }
    if (!hasTokenizer) throw new TunesmithError('TOKENIZER_MISSING', { folder: 'The model' })
    return { ...facts, trainable: chosen(true, reason('model.trainable', { family: architecture.family })), fits: plannedMemoryFit(config) }
  } catch (error) {
    if (!(error instanceof TunesmithError)) throw error
    return { ...foresight, trainable: chosen(false, errorReason(error)), fits: chosen('no', errorReason(error)) }
  }
}
