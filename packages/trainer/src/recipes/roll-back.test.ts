import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { EventOf, RunEvent, RunEventType } from '@tunesmith/contract'
import { readAdapter } from '@tunesmith/formats'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTinyProject, outcomeOf, poisoned, poisonedRows, tinySpec, trainTiny, writeRows, type TinyProject } from '../../testing/tiny-run.ts'
import { latestCheckpoint } from '../checkpoints/checkpoints.ts'
import { readEvents, readMetrics } from '../run-log.ts'

let root: string
let plain: TinyProject
let poisonedProject: TinyProject
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'tunesmith-roll-back-'))
  plain = createTinyProject(mkdtempSync(join(root, 'plain-')))
  poisonedProject = createTinyProject(mkdtempSync(join(root, 'poisoned-')), poisoned([14]))
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

/** Trains and returns the events also when the run fails. */
async function train(project: TinyProject, settings: Record<string, unknown>) {
  const folder = mkdtempSync(join(root, 'run-'))
  const error = await trainTiny(folder, tinySpec(project, settings)).then(() => undefined, (reason: unknown) => reason)
  return { folder, events: readEvents(folder), error }
}

const of = <T extends RunEventType>(events: readonly RunEvent[], type: T) =>
  events.filter((event): event is EventOf<T> => event.type === type)
const alarms = (events: readonly RunEvent[], kind: string) => of(events, 'alarm').filter((alarm) => alarm.kind === kind)

describe('a row that cannot be computed with', () => {
  it.each(['lora', 'full'])('is left out by its line, at half the rate, and the rest is learned (%s)', async (method) => {
    const { folder, events } = await train(poisonedProject, { method, data: { validation: { fraction: 0.1 } } })
    const [alarm, ...others] = alarms(events, 'non-finite-loss')
    expect(others).toEqual([])
    expect(alarm).toMatchObject({ severity: 'critical', message: { text: expect.stringContaining('one row cannot be computed with') } })
    expect(alarm.action!.text).toMatch(/^Went back to step \d+, left out line 14, and halved the learning rate\.$/)

    const at = events.indexOf(alarm)
    const before = of(events.slice(0, at), 'step')
    const after = of(events.slice(at), 'step')
    expect(after[0].step).toBe(alarm.evidence.backTo! + 1)
    const again = after.filter(({ step, learningRate }) => learningRate > 0 && before.some((earlier) => earlier.step === step))
    for (const { step, learningRate } of again) {
      expect(learningRate).toBeCloseTo(before.find((earlier) => earlier.step === step)!.learningRate / 2, 12)
    }
    expect(events.at(-1)).toMatchObject({ type: 'finished', step: after.at(-1)!.step })
    expect(after.every(({ loss }) => Number.isFinite(loss))).toBe(true)
    const metrics = readMetrics(folder).filter(({ type }) => type === 'step')
    expect(metrics.map(({ step }) => step)).toEqual(metrics.map((_, index) => index + 1))
    if (method === 'lora') {
      const { tensors } = readAdapter(join(folder, 'adapter'))
      for (const { data } of tensors.values()) expect(data.every(Number.isFinite)).toBe(true)
    }
  })

  it('does not take others with it that share its step or its sequence', async () => {
    const project = createTinyProject(mkdtempSync(join(root, 'two-')), poisoned([3, 4]))
    const { events } = await train(project, { data: { packing: true, maxLength: 128, validation: { fraction: 0.05 } }, training: { epochs: 6 } })
    const lines = alarms(events, 'non-finite-loss').flatMap(({ action }) => /lines? ([\d, ]+),? and/.exec(action!.text)![1].match(/\d+/g)!)
    expect(lines.sort()).toEqual(['3', '4'])
    expect(events.at(-1)!.type).toBe('finished')
  })

  it('gives the same run again when it is killed after the return and resumed', async () => {
    const settings = { data: { validation: { fraction: 0.1 } }, training: { saveEvery: 4 } }
    const undisturbed = await train(poisonedProject, settings)
    const folder = mkdtempSync(join(root, 'run-'))
    const spec = tinySpec(poisonedProject, settings)
    const dies = () => {
      throw new Error('killed')
    }
    const killed = trainTiny(folder, spec, { control: (events) => (alarms(events, 'non-finite-loss').length > 0 ? dies() : 'continue') })
    await expect(killed).rejects.toThrow('killed')
    await trainTiny(folder, spec, { resume: true })
    expect(outcomeOf(folder)).toEqual(outcomeOf(undisturbed.folder))
  })

  it('ends the run when there are too many', async () => {
    const project = createTinyProject(mkdtempSync(join(root, 'all-')), { ...poisoned([1]), rows: poisonedRows(tinyLines) })
    const { events, error } = await train(project, { data: { validation: { fraction: 0.1 } } })
    expect(error).toMatchObject({ code: 'TRAINING_DIVERGED', remedy: expect.stringContaining('training.learningRate') })
    expect(of(events, 'finished')).toEqual([])
  })
})

