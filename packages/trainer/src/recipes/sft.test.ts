import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { EventOf, RunEvent, RunEventType, RunSpec } from '@tunesmith/contract'
import { readAdapter } from '@tunesmith/formats'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTinyProject, outcomeOf, tinySpec, trainTiny, writeRows, type TinyOptions, type TinyProject } from '../../testing/tiny-run.ts'
import { checkpointAt, checkpointsFolder, stepsIn } from '../checkpoints/checkpoints.ts'
import { readParameters } from '../checkpoints/contents.ts'
import { evaluateLoss } from '../evaluate.ts'
import type { Parameters } from '../model/initial-parameters.ts'
import { adapterParameters } from '../model/save-result.ts'
import { readEvents } from '../run-log.ts'
import { readDecisions } from './decisions.ts'
import { prepareRun } from './prepare.ts'

let root: string
let project: TinyProject
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'tunesmith-sft-'))
  project = createTinyProject(root)
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

let runs = 0
const newFolder = () => join(root, `run-${++runs}`)

async function train(settings: Record<string, unknown> = {}, options: TinyOptions = {}, folder = newFolder()) {
  const spec = tinySpec(project, settings)
  return { spec, folder, events: await trainTiny(folder, spec, options) }
}

const of = <T extends RunEventType>(events: readonly RunEvent[], type: T) =>
  events.filter((event): event is EventOf<T> => event.type === type)
const lossesOf = (events: readonly RunEvent[]) => of(events, 'step').map(({ loss }) => loss!)
const finishedOf = (events: readonly RunEvent[]) => of(events, 'finished')[0]

/** The validation loss of a run's data with these parameters, computed apart from the run. */
async function validationLoss(spec: RunSpec, parametersOf: (fresh: Parameters) => Parameters): Promise<number> {
  const run = await prepareRun(spec, newFolder())
  try {
    return await evaluateLoss(run.model, parametersOf(run.trainable.parameters), run.validationPlan!)
  } finally {
    await run.release()
  }
}

/** The same with an adapter as it lies on the disk. */
async function adapterLoss(spec: RunSpec, output: string): Promise<number> {
  const run = await prepareRun(spec, newFolder())
  try {
    const parameters = adapterParameters(run.base.architecture, readAdapter(output).tensors)
    return await evaluateLoss(run.model, parameters, run.validationPlan!)
  } finally {
    await run.release()
  }
}

/** Whether two runs gave the same bytes; names the files that differ. */
function expectSame(folder: string, reference: string): void {
  const [actual, expected] = [outcomeOf(folder), outcomeOf(reference)]
  expect(Object.keys(actual)).toEqual(Object.keys(expected))
  expect(Object.keys(expected).filter((name) => !actual[name].equals(expected[name]))).toEqual([])
}

