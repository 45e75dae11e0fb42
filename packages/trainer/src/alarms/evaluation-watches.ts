import { reason } from '@tunesmith/contract'
import { mean, onset, type Watch } from './alarm.ts'

interface Evaluation {
  step: number
  /** Validation loss. */
  loss: number
  /** Mean training loss of the steps since the evaluation before. */
  trainingLoss: number
}

/** Calls `judge` with all evaluations so far, each beside the training loss of its time. */
function watchEvaluations(judge: (evaluations: readonly Evaluation[]) => ReturnType<Watch>): Watch {
  const atOnset = onset()
  const evaluations: Evaluation[] = []
  let losses: number[] = []
  return (metric) => {
    if (metric.type === 'step') {
      if (metric.loss === null) return null
      losses.push(metric.loss)
      // an evaluation before the first step stands beside the loss of the same weights on the first rows
      const untrained = evaluations.length === 1 && Number.isNaN(evaluations[0].trainingLoss)
      if (untrained) evaluations[0].trainingLoss = metric.loss
      return null
    }
    if (metric.loss === null) return null
    const trainingLoss = losses.length > 0 ? mean(losses) : (evaluations.at(-1)?.trainingLoss ?? Number.NaN)
    evaluations.push({ step: metric.step, loss: metric.loss, trainingLoss })
    losses = []
    return atOnset(judge(evaluations))
  }
}

function bestOf(evaluations: readonly Evaluation[]): Evaluation {
  return evaluations.reduce((best, each) => (each.loss < best.loss ? each : best))
}

/** Validation gets worse while training gets better: the model learns the rows by heart. */
export function watchOverfitting({
  evaluations: needed = 3,
  margin = 0.01,
}: {
  /** Evaluations in a row that must be worse than the best. */
  evaluations?: number
  /** Share by which they must be worse. */
  margin?: number
} = {}): Watch {
  return watchEvaluations((all) => {
    const best = bestOf(all)
    const since = all.slice(all.indexOf(best) + 1)
    const recent = since.slice(-needed)
    const latest = all[all.length - 1]
    const worse = recent.length === needed && recent.every(({ loss }) => loss > best.loss * (1 + margin))
    if (!worse || latest.loss <= recent[0].loss || !(latest.trainingLoss < best.trainingLoss)) return null
    return {
      kind: 'overfitting',
      severity: 'warning',
      step: latest.step,
      message: reason('alarm.overfitting', {
        best: best.step, bestLoss: best.loss, loss: latest.loss, trainingLoss: latest.trainingLoss,
      }),
      evidence: {
        bestStep: best.step,
        bestValidationLoss: best.loss,
        validationLoss: latest.loss,
        trainingLoss: latest.trainingLoss,
      },
    }
  })
}

/** Validation neither improves nor gets worse any more. */
export function watchPlateau({
  evaluations: needed = 4,
  band = 0.01,
}: {
  /** Evaluations that must lie together. */
  evaluations?: number
  /** Width, as a share of the loss, within which they count as equal. */
  band?: number
} = {}): Watch {
  return watchEvaluations((all) => {
    if (all.length < needed + 1) return null
    const recent = all.slice(-needed)
    const before = bestOf(all.slice(0, -needed)).loss
    const values = [before, ...recent.map(({ loss }) => loss)]
    const spread = Math.max(...values) - Math.min(...values)
    const gain = before - bestOf(recent).loss
    if (spread > band * before || gain > (band / 2) * before) return null
    const latest = recent[needed - 1]
    return {
      kind: 'plateau',
      severity: 'notice',
      step: latest.step,
      message: reason('alarm.plateau', { loss: latest.loss, evaluations: needed }),
      evidence: { validationLoss: latest.loss, validationLossBefore: before },
    }
  })
}
