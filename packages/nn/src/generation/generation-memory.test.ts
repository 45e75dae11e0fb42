import { createSession, type TensorData } from '@tunesmith/autograd'
import { describe, expect, it } from 'vitest'
import { openGoldenFamily } from '../families/golden-family.fixture.ts'
import { withLora } from '../weights/lora.ts'
import { storedWeights } from '../weights/stored-weights.ts'
import { batchSizes, continueTexts, type ForwardPasses } from './continue-texts.ts'
import { predictGenerationMemory } from './generation-memory.ts'
import { decodeGraph, prefillGraph } from './graphs.ts'
import { startText } from './text.ts'

const family = openGoldenFamily('mistral')
const architecture = { ...family.architecture, contextLength: 300 }
const weights = () => withLora(storedWeights(family.folder.tensors), { targets: family.loraTargets })
const adapters = Object.fromEntries(family.loraValues)

/** The shapes of the graphs that continuing these prompts needs, in order, each once. */
async function shapesOf(lengths: readonly number[], maxNewTokens: number) {
  const used = { prefill: new Set<string>(), decode: new Set<string>() }
  const run = async (graph: ReturnType<typeof prefillGraph>, feeds: Record<string, TensorData>) => {
    const session = await createSession(graph, { threads: 1 })
    const results = await session.run({ ...feeds, ...adapters })
    await session.release()
    return results
  }
  const passes: ForwardPasses = {
    prefill(shape, feeds) {
      used.prefill.add(JSON.stringify(shape))
      return run(prefillGraph(architecture, weights(), shape, {}), feeds)
    },
    decode(shape, feeds) {
      used.decode.add(JSON.stringify(shape))
      return run(decodeGraph(architecture, weights(), shape, {}), feeds)
    },
  }
  const options = { maxNewTokens, stopIds: [] }
  const prompts = lengths.map((length) => Array.from({ length }, (_, index) => (index * 7 + length) % 90))
  const texts = prompts.map((prompt, index) => startText(index, prompt, architecture.contextLength, options))
  await continueTexts(architecture, texts, options, passes)
  return { prefill: [...used.prefill].map((each) => JSON.parse(each) as unknown), decode: [...used.decode].map((each) => JSON.parse(each) as unknown) }
}

describe('the sizes that memory is predicted from', () => {
  it.each([
    ['a few prompts', [20, 9, 30], 40],
    ['prompts that outgrow the first cache', [60, 61], 10],
    ['one prompt that fits the first cache', [5], 3],
  ])('are those that are computed: %s', async (_, lengths, maxNewTokens) => {
    const promptLength = Math.max(...lengths)
    const sizes = batchSizes(architecture, { texts: lengths.length, promptLength, longest: promptLength + maxNewTokens })
    const { prefill, decode } = await shapesOf(lengths, maxNewTokens)
    expect(prefill[0]).toEqual(sizes.prefill)
    expect(decode).toEqual(sizes.decodes)
  })

  it('grow with the prompts and their length', () => {
    const bytes = (prompts: number, promptLength: number) =>
      predictGenerationMemory(architecture, weights, { prompts, promptLength, maxNewTokens: 20 })
    expect(bytes(8, 30)).toBeGreaterThan(bytes(1, 30))
    expect(bytes(8, 200)).toBeGreaterThan(bytes(8, 30))
    expect(bytes(100, 30)).toBe(bytes(16, 30)) // no more are continued at once
  })
})