describe('a LoRA run', () => {
  it('learns, tells what it does in order, and leaves an adapter that gives the loss it reported', async () => {
    const { spec, events } = await train({ training: { epochs: 8, samplePrompts: ['What colour is door 1?'] } })
    const losses = lossesOf(events)
    expect(losses).toHaveLength(24)
    expect(Math.max(...losses.slice(-3))).toBeLessThan(Math.min(...losses.slice(0, 3)) - 0.1)

    expect(events.slice(0, 4).map(({ type }) => type)).toEqual(['planned', 'sampled', 'evaluated', 'checkpointed'])
    expect(events.at(-1)!.type).toBe('finished')
    expect(of(events, 'step').map(({ step }) => step)).toEqual(losses.map((_, index) => index + 1))
    for (const { step } of of(events, 'checkpointed').slice(1)) {
      const order = events.filter((event) => 'step' in event && event.step === step).map(({ type }) => type)
      expect(order.slice(0, 2)).toEqual(['step', 'evaluated'])
      expect(order).toContain('checkpointed')
    }
    expect(events.every(({ time }, index) => index === 0 || time >= events[index - 1].time)).toBe(true)

    const finished = finishedOf(events)
    expect(finished.reason).toBe('completed')
    const untrained = await validationLoss(spec, (fresh) => fresh)
    const trained = await adapterLoss(spec, finished.output)
    expect(untrained).toBe(of(events, 'evaluated')[0].loss)
    expect(trained).toBeLessThan(untrained - 0.1)
    expect(trained).toBe(finished.bestValidationLoss)
  })

  it('is the same to the last byte when it is run again', async () => {
    const [first, second] = [await train(), await train()]
    expectSame(second.folder, first.folder)
    const metrics = readFileSync(join(first.folder, 'metrics.jsonl'), 'utf8')
    expect(metrics.trim().split('\n').map((line) => (JSON.parse(line) as RunEvent).type)).toContain('evaluated')
    const other = await train({ training: { seed: 1 } })
    expect(outcomeOf(other.folder)['metrics.jsonl']).not.toEqual(outcomeOf(first.folder)['metrics.jsonl'])
  })

  it('does not depend on how a batch is cut into micro-batches', async () => {
    const adapters = []
    for (const microBatchSize of [8, 4, 1]) {
      const { events } = await train({ training: { microBatchSize } })
      adapters.push(readAdapter(finishedOf(events).output).tensors)
    }
    const [whole, ...cut] = adapters
    for (const tensors of cut) {
      for (const [name, { data }] of tensors) {
        const expected = whole.get(name)!.data
        expect(Math.max(...data.map((value, index) => Math.abs(value - expected[index]))), name).toBeLessThan(1e-5)
      }
    }
  })

  it.each([
    ['right after a checkpoint', 3],
    ['between two', 5],
  ])('goes on after a pause %s as if there had been none', async (_, at) => {
    const settings = { lora: { dropout: 0.2 }, training: { microBatchSize: 4 } }
    const undisturbed = await train(settings)
    const paused = await train(settings, { control: (events) => (of(events, 'step').at(-1)!.step === at ? 'pause' : 'continue') })
    expect(paused.events.at(-1)).toMatchObject({ type: 'paused', step: at })
    const { events } = await train(settings, { resume: true }, paused.folder)
    expect(of(events, 'resumed')).toMatchObject([{ step: at, skipped: [] }])
    expect(of(events, 'step')[0].step).toBe(at + 1)
    expectSame(paused.folder, undisturbed.folder)
  })

  it('ends when asked to, with what was learned so far', async () => {
    const { events } = await train({}, { control: (soFar) => (of(soFar, 'step').length === 4 ? 'stop' : 'continue') })
    expect(finishedOf(events)).toMatchObject({ reason: 'stopped', step: 4, bestStep: 3 })
    expect(readAdapter(finishedOf(events).output).tensors.size).toBeGreaterThan(0)
  })
})

describe('dropout in a LoRA run', () => {
  it('changes training, not evaluation', async () => {
    const plain = await train()
    const { spec, folder, events } = await train({ lora: { dropout: 0.3 } })
    const evaluated = of(events, 'evaluated')
    expect(evaluated[0].loss).toBe(of(plain.events, 'evaluated')[0].loss)
    expect(lossesOf(events).slice(2)).not.toEqual(lossesOf(plain.events).slice(2))
    const last = checkpointAt(folder, evaluated.at(-1)!.step)!
    const withoutDropout = { ...spec, lora: { ...spec.lora, dropout: 0 } }
    const loss = await validationLoss(withoutDropout, (parameters) => {
      readParameters(last.path, parameters)
      return parameters
    })
    expect(loss).toBe(evaluated.at(-1)!.loss)
  })

  it('is written into the adapter', async () => {
    const { events } = await train({ lora: { dropout: 0.3 }, training: { maxSteps: 1 } })
    expect(readAdapter(finishedOf(events).output).config.lora_dropout).toBe(0.3)
  })
})

describe('whole models', () => {
  const scratch = {
    layers: 1, hiddenSize: 16, intermediateSize: 32, attentionHeads: 2, keyValueHeads: 1, vocabularySize: 300, contextLength: 64,
  }

  it.each([
    ['full fine-tuning', { method: 'full' }],
    ['a new model that learns to answer', { model: undefined, method: 'scratch', scratch }],
    ['a new model that learns running text', { model: undefined, method: 'scratch', scratch, task: 'pretrain', data: { packing: true } }],
  ])('%s', async (_, settings) => {
    const { spec, folder, events } = await train({ ...settings, training: { epochs: 8 } })
    const losses = lossesOf(events)
    expect(losses.at(-1)).toBeLessThan(losses[0] - 0.3)
    const { output, bestValidationLoss } = finishedOf(events)
    expect(output).toBe(join(folder, 'model'))
    const saved = { ...spec, model: output, method: 'lora' as const, scratch: undefined }
    expect(await validationLoss(saved, (fresh) => fresh)).toBeCloseTo(bestValidationLoss!, 2) // stored as bfloat16
    const again = await train({ ...settings, training: { epochs: 8 } })
    expectSame(again.folder, folder)
  })
})

