import { chosen, type RunSpec } from '@tunesmith/contract'
import type { DataFacts, ModelFacts } from './facts.ts'
import { inWords, settle, stepFor, type Steps } from './setting.ts'

const rankByRows: Steps<number> = [
  { below: 500, value: 8, because: 'few rows: a small adapter learns them without learning them by heart' },
  { below: 50_000, value: 16, because: 'the usual size, enough for most tasks' },
  { below: Infinity, value: 64, because: 'much data, which a larger adapter can hold' },
]

/** Below this, layers are so narrow that facts need a higher rank; 32 was measured best on the policy chatbot. */
const narrowModel = { parameters: 50e6, rank: 32 }

/** An adapter should stay well below the width of the layers it adapts. */
const largestShareOfWidth = 1 / 4

export function chooseAdapterSettings(spec: RunSpec, data: DataFacts, model: ModelFacts) {
  const rank = settle(spec.lora.rank, () => {
    if (model.parameters < narrowModel.parameters && model.hidden * largestShareOfWidth >= narrowModel.rank) {
      return chosen(narrowModel.rank, `the layers of a model of ${inWords(model.parameters)} parameters are narrow, so facts need a higher rank`)
    }
    const { value, because } = stepFor(data.rows, rankByRows)
    const limit = Math.max(1, Math.floor(model.hidden * largestShareOfWidth))
    return value <= limit
      ? chosen(value, `${inWords(data.rows)} rows: ${because}`)
      : chosen(limit, `a quarter of the width of the model (${model.hidden})`)
  })
  return {
    rank,
    alpha: settle(spec.lora.alpha, () =>
      spec.lora.rslora
        ? chosen(
            Number((2 * Math.sqrt(rank.value)).toFixed(3)),
            'twice the square root of the rank: with rank stabilisation, a scale of 2',
          )
        : chosen(2 * rank.value, 'twice the rank: a scale of 2, for which the learning rate is chosen'),
    ),
    dropout: settle(spec.lora.dropout, () =>
      chosen(0, 'few epochs and the validation loss guard against learning by heart; dropout costs time'),
    ),
    targetModules: settle(spec.lora.targetModules, () =>
      chosen('all-linear' as const, 'adapters on every linear layer reach the quality of full fine-tuning most often'),
    ),
  }
}
