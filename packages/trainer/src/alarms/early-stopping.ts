/** How far a run has come on its validation rows. */
export interface ValidationProgress {
  bestLoss: number
  /** Step of the best loss; 0 before the first evaluation. */
  bestStep: number
  /** Evaluations in a row since then. */
  waited: number
}

export const noProgress: ValidationProgress = { bestLoss: Infinity, bestStep: 0, waited: 0 }

/**
 * Progress after one more evaluation. A loss counts as better when it is lower by more than `minimumDelta` nats;
 * one that is not a number never is.
 */
export function afterEvaluation(
  progress: ValidationProgress,
  evaluation: { step: number; loss: number | null },
  minimumDelta = 0,
): ValidationProgress {
  const { step, loss } = evaluation
  const better = loss !== null && loss < progress.bestLoss - minimumDelta
  return better ? { bestLoss: loss, bestStep: step, waited: 0 } : { ...progress, waited: progress.waited + 1 }
}

/** Whether to stop: `patience` evaluations in a row brought nothing better. */
export function shouldStop(progress: ValidationProgress, patience: number | 'off'): boolean {
  return patience !== 'off' && progress.waited >= patience
}