describe('validation', () => {
  /** Rows that contradict the training rows, so that learning makes their loss rise. */
  const settings = () => ({
    method: 'full',
    data: {
      validation: writeRows(join(root, 'contrary.jsonl'), [
        { question: 'What colour is door 1?', answer: 'zzzzz qqqqq' },
        { question: 'What colour is hat 3?', answer: 'qqqqq zzzzz' },
      ]),
    },
    training: { epochs: 30, evaluateEvery: 3, earlyStoppingPatience: 3, schedule: 'constant' },
  })

  it('stops the run when it gets worse, and returns the best weights', async () => {
    const { spec, folder, events } = await train(settings())
    const evaluated = of(events, 'evaluated')
    const finished = finishedOf(events)
    const best = evaluated.reduce((a, b) => (b.loss! < a.loss! ? b : a))
    expect(finished).toMatchObject({ reason: 'early-stopped', bestStep: best.step, bestValidationLoss: best.loss })
    expect(finished.step).toBe(best.step + 9)
    expect(stepsIn(folder)).toContain(best.step)
    const saved = { ...spec, model: finished.output, method: 'lora' as const }
    expect(await validationLoss(saved, (fresh) => fresh)).toBeCloseTo(best.loss!, 1) // stored as bfloat16

    const before = outcomeOf(folder)
    rmSync(finished.output, { recursive: true })
    const resumed = await train(settings(), { resume: true }, folder)
    expect(of(resumed.events, 'step')).toEqual([])
    expect(finishedOf(resumed.events)).toMatchObject({ reason: 'early-stopped', step: finished.step, loss: finished.loss })
    expect(outcomeOf(folder)).toEqual(before)
  })

  it('returns the last weights when asked to', async () => {
    const { training, ...rest } = settings()
    const { events } = await train({ ...rest, training: { ...training, keepBest: false } })
    expect(finishedOf(events).bestStep).toBe(finishedOf(events).step)
  })
})

it('tells in the log of a run, too, what is prepared before the first step', async () => {
  const stored = createTinyProject(mkdtempSync(join(root, 'stored-')), { dtype: 'BF16' })
  const folder = newFolder()
  const events = await trainTiny(folder, tinySpec(stored, { compute: { mode: 'fast' }, training: { maxSteps: 1 } }))
  expect(of(events, 'progress').length).toBeGreaterThan(0)
  expect(readEvents(folder)).toEqual(events)
})

describe('a resumed run', () => {
  const pauseAt = (step: number): TinyOptions => ({
    control: (events) => (of(events, 'step').at(-1)!.step === step ? 'pause' : 'continue'),
  })

  it('keeps what was decided at its beginning, whatever could be chosen now', async () => {
    const { folder } = await train({ compute: { memoryLimit: '4GB' } }, pauseAt(2))
    const decided = readDecisions(folder)!
    const { events } = await train({ compute: { memoryLimit: '250MB' } }, { resume: true }, folder)
    const settings = of(events, 'planned')[0].settings.map(({ setting, value }) => [setting, value])
    expect(settings).toContainEqual(['training.microBatchSize', decided.settings.microBatchSize.value])
    expect(settings).toContainEqual(['compute.memoryLimit', 4e9])
  })

  it('does so also where its beginning was broken off before the first checkpoint', async () => {
    const { folder } = await train({ compute: { memoryLimit: '4GB' } }, pauseAt(1))
    const decided = readDecisions(folder)!
    rmSync(checkpointsFolder(folder), { recursive: true })
    const { events } = await train({ compute: { memoryLimit: '250MB' } }, { resume: true }, folder)
    expect(of(events, 'resumed')).toEqual([])
    expect(of(events, 'planned')[0].settings).toContainEqual(expect.objectContaining({ setting: 'compute.memoryLimit', value: 4e9 }))
    expect(readDecisions(folder)).toEqual(decided)
  })

  it('refuses rows that were changed meanwhile', async () => {
    const data = writeRows(join(root, 'changing.jsonl'), [{ question: 'a', answer: 'b' }])
    const settings = { data: { train: data } }
    const { folder } = await train(settings, pauseAt(1))
    appendFileSync(data, '{"question": "c", "answer": "d"}\n')
    const resumed = train(settings, { resume: true }, folder)
    await expect(resumed).rejects.toMatchObject({ code: 'RUN_INPUT_CHANGED', message: expect.stringContaining(data) })
  })
})