const tinyLines = Array.from({ length: 24 }, (_, index) => index + 1)

describe('weights that run away', () => {
  const whole = { method: 'full', data: { validation: { fraction: 0.1 } } }
  const training = { schedule: 'constant', warmupRatio: 0, epochs: 10, saveEvery: 5, evaluateEvery: 1000 }

  it('are brought back with half the rate, as often as it takes', async () => {
    const { folder, events } = await train(plain, { ...whole, training: { ...training, learningRate: 2 } })
    const back = alarms(events, 'divergence')
    expect(back.length).toBeGreaterThanOrEqual(1)
    expect(back[0].action!.text).toBe('Went back to step 0 and halved the learning rate.')
    expect(of(events, 'finished')).toHaveLength(1)
    const rates = of(events, 'step').map(({ learningRate }) => learningRate)
    expect(rates.at(-1)).toBe(2 / 2 ** back.length)
    const losses = readMetrics(folder).filter(({ type }) => type === 'step').map(({ loss }) => loss!)
    expect(losses.at(-1)).toBeLessThan(losses[0])
  })

  it('end the run when that does not help', async () => {
    const { folder, events, error } = await train(plain, { ...whole, training: { ...training, learningRate: 10, maxGradientNorm: 1e6 } })
    expect(error).toMatchObject({ code: 'TRAINING_DIVERGED', message: expect.stringContaining('also after 3 returns') })
    expect(alarms(events, 'divergence')).toHaveLength(3)
    expect(latestCheckpoint(folder).checkpoint).not.toBeNull()
  })

  it('are not blamed on rows when no row is to blame', async () => {
    const { events, error } = await train(plain, { lora: { alpha: 1e36 }, training: { warmupRatio: 0 } })
    expect(error).toMatchObject({ code: 'TRAINING_DIVERGED' })
    const found = alarms(events, 'non-finite-loss')
    expect(found.length).toBeGreaterThan(0)
    for (const { message } of found) expect(message.text).toContain('no row is to blame by itself')
  })
})

describe('alarms of a run', () => {
  it('tell of gradients that explode', async () => {
    const training = { epsilon: 10, beta1: 0, learningRate: 10, warmupRatio: 0.9, maxGradientNorm: 1e6, schedule: 'constant' }
    const { events } = await train(plain, {
      method: 'full',
      training: { ...training, epochs: 30, evaluateEvery: 1000, saveEvery: 10 },
    })
    expect(alarms(events, 'exploding-gradients')[0]).toMatchObject({ severity: 'warning' })
  })

  it('tell of rows learned by heart', async () => {
    const contrary = [{ question: 'What colour is door 1?', answer: 'zzzzz qqqqq' }]
    const validation = writeRows(join(root, 'contrary.jsonl'), contrary)
    const { events } = await train(plain, {
      method: 'full',
      data: { validation },
      training: { epochs: 30, evaluateEvery: 6, earlyStoppingPatience: 'off' },
    })
    const [alarm] = alarms(events, 'overfitting')
    expect(alarm).toMatchObject({ severity: 'warning', message: { text: expect.stringContaining('Use the checkpoint of step') } })
    expect(of(events, 'finished')[0].bestStep).toBe(alarm.evidence.bestStep)
  })
})
