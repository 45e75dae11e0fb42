import type { Run } from '@tunesmith/contract'
import type { Format, MessageId, Translate } from '../i18n/index.ts'
import type { LiveRun } from './live-run.ts'

/** What a run is doing, as finely as a person wants to know. */
export type Phase =
  | 'waiting' | 'preparing' | 'training' | 'testing' | 'pausing' | 'paused' | 'stopping' | 'finished' | 'failed' | 'cancelled'

/** The phase of a run. Its own state decides; its events tell the parts of “running” apart. */
export function phaseOf(run: Run, live?: LiveRun): Phase {
  if (run.state === 'queued') return 'waiting'
  if (run.state !== 'running') return run.state
  const step = Math.max(run.step, live?.step?.step ?? 0)
  if (live?.activity || step === 0) return 'preparing'
  return run.totalSteps !== null && step >= run.totalSteps ? 'testing' : 'training'
}

/** Seconds from one moment to another; null where one has not come yet. */
export function secondsBetween(from: string | null, to: string | null): number | null {
  return from === null || to === null ? null : (Date.parse(to) - Date.parse(from)) / 1000
}

/** “Training – 3–4 min left”: what the run is doing, in plain words. */
export function headlineOf(run: Run, live: LiveRun | undefined, t: Translate, format: Format): string {
  const left = live?.step?.secondsLeft ?? run.secondsLeft
  const texts: Readonly<Record<Phase, () => string>> = {
    waiting: () => t('runs.headline.waiting', { before: Math.max(0, (run.queuePosition ?? 1) - 1) }),
    preparing: () => t('runs.headline.preparing'),
    training: () =>
      left === null ? t('runs.headline.training') : t('runs.headline.trainingLeft', { left: format.durationRange(left) }),
    testing: () => t('runs.headline.testing'),
    pausing: () => t('runs.headline.pausing'),
    paused: () => t('runs.headline.paused', { step: format.number(run.step) }),
    stopping: () => t('runs.headline.stopping'),
    finished: () => t(run.verdict === null ? 'runs.headline.finished' : finishedTexts[run.verdict.verdict]),
    failed: () => t('runs.headline.failed'),
    cancelled: () => t('runs.headline.cancelled'),
  }
  return texts[phaseOf(run, live)]()
}

const finishedTexts = {
  better: 'runs.headline.better',
  'no-evidence': 'runs.headline.noEvidence',
  worse: 'runs.headline.worse',
} as const satisfies Record<string, MessageId>
