import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shareLongerThan } from './defaults/facts.ts'
import { outOfMemoryLadder, type LadderOptions, type LadderStep, type MemorySettings } from './memory-ladder.ts'

const quantiles = { p50: 120, p95: 300, p99: 500, max: 900 }
const options: LadderOptions = { shareLongerThan: (length) => shareLongerThan(length, quantiles) }
const roomy: MemorySettings = {
  method: 'lora',
  batchSize: 12,
  microBatchSize: 6,
  maxLength: 512,
  recompute: 'none',
  mode: 'fast',
  optimizer: 'adamw',
}

function descend(settings: MemorySettings, given = options): LadderStep[] {
  const steps: LadderStep[] = []
  for (let step = outOfMemoryLadder(settings, given); step; step = outOfMemoryLadder(step.settings, given))
    steps.push(step)
  return steps
}

describe('outOfMemoryLadder', () => {
  it('gives up speed first, then precision, then length', () => {
    expect(descend(roomy).map(({ changed, settings }) => [changed, settings[changed]])).toEqual([
      ['mode', 'lean'],
      ['microBatchSize', 3],
      ['microBatchSize', 1],
      ['recompute', 'smart'],
      ['recompute', 'full'],
      ['method', 'qlora'],
      ['maxLength', 384],
      ['maxLength', 288],
      ['maxLength', 192],
      ['maxLength', 128],
      ['maxLength', 96],
      ['maxLength', 64],
    ])
  })

  it('says what each step costs', () => {
    const messages = descend(roomy).map(({ message }) => message.text)
    expect(messages[1]).toBe(
      '3 instead of 6 sequences at once, gradients added up over 4 rounds: the same result, a little slower.',
    )
    expect(messages[2]).toContain('1 instead of 3 sequences at once, gradients added up over 12 rounds')
    expect(messages[6]).toBe('Rows are cut at 384 instead of 512 tokens: 3.3 % of the rows lose their end.')
    for (const message of messages) expect(message).toMatch(/^[A-Z0-9].{30,}\.$/)
  })

  it('puts the optimiser in 8 bits where all weights are trained, and never touches precision of the model', () => {
    const changes = descend({ ...roomy, method: 'full' }).map(({ changed }) => changed)
    expect(changes).toContain('optimizer')
    expect(changes).not.toContain('method')
  })

  it('leaves alone what a person decided', () => {
    const fixed = new Set<keyof MemorySettings>(['maxLength', 'method', 'microBatchSize'])
    expect(descend(roomy, { ...options, fixed }).map(({ changed }) => changed)).toEqual([
      'mode',
      'recompute',
      'recompute',
    ])
  })

  it('ends when nothing is left to give', () => {
    expect(
      outOfMemoryLadder(
        {
          method: 'qlora',
          batchSize: 8,
          microBatchSize: 1,
          maxLength: 64,
          recompute: 'full',
          mode: 'lean',
          optimizer: 'adamw',
        },
        options,
      ),
    ).toBeNull()
  })

  it('always keeps the effective batch, divides it evenly, and ends', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 64 }),
        fc.integer({ min: 16, max: 4096 }),
        fc.constantFrom('lora', 'qlora', 'full', 'scratch'),
        (batchSize, maxLength, method) => {
          const steps = descend({ ...roomy, batchSize, microBatchSize: batchSize, maxLength, method })
          expect(steps.length).toBeLessThan(40)
          for (const { settings } of steps) {
            expect(settings.batchSize).toBe(batchSize)
            expect(batchSize % settings.microBatchSize).toBe(0)
            expect(settings.maxLength).toBeGreaterThanOrEqual(Math.min(64, maxLength))
          }
        },
      ),
    )
  })
})

describe('shareLongerThan', () => {
  it('passes through the quantiles and falls between them', () => {
    const at = (length: number) => shareLongerThan(length, quantiles)
    expect([0, 120, 300, 500, 900, 1000].map(at)).toEqual([1, 0.5, 0.05, 0.01, 0, 0])
    expect(at(210)).toBeCloseTo(0.275, 10)
  })

  it('copes with rows of one length', () => {
    const same = { p50: 40, p95: 40, p99: 40, max: 40 }
    expect([20, 40, 41].map((length) => shareLongerThan(length, same))).toEqual([0.75, 0, 0])
  })
})
