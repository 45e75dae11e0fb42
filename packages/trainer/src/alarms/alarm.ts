import type { AlarmKind, Reason } from '@tunesmith/contract'
import type { Metric } from '../run-log.ts'

/** Something a person should know about a run, with the numbers that show it. */
export interface Alarm {
  kind: AlarmKind
  /** notice: good to know; warning: the result may suffer; critical: training cannot go on like this. */
  severity: 'notice' | 'warning' | 'critical'
  step: number
  message: Reason
  evidence: Record<string, number>
}

export type StepMetric = Extract<Metric, { type: 'step' }>
export type EvaluationMetric = Extract<Metric, { type: 'evaluated' }>

/**
 * Watches for one kind of trouble: shown every metric in order, it answers with an alarm when it first sees the
 * trouble, and again only after the trouble went away. It depends on nothing but the metrics, so replaying the log of
 * a run brings a watch back into the state it was in.
 */
export type Watch = (metric: Metric) => Alarm | null

/** Lets an alarm through when its condition begins, not while it lasts. */
export function onset(): (alarm: Alarm | null) => Alarm | null {
  let ringing = false
  return (alarm) => {
    const begins = alarm !== null && !ringing
    ringing = alarm !== null
    return begins ? alarm : null
  }
}

/** The last `size` numbers. */
export function slidingWindow(size: number): { add(value: number): void; values: number[] } {
  const values: number[] = []
  return {
    values,
    add(value) {
      values.push(value)
      if (values.length > size) values.shift()
    },
  }
}

/** The middle of the numbers: a mean that single extremes do not move. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
