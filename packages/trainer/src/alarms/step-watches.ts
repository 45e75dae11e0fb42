import { reason } from '@tunesmith/contract'
import { mean, median, onset, slidingWindow, type Alarm, type StepMetric, type Watch } from './alarm.ts'

/** Steps that say what is normal for this run. */
const memory = 50
/** Steps needed before anything can be called unusual. */
const least = 20

const isFiniteNumber = (value: number | null): value is number => value !== null && Number.isFinite(value)

/** The loss or the gradient of a step is not a number: the weights would be destroyed. */
export function watchNonFinite(): Watch {
  return (metric) => {
    if (metric.type !== 'step' || metric.supervisedTokens === 0) return null // all its rows were left out
    if (isFiniteNumber(metric.loss) && isFiniteNumber(metric.gradientNorm)) return null
    const code = isFiniteNumber(metric.loss) ? 'alarm.gradient-not-finite' : 'alarm.loss-not-finite'
    return {
      kind: 'non-finite-loss',
      severity: 'critical',
      step: metric.step,
      message: reason(code, { step: metric.step }),
      evidence: { loss: metric.loss ?? Number.NaN, gradientNorm: metric.gradientNorm ?? Number.NaN },
    }
  }
}

export interface DivergenceOptions {
  /** How many times the usual loss is too much. */
  factor: number
  /** Nats above the usual loss that it must be at least: near zero, a multiple means little. */
  margin: number
  /** Steps in a row that must all be too high: a few hard batches are no divergence. */
  sustained: number
}

/** The loss stays far above what it was: the weights run away, most often from a learning rate that is too high. */
export function watchDivergence({ factor = 2, margin = 0.5, sustained = 6 }: Partial<DivergenceOptions> = {}): Watch {
  return watchRecent(
    'loss',
    sustained,
    (losses) => Math.min(...losses),
    (recent, usual, step) => {
      if (recent <= Math.max(factor * usual, usual + margin)) return null
      return {
        kind: 'divergence',
        severity: 'critical',
        step,
        message: reason('alarm.diverged', { loss: recent, usual }),
        evidence: { lowestRecentLoss: recent, usualLoss: usual, steps: sustained },
      }
    },
  )
}

/** The same soon after the start, when nothing is usual yet: the loss stays far above that of the untrained weights. */
export function watchEarlyDivergence({ factor = 3, margin = 3, sustained = 6 }: Partial<DivergenceOptions> = {}): Watch {
  const atOnset = onset()
  const recent = slidingWindow(sustained)
  let first: number | undefined
  return (metric) => {
    if (metric.type !== 'step' || !isFiniteNumber(metric.loss)) return null
    first ??= metric.loss
    if (metric.step > least + sustained) return null
    recent.add(metric.loss)
    const lowest = Math.min(...recent.values)
    if (recent.values.length < sustained || lowest <= Math.max(factor * first, first + margin)) return atOnset(null)
    return atOnset({
      kind: 'divergence',
      severity: 'critical',
      step: metric.step,
      message: reason('alarm.diverged-early', { loss: lowest, first }),
      evidence: { lowestRecentLoss: lowest, firstLoss: first, steps: sustained },
    })
  }
}

/** Gradients stay many times larger than they were; clipping hides it for a while, then the loss follows. */
export function watchExplodingGradients({
  factor = 10,
  sustained = 5,
}: { factor?: number; sustained?: number } = {}): Watch {
  return watchRecent('gradientNorm', sustained, median, (recent, usual, step) => {
    if (usual === 0 || recent <= factor * usual) return null
    return {
      kind: 'exploding-gradients',
      severity: 'warning',
      step,
      message: reason('alarm.exploding-gradients', { times: recent / usual, recent, usual }),
      evidence: { recentGradientNorm: recent, usualGradientNorm: usual },
    }
  })
}

/** Every gradient is zero: nothing is connected to the loss, so nothing can be learned. */
export function watchZeroGradients({ steps = 3 }: { steps?: number } = {}): Watch {
  const atOnset = onset()
  let zeros = 0
  return (metric) => {
    if (metric.type !== 'step' || metric.supervisedTokens === 0) return null
    zeros = metric.gradientNorm === 0 ? zeros + 1 : 0
    return atOnset(
      zeros < steps
        ? null
        : {
            kind: 'zero-gradients',
            severity: 'critical',
            step: metric.step,
            message: reason('alarm.zero-gradients', { steps: zeros }),
            evidence: { stepsWithZeroGradient: zeros },
          },
    )
  }
}

/** The training loss has not gone down although a good part of the run is over. */
export function watchNoLearning({
  totalSteps,
  group = 20,
  leastGain = 0.03,
}: {
  totalSteps: number
  /** Steps whose losses are compared: the first ones against the last ones. */
  group?: number
  /** Smallest share by which the loss must have fallen. */
  leastGain?: number
}): Watch {
  const verdictAt = Math.max(3 * group, Math.ceil(totalSteps * 0.4))
  const first: number[] = []
  const last = slidingWindow(group)
  return (metric) => {
    if (metric.type !== 'step' || !isFiniteNumber(metric.loss)) return null
    if (first.length < group) first.push(metric.loss)
    last.add(metric.loss)
    if (metric.step !== verdictAt) return null
    const before = mean(first)
    const now = mean(last.values)
    const clearlyLower = before - now > 3 * Math.hypot(standardError(first), standardError(last.values))
    if (clearlyLower || before - now >= leastGain * before) return null
    const code = now > before * (1 + leastGain) ? 'alarm.worse' : 'alarm.hardly-learns'
    return {
      kind: 'no-learning',
      severity: 'warning',
      step: metric.step,
      message: reason(code, { step: metric.step, now, first: before }),
      evidence: { firstLoss: before, latestLoss: now },
    }
  }
}

function standardError(values: readonly number[]): number {
  const middle = mean(values)
  const variance = values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (values.length - 1)
  return Math.sqrt(variance / values.length)
}

/** Compares the last few values with the median of those before them. */
function watchRecent(
  field: 'loss' | 'gradientNorm',
  sustained: number,
  summary: (values: readonly number[]) => number,
  judge: (recent: number, usual: number, step: number) => Alarm | null,
): Watch {
  const atOnset = onset()
  const recent = slidingWindow(sustained)
  const before = slidingWindow(memory)
  return (metric) => {
    const value = metric.type === 'step' ? (metric as StepMetric)[field] : null
    if (!isFiniteNumber(value)) return null
    if (recent.values.length === sustained) before.add(recent.values[0])
    recent.add(value)
    if (before.values.length < least) return null
    return atOnset(judge(summary(recent.values), median(before.values), metric.step))
  }
}
