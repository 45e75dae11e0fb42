import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chooseProvider } from '@tunesmith/autograd'
import { reason, type EventOf, type RunEvent } from '@tunesmith/contract'
import { readSafetensorsHeader } from '@tunesmith/formats'
import { linearLayers, lossGraph, trainingGraph } from '@tunesmith/nn'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTinyProject, outcomeOf, tinySpec, trainTiny, type TinyOptions, type TinyProject } from '../../testing/tiny-run.ts'
import { trainableLanguageModel } from '../model/trainable.ts'
import { firstBatchProblem, onProcessor } from './gpu-fallback.ts'
import { prepareRun, type PreparedRun } from './prepare.ts'

let root: string
let project: TinyProject
let halved: TinyProject
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'tunesmith-modes-'))
  const make = (name: string, dtype: 'F32' | 'BF16') => {
    mkdirSync(join(root, name))
    return createTinyProject(join(root, name), { dtype, config: { hidden_size: 64, intermediate_size: 128 } })
  }
  project = make('whole', 'F32')
  halved = make('halved', 'BF16')
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

let runs = 0
const newFolder = () => join(root, `run-${++runs}`)
type Mode = 'lean' | 'fast' | 'int8'
const specOf = (compute: object, of = project, rest: object = {}) => tinySpec(of, { compute, ...rest })

async function train(mode: Mode, of = project, folder = newFolder(), options: TinyOptions = {}) {
  const events = await trainTiny(folder, specOf({ mode }, of), options)
  return { folder, events, losses: steps(events).map(({ loss }) => loss!) }
}
const steps = (events: readonly RunEvent[]) => events.filter((event): event is EventOf<'step'> => event.type === 'step')

async function prepared<T>(compute: object, of: TinyProject, look: (run: PreparedRun) => T | Promise<T>, folder = newFolder()): Promise<T> {
  const run = await prepareRun(specOf(compute, of), folder)
  try {
    return await look(run)
  } finally {
    await run.release()
  }
}

/** The graph of a training step, and of an evaluation. */
function graphsOf({ base: { architecture }, trainable, plan }: PreparedRun) {
  const { batch, length } = plan.shape
  const shape = { batch, length, rows: 64 }
  return {
    step: trainingGraph(architecture, trainable.weights('training'), shape, { recompute: 'none' }).model,
    evaluation: lossGraph(architecture, trainable.weights('evaluation'), shape, {}).model,
  }
}
type Model = ReturnType<typeof graphsOf>['step']

/** The stored matrices that nodes of some kinds take, by their names in the file. */
function storedFactors({ nodes, initializers }: Model, op: RegExp): string[] {
  const nameOf = new Map<string, string>()
  for (const { name, shape, location } of initializers) {
    if (!location || shape.length !== 2) continue
    const { tensors } = readSafetensorsHeader(location.file)
    nameOf.set(name, [...tensors.values()].find(({ offset }) => offset === location.offset)!.name)
  }
  return nodes.filter((node) => op.test(node.op)).flatMap(({ inputs }) => inputs.flatMap((name) => nameOf.get(name) ?? []))
}
const products = /^((Fused)?MatMul|Gemm)$/

