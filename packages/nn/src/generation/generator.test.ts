import { compile, createSession, input, type Session } from '@tunesmith/autograd'
import { afterAll, describe, expect, it } from 'vitest'
import { goldenFamilies, openGoldenFamily, type GoldenFamily } from '../families/golden-family.fixture.ts'
import { causalLanguageModelLogits } from '../causal-language-model.ts'
import type { ParameterValues } from '../model/language-model.ts'
import { withLora } from '../weights/lora.ts'
import { storedWeights } from '../weights/stored-weights.ts'
import { createGenerator, type Generator } from './generator.ts'
import { sampleToken, type SamplingOptions } from './sampling.ts'
import type { GeneratedText, GenerateOptions } from './text.ts'

/** A prompt of any length, different for each `seed`. */
const prompt = (length: number, seed: number) =>
  Array.from({ length }, (_, index) => (index * index * 7 + index * seed + seed * 11) % 96)

const weightsOf = ({ folder, loraTargets }: GoldenFamily) =>
  withLora(storedWeights(folder.tensors), { targets: loraTargets })
const baseWeightsOf = ({ folder }: GoldenFamily) => withLora(storedWeights(folder.tensors), { targets: new Map() })

interface FullForward {
  session: Session
  batch: number
  length: number
}

/** The whole forward pass without a cache, on texts padded to `length`. */
async function fullForward(family: GoldenFamily, batch: number, length: number): Promise<FullForward> {
  const positions = input('positions', [batch, length], 'int32')
  const segments = input('segments', [batch, length], 'int32')
  const pattern = { queryPositions: positions, keyPositions: positions, querySegments: segments, keySegments: segments }
  const { logits } = causalLanguageModelLogits(family.architecture, weightsOf(family), {
    ids: input('ids', [batch, length], 'int32'),
    pattern,
    maxPositions: length,
    rows: input('rows', [batch], 'int32'),
  })
  const session = await createSession(compile({ logits }), { threads: 1 })
  return { session, batch, length }
}

/** Continues texts, reading them from the start for each token. */
async function continueWithoutCache(
  { session, batch, length }: FullForward,
  parameters: ParameterValues,
  prompts: readonly number[][],
  { maxNewTokens, ...sampling }: SamplingOptions & { maxNewTokens: number },
): Promise<number[][]> {
  const texts = prompts.map((tokens) => [...tokens])
  for (let step = 0; step < maxNewTokens; step++) {
    const ids = new Int32Array(batch * length)
    const segments = new Int32Array(batch * length)
    texts.forEach((tokens, row) => {
      ids.set(tokens, row * length)
      segments.fill(1, row * length, row * length + tokens.length)
    })
    const positions = Int32Array.from(ids, (_, index) => index % length)
    const rows = Int32Array.from(texts, (tokens, row) => row * length + tokens.length - 1)
    const results = await session.run({ ids, segments, positions, rows, ...Object.fromEntries(parameters) })
    const logits = results.logits as Float32Array
    const size = logits.length / batch
    texts.forEach((tokens, row) => {
      tokens.push(sampleToken(logits.slice(row * size, (row + 1) * size), tokens, sampling, Math.random))
    })
  }
  return texts.map((tokens, row) => tokens.slice(prompts[row].length))
}

const generatorOf = (family: GoldenFamily, contextLength: number, weights = weightsOf): Generator =>
  createGenerator({
    architecture: { ...family.architecture, contextLength },
    weights: () => weights(family),
    threads: 1,
  })

describe.each(goldenFamilies)('%s generates with a cache what it generates without', (name) => {
  it('greedily, past a sliding window and the size of the first cache', async () => {
    const family = openGoldenFamily(name)
    const prompts = [prompt(5, 1), prompt(58, 2), prompt(30, 3)]
    const generator = generatorOf(family, 128) // the models are made for 64 tokens
    const forward = await fullForward(family, 3, 80)
    // random models like to repeat a token whatever came before, which the penalty prevents
    for (const repetitionPenalty of [1, 5]) {
      const options = { maxNewTokens: 12, repetitionPenalty }
      const texts = await generator.generate(family.loraValues, prompts, { ...options, stopIds: [] })
      const expected = await continueWithoutCache(forward, family.loraValues, prompts, options)
      expect(texts).toEqual(expected.map((ids) => ({ ids, stopped: 'length' })))
      if (repetitionPenalty > 1) for (const { ids } of texts) expect(new Set(ids).size).toBeGreaterThan(5)
    }
    await generator.release()
    await forward.session.release()
  })
})

describe('LongRoPE', () => {
  it('turns each text by its own greatest length, whatever texts are beside it', async () => {
    const family = openGoldenFamily('phi4-mini') // made for 16 tokens, stretched beyond
    const [short, long] = [prompt(4, 1), prompt(5, 1)]
    const generator = generatorOf(family, 64)
    const options = { maxNewTokens: 12, repetitionPenalty: 5 }
    const texts = await generator.generate(family.loraValues, [long, short], { ...options, stopIds: [] })
    await generator.release()
    for (const [text, start, length] of [[texts[0], long, 17], [texts[1], short, 16]] as const) {
      const forward = await fullForward(family, 1, length)
      expect(text.ids).toEqual((await continueWithoutCache(forward, family.loraValues, [start], options))[0])
      await forward.session.release()
    }
  })
})

