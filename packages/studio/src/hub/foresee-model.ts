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
  const family = typeof config?.model_type === 'string' ? config.model_type : null
  try {
    if (config === null) throw new TunesmithError('MODEL_CONFIG_MISSING', { path: 'The model' })
    const { architecture, parameters } = plannedModel(config)
    const obstacle = problem ?? (hasTokenizer ? null : new TunesmithError('TOKENIZER_MISSING', { folder: 'The model' }))
    return {
      family, parameters,
      contextLength: architecture.contextLength,
      trainable: obstacle === null ? chosen(true, reason('model.trainable', { family: architecture.family })) : chosen(false, errorReason(obstacle)),
      fits: plannedMemoryFit(config),
    }
  } catch (error) {
    if (!(error instanceof TunesmithError)) throw error
    const obstacle = errorReason(problem ?? error)
    return { family, parameters: null, contextLength: null, trainable: chosen(false, obstacle), fits: chosen('no', obstacle) }
  }
}