describe('int8', () => {
  it('follows the losses of exact arithmetic closely, and is not the same', async () => {
    const [exact, rounded] = [await train('lean'), await train('int8')]
    expect(exact.losses.at(-1)).toBeLessThan(exact.losses[0] - 0.3)
    expect(rounded.losses).not.toEqual(exact.losses)
    rounded.losses.forEach((loss, index) => expect(Math.abs(loss / exact.losses[index] - 1)).toBeLessThan(0.01))
  })

  it('multiplies with every frozen layer in integers, forward and backward, and evaluates on the base as it is', async () => {
    await prepared({ mode: 'int8' }, project, (run) => {
      const { step, evaluation } = graphsOf(run)
      const layers = linearLayers(run.base.architecture)
      const integers = storedFactors(step, /^DynamicQuantizeMatMul$/)
      for (const { name } of layers) expect(integers).toContain(`${name}.weight.forward`)
      const first = /layers\.0\.self_attn\.[qkv]_proj/ // what lies before them is not trained
      for (const { name } of layers) {
        if (!first.test(name)) expect(integers).toContain(`${name}.weight.backward`)
      }
      expect(storedFactors(step, products).filter((name) => /proj/.test(name))).toEqual([])
      expect(storedFactors(evaluation, /^DynamicQuantizeMatMul$/)).toEqual([])
      expect(storedFactors(evaluation, products)).toEqual(expect.arrayContaining(layers.map(({ name }) => `${name}.weight`)))
    })
  })

  it('quantises once, and goes on after a pause as if there had been none', async () => {
    const undisturbed = await train('int8')
    const paused = await train('int8', project, newFolder(), {
      control: (events) => (steps(events).length === 5 ? 'pause' : 'continue'),
    })
    const file = join(paused.folder, 'base-int8.safetensors')
    const { mtimeMs } = statSync(file)
    await train('int8', project, paused.folder, { resume: true })
    expect(statSync(file).mtimeMs).toBe(mtimeMs)
    expect(outcomeOf(paused.folder)).toEqual(outcomeOf(undisturbed.folder))
  })

  it.each([
    ['full fine-tuning', { method: 'full' }, {}, /method full/],
    ['a new model', { method: 'scratch', scratch: {}, model: undefined }, {}, /new model/],
    ['QLoRA', { method: 'qlora' }, {}, /4 bits/],
    ['another provider', {}, { provider: 'webgpu' }, /not on webgpu/],
  ])('is refused for %s', async (_, rest, compute, why) => {
    const attempt = prepareRun(specOf({ mode: 'int8', ...compute }, project, rest), newFolder())
    await expect(attempt).rejects.toMatchObject({ code: 'COMPUTE_MODE_UNSUITABLE', message: expect.stringMatching(why) })
  })
})

describe('fast', () => {
  it('computes the same from 16-bit weights, unpacked for the time of the run', async () => {
    const [lean, fast] = [await train('lean', halved), await train('fast', halved)]
    fast.losses.forEach((loss, index) => expect(loss).toBeCloseTo(lean.losses[index], 4))
    expect(existsSync(join(fast.folder, 'base-float32.safetensors'))).toBe(false)
  })

  it('has no conversion of weights in a step', async () => {
    const converted = (mode: Mode, of: TinyProject) =>
      prepared({ mode }, of, (run) => {
        const { nodes } = graphsOf(run).step
        const casts = nodes.filter(({ op, dtype }) => op === 'Cast' && dtype === 'float32')
        const weights = linearLayers(run.base.architecture).reduce((sum, layer) => sum + layer.inFeatures * layer.outFeatures, 0)
        return casts.reduce((sum, { shape }) => sum + shape.reduce((a, b) => a * b, 1), 0) / weights
      })
    expect(await converted('lean', halved)).toBeGreaterThan(1.8) // forward, and backward again
    expect(await converted('fast', halved)).toBeLessThan(0.05)
    expect(await converted('fast', project)).toBeLessThan(0.05)
  })

  it('needs no copy on the disk where weights are stored in float32', async () => {
    const written = (of: TinyProject, folder = newFolder()) =>
      prepared({ mode: 'fast' }, of, () => existsSync(join(folder, 'base-float32.safetensors')), folder)
    expect(await written(halved)).toBe(true)
    expect(await written(project)).toBe(false)
  })
})

it('a provider left open is the one measured to be fastest, with what was found', async () => {
  const { settings } = await prepared({ provider: 'auto' }, project, (run) => run)
  expect(settings.provider).toEqual({ ...(await chooseProvider('auto')), origin: 'chosen' })
})

describe('a GPU that turns out not to compute the model', () => {
  it('is noticed at the first batch, and the processor takes its place', async () => {
    const missing = process.platform === 'darwin' ? 'dml' : 'coreml'
    await prepared({}, project, async (run) => {
      expect(await firstBatchProblem(run)).toBeUndefined()
      const { base, trainable, settings } = run
      const model = trainableLanguageModel(base.architecture, trainable, { provider: missing, prepack: false, recompute: 'smart' })
      const problem = await firstBatchProblem({ ...run, model })
      expect(problem).toMatch(/\w+ \w+[^.]$/)
      const provider = { value: missing, reason: reason('provider.none-usable'), origin: 'chosen' } as const
      expect(onProcessor({ ...settings, provider }, problem!).provider).toEqual({
        value: 'cpu',
        reason: reason('provider.first-batch', { provider: missing, problem: problem! }),
        origin: 'chosen',
      })
    })
  })
})
