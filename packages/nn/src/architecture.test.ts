import { describe, expect, it } from 'vitest'
import { architectureForLength, linearLayers, longTextsAbove, parameterCount, parameterShapes } from './architecture.ts'
import { goldenFamilies, openGoldenFamily } from './families/golden-family.fixture.ts'

describe.each(goldenFamilies)('the architecture of %s', (name) => {
  const { architecture, folder } = openGoldenFamily(name)
  const stored = [...folder.tensors.values()]

  it('has the weights of its checkpoint and no others', () => {
    const shapes = new Map(parameterShapes(architecture).map((weight) => [weight.name, weight.shape]))
    expect(shapes).toEqual(new Map(stored.map((tensor) => [tensor.name, tensor.shape])))
  })

  it('counts them', () => {
    const bytes = stored.reduce((total, { byteLength }) => total + byteLength, 0)
    expect(parameterCount(architecture)).toBe(bytes / 4)
  })

  it('names linear layers as the checkpoint does', () => {
    for (const { name, outFeatures, inFeatures, bias } of linearLayers(architecture)) {
      expect(folder.tensors.get(`${name}.weight`)?.shape).toEqual([outFeatures, inFeatures])
      expect(folder.tensors.get(`${name}.bias`)?.shape).toEqual(bias ? [outFeatures] : undefined)
    }
  })
})

describe('the architecture for a length', () => {
  it('has LongRoPE settled, one embedding for all layers', () => {
    const { architecture } = openGoldenFamily('phi4-mini')
    expect(longTextsAbove(architecture)).toBe(16)
    const rotaries = [16, 17].map((length) =>
      architectureForLength(architecture, length).layers.map(({ rotary }) => rotary),
    )
    const { frequencies, longer } = architecture.layers[0].rotary!
    expect(rotaries.map(([first]) => first!.frequencies)).toEqual([frequencies, longer!.frequencies])
    for (const layers of rotaries) {
      expect(new Set(layers).size).toBe(1)
      expect(layers[0]!.longer).toBeUndefined()
    }
  })

  it('is what it was without LongRoPE', () => {
    for (const name of ['llama3', 'smollm3', 'gemma3']) {
      const { architecture } = openGoldenFamily(name)
      expect(longTextsAbove(architecture)).toBe(Infinity)
      expect(architectureForLength(architecture, 1e9)).toEqual(architecture)
    }
  })
})
