import { stripVTControlCharacters } from 'node:util'
import type { RunEvent } from '@tunesmith/contract'
import { describe, expect, it } from 'vitest'
import { quoted } from '../terminal/quoted.ts'
import { textWidth } from '../terminal/text-width.ts'
import { endLines } from './end-lines.ts'
import { recordedEvents } from './events.fixture.ts'
import { plainLines } from './plain-lines.ts'
import { progressLines } from './progress-lines.ts'
import { advance, noProgress } from './progress.ts'
import { settingLines } from './setting-lines.ts'

const until = (type: RunEvent['type'] | 'end', nth = 1) => {
  const found = recordedEvents.flatMap((event, index) => (event.type === type ? [index] : []))
  return recordedEvents.slice(0, type === 'end' ? undefined : found[nth - 1] + 1).reduce(advance, noProgress)
}
const wide = { columns: 101, rows: 50 }
const draw = (progress: ReturnType<typeof until>, size = wide) => progressLines(progress, size, false)

describe('the display of a running training', () => {
  it('shows a long preparation as a bar', () => {
    expect(draw(until('progress')).join('\n')).toMatch(/^land-titles · 250,880 of 10\.4 M parameters trained\n\n█{20}░{20} {2,}50 %  Quantising the base model$/)
  })

  it('shows how far it is, how it learns, how fast, and what it says', () => {
    expect(draw(until('sampled'))).toEqual([
      'land-titles · 250,880 of 10.4 M parameters trained',
      '',
      `${'█'.repeat(40)} 100 %  step 6 of 6 · epoch 2.0`,
      'loss          1.1000    █▆▄×▁▁',
      'validation    1.7000    at step 6 · best 1.5000 at step 3',
      'learning rate 5.0e-5    gradient norm 0.7000',
      'speed         5,210 tokens/s · 512 MB memory',
      'time left     10–20 s',
      '',
      '“What is the fee for a deed?”',
      '  expected  The fee is $25.',
      '  before    Deed is a red word',
      '  step 6    The fee is $25.',
      '',
      '“登録にはいくらかかりますか。”',
      '  step 6    いいえ',
      '',
      '“Is there a discount?”',
      '  step 6    (nothing)',
    ])
  })

  it('shows alarms above the samples, with what was done', () => {
    const lines = draw(until('alarm'))
    const alarm = lines.findIndex((line) => line.startsWith('▲ step 6: The validation loss rises'))
    expect(alarm).toBeGreaterThan(0)
    expect(lines.slice(alarm).join(' ')).toContain('Kept the checkpoint of step 3.')
    expect(alarm).toBeLessThan(lines.findIndex((line) => line.startsWith('“')))
  })

  it.each([[20, 5], [40, 10], [64, 16], [80, 24], [200, 60]])('never leaves a window of %i × %i', (columns, rows) => {
    recordedEvents.reduce((progress, event) => {
      const next = advance(progress, event)
      for (const color of [false, true]) {
        const lines = progressLines(next, { columns, rows }, color)
        expect(lines.length).toBeLessThan(rows)
        for (const line of lines) expect(textWidth(line), line).toBeLessThan(columns)
      }
      return next
    }, noProgress)
  })

  it('lets nothing from data or model steer the terminal', () => {
    const everything = [...draw(until('sampled')), ...recordedEvents.flatMap((event) => plainLines(event))].join('\n')
    expect(everything.replaceAll('\n', '')).not.toMatch(/\p{Control}/u)
  })

  it('uses colour only when told to, and says the same with it', () => {
    const progress = until('alarm')
    const coloured = progressLines(progress, wide, true)
    expect(coloured.join('')).toContain('\x1b[')
    expect(coloured.map(stripVTControlCharacters)).toEqual(progressLines(progress, wide, false))
  })

  it('forgets the losses of steps that a roll-back undid', () => {
    const rolledBack = recordedEvents.filter((event) => event.type === 'step' && [1, 2, 3, 4].includes(event.step))
    const again = recordedEvents.filter((event) => event.type === 'step' && event.step === 3)
    expect([...rolledBack, ...again].reduce(advance, noProgress).losses.map(({ step }) => step)).toEqual([1, 2, 3])
  })

  it('stays small over a hundred thousand steps', () => {
    const [step] = recordedEvents.filter((event) => event.type === 'step')
    let progress = noProgress
    for (let index = 1; index <= 100_000; index++) progress = advance(progress, { ...step, step: index, loss: 1e5 - index } as RunEvent)
    expect(progress.losses.length).toBeLessThanOrEqual(1000)
    const steps = progress.losses.map(({ step: at }) => at)
    expect(steps).toEqual(steps.map((_, index) => (index + 1) * steps[0])) // evenly spaced, so that the curve is true
    expect(steps.length).toBeGreaterThan(500)
    expect(draw(progress).join('\n')).toContain('step 100,000 ')
  })
})

describe('the end of a training', () => {
  const options = { columns: 101, color: false, runFolder: 'runs/land titles', program: 'npx tunesmith' }

  it('says what was learned, where it is and how to go on', () => {
    const lines = endLines(until('end'), options)
    expect(lines.slice(-11)).toEqual([
      '“What does a caveat cost?”', '  expected  $25', '  before    A caveat.', '  step 3    It costs $25.', '',
      '20 test questions, right answers (95 % interval)', '  before    5 % (1–24 %)', '  now       85 % (64–95 %)', '',
      'Training is complete: 6 steps in 2 min 05 s.',
      '  loss 1.1000, validation loss 1.5000 at step 3 · 5,400 tokens',
      '  saved in /runs/land-titles/adapter',
      `  talk to it: npx tunesmith chat ${quoted('runs/land titles')}`,
    ].slice(-11))
  })

  it('says how to resume a paused run', () => {
    const paused = advance(until('step'), { type: 'paused', time: '', step: 1, checkpoint: '/c' })
    expect(endLines(paused, options)).toEqual(['Training is paused after step 1; nothing is lost.', `  go on: npx tunesmith resume ${quoted('runs/land titles')}`])
  })
})

describe('the lines for a log', () => {
  it('are one for each step and evaluation', () => {
    const lines = recordedEvents.filter(({ type }) => type === 'step' || type === 'evaluated').flatMap((event) => plainLines(event, 6))
    expect(lines[0]).toBe('step 1/6  epoch 0.33  loss 2.5000  learning rate 2.0e-4  gradient norm 0.7000  5,210 tokens/s  512 MB  1–2 min left')
    expect(lines[3]).toContain('loss not a number')
    expect(lines.at(-1)).toBe('evaluated at step 6: validation loss 1.7000, perplexity 5.4700, 12 rows')
    expect(lines).toHaveLength(8)
  })
})

describe('the settings before training', () => {
  const planned = recordedEvents[0] as Extract<RunEvent, { type: 'planned' }>

  it('come with their values and reasons, in full however narrow the window', () => {
    for (const columns of [50, 80, 200]) {
      const text = settingLines(planned.settings, columns, false).join(' ').replace(/ +/g, ' ')
      for (const words of ['lora.rank = 16 given', 'data.maxLength = 128 the longest row has 97 tokens', 'memoryLimit = 8 GB what']) {
        expect(text).toContain(words)
      }
    }
  })
})
