import { plainReason } from '@tunesmith/contract'
import { describe, expect, it } from 'vitest'
import type { Settings } from '../defaults/index.ts'
import type { MemorySettings } from '../memory-ladder.ts'
import type { Decisions } from './decisions.ts'
import { answerShortage, changesResult, findRelief, shortageAlarm, type Relief } from './relief.ts'

const memory: MemorySettings = {
  method: 'lora', batchSize: 8, microBatchSize: 8, maxLength: 256, recompute: 'none', mode: 'fast', optimizer: 'adamw',
}

/** Settings of a run, some of them given by a person. */
function settingsOf(values: Partial<MemorySettings> = {}, given: readonly (keyof MemorySettings)[] = []): Settings {
  const all = Object.entries({ ...memory, ...values }).map(([name, value]) => {
    const origin = given.includes(name as keyof MemorySettings) ? 'given' : 'chosen'
    return [name, { value, reason: plainReason('because'), origin }]
  })
  return Object.fromEntries(all) as unknown as Settings
}

/** Like the real prediction: a base, the weights, and what grows with the tokens at once. */
const bytesOf = ({ microBatchSize, maxLength, recompute, method }: MemorySettings) =>
  200e6 + (method === 'qlora' ? 50e6 : 100e6) + microBatchSize * maxLength * { none: 200e3, smart: 100e3, full: 50e3 }[recompute]

const options = { predictMemory: bytesOf, shareLongerThan: () => 0.1, isUnderWay: false }
const find = (settings: Settings, isUnderWay = false) => findRelief(settings, { ...options, isUnderWay })

function allReliefs(settings: Settings, isUnderWay: boolean): Relief[] {
  const found: Relief[] = []
  for (let relief = find(settings, isUnderWay); relief; relief = find(relief.settings, isUnderWay)) found.push(relief)
  return found
}

describe('the relief of a run that has run out of memory', () => {
  it('is the next step that needs less, with all on the way there', () => {
    const relief = find(settingsOf())!
    expect(relief.answer).toMatchObject({
      changed: { mode: 'lean', microBatchSize: 4 }, // without the second layout of the weights nothing becomes less here
      predictedBytes: { before: bytesOf(memory), after: bytesOf({ ...memory, microBatchSize: 4 }) },
    })
    expect(relief.answer.message.text).toContain('4 instead of 8 sequences at once, gradients added up over 2 rounds')
    expect(relief.settings.microBatchSize).toEqual({ value: 4, reason: expect.objectContaining({ text: 'memory ran out with 710 MB planned' }), origin: 'chosen' })
    expect(relief.settings.batchSize).toEqual(settingsOf().batchSize)
  })

  it('changes the result only before anything was learned', () => {
    const names = (isUnderWay: boolean) => allReliefs(settingsOf(), isUnderWay).flatMap(({ answer }) => Object.keys(answer.changed))
    expect(new Set(names(true))).toEqual(new Set(['mode', 'microBatchSize', 'recompute']))
    expect(new Set(names(false))).toEqual(new Set(['mode', 'microBatchSize', 'recompute', 'method', 'maxLength']))
    expect(allReliefs(settingsOf(), false).map(({ answer }) => changesResult(answer)).indexOf(true)).toBe(5)
  })

  it('touches what a person decided last, and never where that changes the result', () => {
    const reliefs = allReliefs(settingsOf({}, ['microBatchSize', 'method', 'maxLength', 'mode']), false)
    expect(reliefs.map(({ answer }) => answer.changed)).toEqual([
      { recompute: 'smart' }, { recompute: 'full' }, { mode: 'lean', microBatchSize: 4 }, { microBatchSize: 2 }, { microBatchSize: 1 },
    ])
  })

  it('always needs less than before, and ends', () => {
    const reliefs = allReliefs(settingsOf(), false)
    for (const { answer } of reliefs) expect(answer.predictedBytes.after).toBeLessThan(answer.predictedBytes.before)
    expect(find(reliefs.at(-1)!.settings)).toBeNull()
  })
})

describe('a shortage', () => {
  const decided: Decisions = {
    settings: settingsOf(), predictedMemoryBytes: 700e6, inputs: {}, shortages: [{ step: 7, usedBytes: 900e6 }],
  }

  it('is answered in the decisions of the run, and told with its numbers', () => {
    const { settings, predictedMemoryBytes, shortages } = answerShortage(decided, find(decided.settings))
    expect(settings.microBatchSize.value).toBe(4)
    expect(predictedMemoryBytes).toBe(bytesOf({ ...memory, microBatchSize: 4 }))
    expect(shortageAlarm(shortages[0], 800e6)).toMatchObject({
      kind: 'out-of-memory',
      step: 7,
      message: { text: 'Memory ran out after step 7 with 900 MB in use, where 800 MB are allowed; 710 MB had been planned.' },
      action: { text: expect.stringMatching(/4 instead of 8 sequences.* This needs about 505 MB\.$/) },
      evidence: { usedBytes: 900e6, limitBytes: 800e6, plannedBefore: bytesOf(memory), plannedNow: predictedMemoryBytes },
    })
  })

  it('that nothing can be done about leaves the settings as they are', () => {
    const { settings, shortages } = answerShortage(decided, null)
    expect(settings).toEqual(decided.settings)
    expect(shortages[0].answer!.changed).toEqual({})
  })
})
