import { describe, expect, it } from 'vitest'
import { Random } from '../random.ts'
import type { Metric } from '../run-log.ts'
import { afterEvaluation, noProgress, shouldStop, watchTraining, type Alarm } from './index.ts'

interface Curve {
  steps: number
  loss: (step: number, noise: () => number) => number
  gradientNorm?: (step: number, noise: () => number) => number
  /** Validation loss; measured every 20 steps. */
  validation?: (step: number, noise: () => number) => number
}

/** The metrics a run with this curve would log. */
function metricsOf({ steps, loss, gradientNorm, validation }: Curve, seed = 1): Metric[] {
  const random = Random.fromKey(seed, 'curve')
  const noise = () => random.normal()
  const finite = (value: number) => (Number.isFinite(value) ? value : null)
  return Array.from({ length: steps }, (_, i) => i + 1).flatMap((step) => {
    const metrics: Metric[] = [
      {
        type: 'step',
        step,
        epoch: step / 100,
        loss: finite(loss(step, noise)),
        learningRate: 1e-4,
        gradientNorm: finite(gradientNorm ? gradientNorm(step, noise) : 0.5 * Math.exp(0.4 * noise())),
        tokens: 1,
        supervisedTokens: 1,
      },
    ]
    if (validation && step % 20 === 0) {
      const value = validation(step, noise)
      metrics.push({
        type: 'evaluated',
        step,
        epoch: step / 100,
        loss: value,
        perplexity: Math.exp(value),
        best: false,
        rows: 1,
      })
    }
    return metrics
  })
}

function alarmsOf(curve: Curve, seed = 1): Alarm[] {
  const watch = watchTraining(curve.steps)
  return metricsOf(curve, seed).flatMap(watch)
}
const kindsOf = (curve: Curve) => alarmsOf(curve).map(({ kind }) => kind)

const falling = (from: number, to: number, pace: number) => (step: number) => to + (from - to) * Math.exp(-step / pace)
const noisy = (curve: (step: number) => number, amount: number) => (step: number, noise: () => number) =>
  curve(step) * Math.exp(amount * noise() - (amount * amount) / 2)

describe('healthy runs raise no alarm', () => {
  it.each<[string, Curve]>([
    [
      'a fine-tune with small batches',
      {
        steps: 600,
        loss: noisy(falling(3, 0.9, 80), 0.35),
        validation: noisy(falling(3, 1.1, 150), 0.01),
      },
    ],
    ['learning by heart down to almost nothing', { steps: 600, loss: noisy(falling(4, 0.01, 50), 0.6) }],
    [
      'pretraining',
      {
        steps: 2000,
        loss: noisy(falling(9, 2.5, 300), 0.08),
        validation: noisy(falling(9, 2.6, 700), 0.005),
      },
    ],
    [
      'rows of very different difficulty',
      {
        steps: 600,
        loss: (step, noise) => falling(2, 0.5, 100)(step) * (noise() > 1.6 ? 3 : 1) * Math.exp(0.2 * noise()),
      },
    ],
    [
      'heavy-tailed gradients',
      {
        steps: 600,
        loss: noisy(falling(3, 1, 100), 0.2),
        gradientNorm: (_, noise) => Math.exp(0.9 * noise()),
      },
    ],
    ['a short run', { steps: 12, loss: noisy(falling(3, 1, 8), 0.2) }],
    [
      'a rise of gradients as rates warm up',
      {
        steps: 400,
        loss: noisy(falling(3, 1, 100), 0.2),
        gradientNorm: (step) => Math.min(4, 0.5 + step / 20),
      },
    ],
  ])('%s', (_, curve) => {
    for (let seed = 1; seed <= 20; seed++) expect(alarmsOf(curve, seed)).toEqual([])
  })
})