describe('a generator', () => {
  const family = openGoldenFamily('mistral')
  const generator = generatorOf(family, 64)
  afterAll(() => generator.release())
  const generate = (prompts: number[][], options: Partial<GenerateOptions> = {}) =>
    generator.generate(family.loraValues, prompts, { maxNewTokens: 10, stopIds: [], ...options })

  it('takes adapters as parameters', async () => {
    const [adapted] = await generate([prompt(6, 1)])
    const zeros = new Map([...family.loraValues].map(([name, { length }]) => [name, new Float32Array(length)]))
    const [unadapted] = await generator.generate(zeros, [prompt(6, 1)], { maxNewTokens: 10, stopIds: [] })
    const base = generatorOf(family, 64, baseWeightsOf)
    const [expected] = await base.generate(new Map(), [prompt(6, 1)], { maxNewTokens: 10, stopIds: [] })
    await base.release()
    expect(unadapted).toEqual(expected)
    expect(adapted).not.toEqual(expected)
  })

  it('ends a text at a stop token and leaves that out', async () => {
    const [whole] = await generate([prompt(6, 1)])
    const stop = whole.ids[4]
    const reported: number[] = []
    const [text] = await generate([prompt(6, 1)], { stopIds: [95, stop], onToken: (_, id) => reported.push(id) })
    expect(text).toEqual({ ids: whole.ids.slice(0, whole.ids.indexOf(stop)), stopped: 'stop' })
    expect(reported).toEqual(text.ids)
  })

  it('ends a text where the context is full', async () => {
    const texts = await generate([prompt(61, 1), prompt(64, 1), prompt(70, 1), prompt(54, 1)])
    expect(texts.map(({ ids, stopped }) => [ids.length, stopped])).toEqual([
      [3, 'context'],
      [0, 'context'],
      [0, 'context'],
      [10, 'length'],
    ])
  })

  it('generates nothing when nothing is asked for', async () => {
    expect(await generate([])).toEqual([])
    expect(await generate([prompt(3, 1)], { maxNewTokens: 0 })).toEqual([{ ids: [], stopped: 'length' }])
  })

  it('continues each of many prompts as if it were alone, though texts end and others take their place', async () => {
    const prompts = Array.from({ length: 20 }, (_, index) => prompt(1 + 2 * index, index))
    const alone: GeneratedText[] = []
    const stopIds = [3, 17, 29, 41, 53, 71, 83]
    for (const start of prompts) alone.push((await generate([start], { stopIds }))[0])
    expect(new Set(alone.map(({ ids }) => ids.length)).size).toBeGreaterThan(3)
    const reported = prompts.map((): number[] => [])
    const together = await generate(prompts, { stopIds, onToken: (index, id) => reported[index].push(id) })
    expect(together).toEqual(alone)
    expect(reported).toEqual(alone.map(({ ids }) => ids))
  })

  it('draws the same tokens for the same random numbers, prompt by prompt', async () => {
    const random = (index: number) => {
      let state = index + 1
      return () => (state = (state * 48271) % 2147483647) / 2147483647
    }
    const prompts = [prompt(6, 1), prompt(6, 1), prompt(20, 2)]
    const options = { temperature: 1, topP: 0.95, random }
    const texts = await generate(prompts, options)
    expect(await generate(prompts, options)).toEqual(texts)
    expect((await generate(prompts.slice(0, 1), options))[0]).toEqual(texts[0])
    expect(texts[1]).not.toEqual(texts[0])
  })

  it('needs random numbers above temperature 0', async () => {
    await expect(generate([prompt(3, 1)], { temperature: 1 })).rejects.toThrow('random')
  })

  it('stops when aborted, and can be used again', async () => {
    const abort = new AbortController()
    let tokens = 0
    const onToken = () => {
      if (++tokens === 3) abort.abort(new Error('enough'))
    }
    await expect(generate([prompt(3, 1)], { signal: abort.signal, onToken })).rejects.toThrow('enough')
    expect(tokens).toBe(3)
    expect((await generate([prompt(3, 1)]))[0].ids).toHaveLength(10)
  })

  it('can be used again after it gave its memory back', async () => {
    const before = await generate([prompt(6, 1)])
    await generator.release()
    expect(await generate([prompt(6, 1)])).toEqual(before)
  })

  it('lets calls wait for one another', async () => {
    const prompts = [[prompt(6, 1)], [prompt(40, 2)], [prompt(9, 3), prompt(3, 4)]]
    const atOnce = await Promise.all(prompts.map((some) => generate(some)))
    for (const [index, some] of prompts.entries()) expect(atOnce[index]).toEqual(await generate(some))
  })
})
