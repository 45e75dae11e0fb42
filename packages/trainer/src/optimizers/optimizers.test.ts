import { hash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { TunesmithError } from '@tunesmith/contract'
import { describe, expect, it } from 'vitest'
import { AdamW } from './adamw.ts'
import { AdamW8bit } from './adamw-8bit.ts'
import { clippingScale, globalNorm } from './clip.ts'
import { dynamicMap, quantizer } from './dynamic-map.ts'
import { optimizers, type OptimizerName } from './index.ts'
import type { StateTensor } from './optimizer.ts'
import { learningRateSchedule, warmupStepsFor, type ScheduleName } from './schedule.ts'

interface Golden {
  adamw: {
    options: Record<'learningRate' | 'beta1' | 'beta2' | 'epsilon' | 'weightDecay', number>
    start: number[]
    gradients: number[][]
    after: number[][]
    mean: number[]
    square: number[]
  }[]
  adamw8bit: {
    options: Golden['adamw'][number]['options']
    steps: number
    size: number
    after: number[]
    mean: number[]
    square: number[]
  }
  dynamicMapSigned: number[]
  dynamicMapUnsigned: number[]
  clipping: { maxNorm: number; before: number[][]; norm: number; after: number[][] }[]
  schedules: { name: ScheduleName; warmupSteps: number; totalSteps: number; learningRate: number; rates: number[] }[]
}

const golden: Golden = JSON.parse(readFileSync(new URL('../../golden/optimizers.json', import.meta.url), 'utf8'))

function largestDifference(actual: ArrayLike<number>, expected: ArrayLike<number>): number {
  expect(actual.length).toBe(expected.length)
  let largest = 0
  for (let i = 0; i < actual.length; i++) largest = Math.max(largest, Math.abs(actual[i] - expected[i]))
  return largest
}

const everySeventh = (values: Float32Array) => values.filter((_, i) => i % 7 === 0)
const named = (values: ArrayLike<number>) => new Map([['w', Float32Array.from(values)]])

describe('AdamW', () => {
  it.each([0, 1])('follows torch.optim.AdamW step by step (case %i)', (index) => {
    const { options, start, gradients, after, mean, square } = golden.adamw[index]
    const optimizer = new AdamW(options)
    const parameters = named(start)
    gradients.forEach((gradient, step) => {
      optimizer.step(parameters, named(gradient), options.learningRate)
      expect(largestDifference(parameters.get('w')!, after[step])).toBeLessThan(1e-6)
    })
    const state = optimizer.state()
    expect(largestDifference(state.get('w.exp_avg')!.data, mean)).toBeLessThan(1e-7)
    expect(largestDifference(state.get('w.exp_avg_sq')!.data, square)).toBeLessThan(1e-7)
  })

  it('lets moments fade to zero, not to numbers that processors are slow with', () => {
    const smallestNormal = 2 ** -126
    const optimizer = new AdamW({ beta2: 0.9 })
    const parameters = named([1, 1, 1])
    optimizer.step(parameters, named([1, 1e-6, 1e-15]), 1e-3)
    for (let step = 0; step < 2000; step++) {
      optimizer.step(parameters, named([0, 0, 1e-25]), 1e-3)
      for (const { data } of optimizer.state().values()) {
        for (const value of data) if (value !== 0) expect(Math.abs(value)).toBeGreaterThanOrEqual(smallestNormal)
      }
    }
    for (const moment of ['exp_avg', 'exp_avg_sq']) expect([...optimizer.state().get(`w.${moment}`)!.data]).toEqual([0, 0, 0])
  })

  it('decays only the parameters it is told to', () => {
    const optimizer = new AdamW({ weightDecay: (name) => (name === 'w' ? 0.5 : 0) })
    const parameters = new Map([
      ['w', Float32Array.of(2)],
      ['norm', Float32Array.of(2)],
    ])
    optimizer.step(
      parameters,
      new Map([
        ['w', Float32Array.of(0)],
        ['norm', Float32Array.of(0)],
      ]),
      0.1,
    )
    expect(parameters.get('w')![0]).toBeCloseTo(1.9, 6)
    expect(parameters.get('norm')![0]).toBe(2)
  })
})

const exactStart = (i: number) => (((i * 37) % 101) - 50) / 64
const exactGradient = (i: number, step: number) =>
  (exactStart(i) + (((i * 13 + step * 29) % 31) - 15) / 32) * 2 ** -(Math.floor((i % 256) / 32) * 2)

describe('AdamW8bit', () => {
  it('uses the data type of bitsandbytes', () => {
    expect(largestDifference(dynamicMap(true), golden.dynamicMapSigned)).toBeLessThan(1e-7)
    expect(largestDifference(dynamicMap(false), golden.dynamicMapUnsigned)).toBeLessThan(1e-7)
  })

  it.each([true, false])('finds the nearest code for every value (signed: %s)', (signed) => {
    const { values, thresholds, starts } = quantizer(signed)
    for (let i = -4000; i <= 4000; i++) {
      const value = Math.fround(Math.sign(i) * 10 ** (Math.abs(i) / 500 - 8))
      if (!signed && value < 0) continue
      const start = starts[new Uint32Array(Float32Array.of(value).buffer)[0] >>> 16]
      const found = values[value > thresholds[start] ? start + 1 : start]
      const staysOffZero = signed ? value < 0 : value > 0
      const possible = staysOffZero ? values.filter((each) => each !== 0) : values
      const nearest = possible.reduce((best, x) => Math.min(best, Math.abs(x - value)), Infinity)
      expect(Math.abs(found - value)).toBeCloseTo(nearest, 12)
    }
  })

  it.each([true, false])('needs one look at a threshold after the first look-up (signed: %s)', (signed) => {
    const { thresholds, starts } = quantizer(signed)
    const bits = Uint32Array.of(0)
    const float = new Float32Array(bits.buffer)
    for (let upperHalf = 0; upperHalf < 2 ** 16; upperHalf++) {
      for (const lowerHalf of [0, 0xffff]) {
        bits[0] = upperHalf * 2 ** 16 + lowerHalf
        if (!(Math.abs(float[0]) <= 1)) continue
        const code = thresholds.findIndex((threshold) => float[0] <= threshold)
        if (code !== starts[upperHalf] && code !== starts[upperHalf] + 1) expect.fail(`${float[0]} has code ${code}`)
      }
    }
  })

  it('follows the same steps written in PyTorch on the data type of bitsandbytes', () => {
    const { options, steps, size, after, mean, square } = golden.adamw8bit
    const optimizer = new AdamW8bit(options)
    const parameters = new Map([['w', Float32Array.from({ length: size }, (_, i) => exactStart(i))]])
    for (let step = 1; step <= steps; step++) {
      const gradient = Float32Array.from({ length: size }, (_, i) => exactGradient(i, step))
      optimizer.step(parameters, new Map([['w', gradient]]), options.learningRate)
    }
    // Float32 rounding can turn a tie between two codes: a few elements may differ by one code, no more.
    const expectNearlyAll = (actual: Float32Array, expected: number[], exact: number, furthest: number) => {
      expect(largestDifference(actual, expected)).toBeLessThan(furthest)
      const close = actual.filter((value, i) => Math.abs(value - expected[i]) < exact)
      expect(close.length / actual.length).toBeGreaterThan(0.98)
    }
    expectNearlyAll(everySeventh(parameters.get('w')!), after, 1e-6, 1e-4)
    expectNearlyAll(everySeventh(unpacked(optimizer.state(), 'w.exp_avg', true)), mean, 1e-6, 0.02)
    expectNearlyAll(everySeventh(unpacked(optimizer.state(), 'w.exp_avg_sq', false)), square, 1e-7, 0.001)
  })

  it('reaches what 32-bit moments reach, with a quarter of their memory', () => {
    const target = Float32Array.from({ length: 8192 }, (_, i) => exactStart(i))
    const train = (name: OptimizerName) => {
      const optimizer = optimizers[name]({ weightDecay: 0 })
      const parameters = new Map([['w', new Float32Array(8192)]])
      for (let step = 0; step < 300; step++) {
        const gradient = parameters.get('w')!.map((value, i) => value - target[i])
        optimizer.step(parameters, new Map([['w', gradient]]), 0.01 * (1 - step / 300))
      }
      const bytes = [...optimizer.state().values()].reduce((sum, { data }) => sum + data.byteLength, 0)
      return { bytes, error: largestDifference(parameters.get('w')!, target) }
    }
    const full = train('adamw')
    const packed = train('adamw8bit')
    expect(full.error).toBeLessThan(0.02) // from a distance of 0.78
    expect(packed.error).toBeLessThan(1.5 * full.error)
    expect(packed.bytes / full.bytes).toBeLessThan(0.26)
  })

  it('leaves parameters with a gradient of zero where they are', () => {
    const optimizer = new AdamW8bit({ weightDecay: 0 })
    const parameters = new Map([['w', new Float32Array(5000).fill(1)]])
    optimizer.step(parameters, new Map([['w', new Float32Array(5000)]]), 0.1)
    expect(parameters.get('w')!.every((value) => value === 1)).toBe(true)
  })
})

function unpacked(state: ReadonlyMap<string, StateTensor>, key: string, signed: boolean): Float32Array {
  const scales = state.get(`${key}.absmax`)!.data
  return Float32Array.from(state.get(key)!.data, (code, i) => dynamicMap(signed)[code] * scales[Math.floor(i / 256)])
}

const dataOf = (state: ReadonlyMap<string, StateTensor>) => new Map(Array.from(state, ([key, { data }]) => [key, data]))
const bitsOf = (arrays: ReadonlyMap<string, StateTensor['data']>) => Array.from(arrays, ([key, array]) => [key, hash('sha1', array)])

describe.each(Object.keys(optimizers) as OptimizerName[])('the state of %s', (name) => {
  const sizes = new Map([
    ['small', 10],
    ['large', 20_000],
  ])
  const parametersAt = () =>
    new Map([...sizes].map(([key, size]) => [key, Float32Array.from({ length: size }, (_, i) => exactStart(i))]))
  const gradientsAt = (step: number) =>
    new Map(
      [...sizes].map(([key, size]) => [key, Float32Array.from({ length: size }, (_, i) => exactGradient(i, step))]),
    )

  it('continues bit for bit after being loaded', () => {
    const whole = optimizers[name]({})
    const parameters = parametersAt()
    for (let step = 0; step < 5; step++) whole.step(parameters, gradientsAt(step), 1e-2)

    const first = optimizers[name]({})
    const resumedParameters = parametersAt()
    for (let step = 0; step < 3; step++) first.step(resumedParameters, gradientsAt(step), 1e-2)
    const second = optimizers[name]({})
    second.load(structuredClone(first.state()))
    for (let step = 3; step < 5; step++) second.step(resumedParameters, gradientsAt(step), 1e-2)

    expect(bitsOf(resumedParameters)).toEqual(bitsOf(parameters))
    expect(bitsOf(dataOf(second.state()))).toEqual(bitsOf(dataOf(whole.state())))
    expect(second.steps).toBe(5)
  })

  it('is the same for parameters it has adopted', () => {
    const [plain, adopting] = [optimizers[name]({}), optimizers[name]({})]
    const [parameters, adopted] = [parametersAt(), parametersAt()]
    const given = adopted.get('large')
    adopting.adopt(adopted)
    expect(adopted.get('large')).not.toBe(given)
    const expectSame = () => {
      expect(bitsOf(adopted)).toEqual(bitsOf(parameters))
      expect(bitsOf(dataOf(adopting.state()))).toEqual(bitsOf(dataOf(plain.state())))
    }
    expectSame()
    const train = (from: number, to: number) => {
      for (let step = from; step < to; step++) {
        plain.step(parameters, gradientsAt(step), 1e-2)
        adopting.step(adopted, gradientsAt(step), 1e-2)
      }
      expectSame()
    }
    train(0, 3)
    const checkpoint = structuredClone({ state: plain.state(), parameters })
    train(3, 5)
    // back to the checkpoint, and to the beginning
    for (const { state, values } of [
      { state: checkpoint.state, values: checkpoint.parameters },
      { state: optimizers[name]({}).state(), values: parametersAt() },
    ]) {
      plain.load(state)
      adopting.load(state)
      for (const [key, array] of values) {
        parameters.get(key)!.set(array)
        adopted.get(key)!.set(array)
      }
      train(plain.steps, plain.steps + 2)
    }
  })

  it('is refused for other parameters', () => {
    const optimizer = optimizers[name]({})
    optimizer.step(parametersAt(), gradientsAt(0), 1e-2)
    const other = new Map([['large', new Float32Array(19_999)]])
    expect(() => optimizer.step(other, other, 1e-2)).toThrow(TunesmithError)
    const renamed = new Map([['another', new Float32Array(10)]])
    expect(() => optimizer.step(renamed, renamed, 1e-2)).toThrow(/another/)
    const torn = new Map(optimizer.state())
    torn.delete('large.exp_avg_sq')
    expect(() => optimizers[name]({}).load(torn)).toThrow(TunesmithError)
  })
})

describe('clipping', () => {
  it('scales like torch.nn.utils.clip_grad_norm_', () => {
    for (const { maxNorm, before, norm, after } of golden.clipping) {
      const gradients = new Map(before.map((values, i) => [String(i), Float32Array.from(values)]))
      expect(globalNorm(gradients) / norm).toBeCloseTo(1, 6)
      const scale = clippingScale(globalNorm(gradients), maxNorm)
      after.forEach((values, i) => {
        const scaled = gradients.get(String(i))!.map((value) => value * scale)
        expect(largestDifference(scaled, values)).toBeLessThan(1e-7 * (1 + norm))
      })
    }
  })

  it('is the same in a step as before it', () => {
    const [inStep, before] = [new AdamW(), new AdamW()]
    const [one, other] = [named([1, 2, 3]), named([1, 2, 3])]
    for (const scale of [0.25, 1, 0.5]) {
      inStep.step(one, named([4, -5, 6]), 0.1, scale)
      before.step(other, named([4 * scale, -5 * scale, 6 * scale]), 0.1)
    }
    expect(one).toEqual(other)
  })

  it('tells a norm that is not finite', () => {
    const gradients = new Map([
      ['a', Float32Array.of(1, 2)],
      ['b', Float32Array.of(Number.NaN)],
    ])
    expect(globalNorm(gradients)).toBeNaN()
    expect(globalNorm(gradients.set('b', Float32Array.of(Infinity)))).toBe(Infinity)
  })
})

describe('learningRateSchedule', () => {
  it('gives the values of Transformers', () => {
    for (const { name, rates, ...options } of golden.schedules) {
      const rate = learningRateSchedule(name, options)
      rates.forEach((expected, step) =>
        expect(Math.abs(rate(step) - expected), `${name} at ${step}`).toBeLessThan(1e-18),
      )
    }
  })

  it('rounds warm-up up to whole steps', () => {
    expect([warmupStepsFor(100, 0.05), warmupStepsFor(10, 0.05), warmupStepsFor(10, 0)]).toEqual([5, 1, 0])
  })
})