describe('alarms', () => {
  it('a loss that is not a number, at every such step', () => {
    const alarms = alarmsOf({ steps: 30, loss: (step) => (step === 12 || step === 20 ? Number.NaN : 2 - step / 30) })
    expect(alarms.map(({ kind, severity, step }) => [kind, severity, step])).toEqual([
      ['non-finite-loss', 'critical', 12],
      ['non-finite-loss', 'critical', 20],
    ])
    expect(alarms[0].message.text).toBe('The loss of step 12 is not a number. Going on would destroy the weights.')
  })

  it('a gradient that is not a number', () => {
    const [alarm] = alarmsOf({ steps: 5, loss: () => 1, gradientNorm: (step) => (step === 3 ? Infinity : 1) })
    expect(alarm).toMatchObject({ kind: 'non-finite-loss', step: 3, message: { text: expect.stringMatching(/^The gradient/) } })
  })

  it('divergence within a few steps of its beginning, once', () => {
    const curve: Curve = {
      steps: 150,
      loss: (step, noise) => (step < 100 ? noisy(falling(3, 1, 30), 0.2)(step, noise) : Math.min(10, 1 + (step - 99))),
    }
    const alarms = alarmsOf(curve)
    expect(alarms.map(({ kind }) => kind)).toEqual(['divergence'])
    expect(alarms[0].step).toBeGreaterThanOrEqual(100)
    expect(alarms[0].step).toBeLessThanOrEqual(106)
    expect(alarms[0].evidence.lowestRecentLoss).toBeGreaterThan(2 * alarms[0].evidence.usualLoss)
  })

  it('divergence of pretraining, where the loss can only rise to that of guessing', () => {
    expect(kindsOf({ steps: 400, loss: (step) => (step < 300 ? falling(9, 2.8, 60)(step) : 8.5) })).toContain(
      'divergence',
    )
  })

  it('divergence from the first steps on, before anything is usual', () => {
    const alarms = alarmsOf({ steps: 40, loss: (step) => (step === 1 ? 5.8 : 30) })
    expect(alarms.map(({ kind, step }) => [kind, step])).toEqual([['divergence', 7]])
    expect(alarms[0].message.text).toContain('it began at 5.8')
  })

  it('divergence again after a recovery', () => {
    const high = (step: number) => (step > 60 && step < 70) || (step > 180 && step < 190)
    expect(
      kindsOf({ steps: 250, loss: (step) => (high(step) ? 6 : 1) }).filter((kind) => kind === 'divergence'),
    ).toHaveLength(2)
  })

  it('exploding gradients, before the loss shows it', () => {
    const alarms = alarmsOf({
      steps: 200,
      loss: noisy(falling(3, 1, 50), 0.1),
      gradientNorm: (step, noise) => (step < 120 ? 0.5 : 0.5 * 1.5 ** (step - 119)) * Math.exp(0.3 * noise()),
    })
    expect(alarms[0]).toMatchObject({ kind: 'exploding-gradients', severity: 'warning' })
    expect(alarms[0].step).toBeLessThan(132)
  })

  it('gradients that are all zero', () => {
    const [alarm] = alarmsOf({ steps: 10, loss: () => 0, gradientNorm: () => 0 })
    expect(alarm).toMatchObject({ kind: 'zero-gradients', severity: 'critical', step: 3 })
    expect(alarm.message.text).toContain('All gradients have been zero for 3 steps')
  })

  it('no learning', () => {
    const alarms = alarmsOf({ steps: 300, loss: (_, noise) => 2.5 + 0.2 * noise() })
    expect(alarms).toMatchObject([{ kind: 'no-learning', step: 120, severity: 'warning' }])
  })

  it('a loss that only became worse, with another advice', () => {
    const [alarm] = alarmsOf({ steps: 100, loss: (step) => 2 + step / 80 })
    expect(alarm).toMatchObject({ kind: 'no-learning', message: { text: expect.stringContaining('a lower learning rate') } })
  })

  it('no complaint about slow but certain learning', () => {
    expect(kindsOf({ steps: 300, loss: (step, noise) => 2.5 - step * 0.0005 + 0.01 * noise() })).toEqual([])
  })

  it('overfitting, with the step to return to', () => {
    const alarms = alarmsOf({
      steps: 400,
      loss: noisy(falling(3, 0.05, 60), 0.2),
      validation: (step) => 1.2 + ((step - 120) / 200) ** 2,
    })
    expect(alarms).toMatchObject([{ kind: 'overfitting', step: 200, evidence: { bestStep: 120 } }])
    expect(alarms[0].message.text).toContain('Use the checkpoint of step 120')
  })

  it('overfitting from the very beginning, measured before the first step', () => {
    const watch = watchTraining(100)
    const before: Metric = { type: 'evaluated', step: 0, epoch: 0, loss: 2, perplexity: 7.4, best: true, rows: 1 }
    const curve: Curve = { steps: 100, loss: falling(2, 0.1, 20), validation: (step) => 2 + step / 50 }
    const alarms = [before, ...metricsOf(curve)].flatMap(watch)
    expect(alarms).toMatchObject([{ kind: 'overfitting', step: 60, evidence: { bestStep: 0 } }])
  })

  it('no overfitting while training gets worse too', () => {
    const worse = (step: number) => 1 + Math.abs(step - 100) / 300
    expect(kindsOf({ steps: 260, loss: worse, validation: worse })).not.toContain('overfitting')
  })

  it('a plateau', () => {
    const alarms = alarmsOf({
      steps: 400,
      loss: noisy(falling(3, 1, 40), 0.1),
      validation: (step) => Math.max(1.1, 3 - step / 60),
    })
    expect(alarms).toMatchObject([{ kind: 'plateau', severity: 'notice', evidence: { validationLoss: 1.1 } }])
  })

  it('are the same when a run is replayed from its log and then goes on', () => {
    const curve: Curve = {
      steps: 400,
      loss: noisy(falling(3, 0.05, 60), 0.2),
      validation: (step) => 1.2 + ((step - 120) / 200) ** 2,
    }
    const metrics = metricsOf(curve)
    const resumed = watchTraining(curve.steps)
    for (const metric of metrics.slice(0, 180)) resumed(metric)
    expect(metrics.slice(180).flatMap(resumed)).toEqual(alarmsOf(curve).filter(({ step }) => step > 170))
  })
})

describe('early stopping', () => {
  const after = (losses: (number | null)[], minimumDelta?: number) =>
    losses.reduce(
      (progress, loss, i) => afterEvaluation(progress, { step: (i + 1) * 10, loss }, minimumDelta),
      noProgress,
    )

  it('waits as long as its patience', () => {
    expect(after([3, 2, 1, 1.1, 1.2])).toEqual({ bestLoss: 1, bestStep: 30, waited: 2 })
    expect(shouldStop(after([3, 2, 1, 1.1, 1.2]), 3)).toBe(false)
    expect(shouldStop(after([3, 2, 1, 1.1, 1.2, 1.3]), 3)).toBe(true)
    expect(shouldStop(after([3, 2, 1, 1.1, 1.2, 0.9]), 3)).toBe(false)
    expect(shouldStop(after([1, 2, 3, 4, 5, 6]), 'off')).toBe(false)
  })

  it('asks for a real gain where a minimum is set', () => {
    expect(after([1, 0.995, 0.992], 0.01)).toEqual({ bestLoss: 1, bestStep: 10, waited: 2 })
  })

  it('takes a loss that is not a number as no gain', () => {
    expect(after([null, 2, null])).toEqual({ bestLoss: 2, bestStep: 20, waited: 1 })
  })
})
