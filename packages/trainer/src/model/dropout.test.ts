import { join } from 'node:path'
import { readJsonObject } from '@tunesmith/formats'
import { dropoutColumns, dropoutPhaseLimit, dropoutRows, linearLayers, readArchitecture } from '@tunesmith/nn'
import { describe, expect, it } from 'vitest'
import { drawDropout } from './dropout.ts'

const architecture = readArchitecture(readJsonObject(join(import.meta.dirname, '../../golden/base/config.json')))
const [first, second] = linearLayers(architecture)
const targets = new Map([first, second].map(({ name }) => [name, { rank: 4, scale: 1 }]))
const place = { step: 3, microBatch: 1, tokens: 40 }
const draw = (change: Partial<typeof place> = {}, seed = 1) => drawDropout(architecture, targets, seed, { ...place, ...change })

describe('the phases of dropout masks', () => {
  it('are there for adapted layers only, one a token and one a feature, within bounds', () => {
    const inputs = draw()
    expect(Object.keys(inputs)).toHaveLength(4)
    expect(inputs[dropoutRows(first.name)]).toHaveLength(40)
    expect(inputs[dropoutColumns(second.name)]).toHaveLength(second.inFeatures)
    for (const values of Object.values(inputs)) {
      expect(values.every((value) => value >= 0 && value <= dropoutPhaseLimit)).toBe(true)
      expect(new Set(values).size).toBe(values.length)
    }
  })

  it('are the same for the same place, and others everywhere else', () => {
    expect(draw()).toEqual(draw())
    const name = dropoutRows(first.name)
    const others = [draw({ step: 4 }), draw({ microBatch: 0 }), draw({}, 2)].map((inputs) => inputs[name])
    others.push(draw()[dropoutRows(second.name)])
    for (const other of others) {
      expect(draw()[name].filter((value, index) => value === other[index])).toHaveLength(0)
    }
  })
})
