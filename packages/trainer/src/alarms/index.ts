import type { Metric } from '../run-log.ts'
import type { Alarm, Watch } from './alarm.ts'
import { watchOverfitting, watchPlateau } from './evaluation-watches.ts'
import {
  watchDivergence,
  watchEarlyDivergence,
  watchExplodingGradients,
  watchNoLearning,
  watchNonFinite,
  watchZeroGradients,
} from './step-watches.ts'

/** Everything that is watched for, by the kind of alarm it gives. */
const watches = {
  'non-finite-loss': () => watchNonFinite(),
  divergence: () => either(watchEarlyDivergence(), watchDivergence()),
  'exploding-gradients': () => watchExplodingGradients(),
  'zero-gradients': () => watchZeroGradients(),
  'no-learning': (totalSteps: number) => watchNoLearning({ totalSteps }),
  overfitting: () => watchOverfitting(),
  plateau: () => watchPlateau(),
} satisfies { [K in Alarm['kind']]?: (totalSteps: number) => Watch }

/** One watch out of two for the same kind of trouble. */
function either(first: Watch, second: Watch): Watch {
  return (metric) => {
    const [alarm, other] = [first(metric), second(metric)]
    return alarm ?? other
  }
}

/**
 * Watches a run for every kind of trouble. Feed it each metric in order; it returns the alarms that begin with it.
 * To go on after a resume or a return to an earlier step, make a new one and feed it the metrics kept so far.
 */
export function watchTraining(totalSteps: number): (metric: Metric) => Alarm[] {
  const all = Object.values(watches).map((make) => make(totalSteps))
  return (metric) => all.map((watch) => watch(metric)).filter((alarm) => alarm !== null)
}

export type { Alarm, EvaluationMetric, StepMetric, Watch } from './alarm.ts'
export { afterEvaluation, noProgress, shouldStop, type ValidationProgress } from './early-stopping.ts'
