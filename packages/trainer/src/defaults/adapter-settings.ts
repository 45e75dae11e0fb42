import { chosen, reason, type RunSpec } from '@tunesmith/contract'
import type { DataFacts, ModelFacts } from './facts.ts'
import { settle, stepFor, type Steps } from './setting.ts'

const rankByRows: Steps<number> = [
  { below: 500, value: 8, because: reason('rank.few-rows') },
  { below: 50_000, value: 16, because: reason('rank.usual') },
  { below: Infinity, value: 64, because: reason('rank.much-data') },
]

/** Below this, layers are so narrow that facts need a higher rank; 32 was measured best on the policy chatbot. */
const narrowModel = { parameters: 50e6, rank: 32 }

/** An adapter should stay well below the width of the layers it adapts. */
const largestShareOfWidth = 1 / 4

export function chooseAdapterSettings(spec: RunSpec, data: DataFacts, model: ModelFacts) {
  const rank = settle(spec.lora.rank, () => {
    if (model.parameters < narrowModel.parameters && model.hidden * largestShareOfWidth >= narrowModel.rank) {
      return chosen(narrowModel.rank, reason('rank.narrow', { parameters: model.parameters }))
    }
    const { value, because } = stepFor(data.rows, rankByRows)
    const limit = Math.max(1, Math.floor(model.hidden * largestShareOfWidth))
    return value <= limit
      ? chosen(value, reason('by-rows', { rows: data.rows, because }))
      : chosen(limit, reason('rank.width', { width: model.hidden }))
  })
  return {
    rank,
    alpha: settle(spec.lora.alpha, () =>
      spec.lora.rslora
        ? chosen(Number((2 * Math.sqrt(rank.value)).toFixed(3)), reason('alpha.twice-root'))
        : chosen(2 * rank.value, reason('alpha.twice')),
    ),
    dropout: settle(spec.lora.dropout, () => chosen(0, reason('dropout.none'))),
    targetModules: settle(spec.lora.targetModules, () => chosen('all-linear' as const, reason('targets.all'))),
  }
}
