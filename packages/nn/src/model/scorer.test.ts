import { afterAll, describe, expect, it } from 'vitest'
import { goldenFamilies, openGoldenFamily } from '../families/golden-family.fixture.ts'
import { withLora } from '../weights/lora.ts'
import { storedWeights } from '../weights/stored-weights.ts'
import { createScorer, type Scorer } from './scorer.ts'

const scorers: Scorer[] = []
afterAll(async () => {
  for (const scorer of scorers) await scorer.release()
})

/** log softmax of the logits that Transformers gave, at the token that follows. */
function expected(logits: number[][], ids: number[]) {
  return ids.slice(1).map((id, position) => {
    const values = logits[position]
    const greatest = Math.max(...values)
    const sum = values.reduce((total, value) => total + Math.exp(value - greatest), 0)
    return { id, logprob: values[id] - greatest - Math.log(sum), likeliest: values.indexOf(greatest) }
  })
}

describe.each(goldenFamilies)('scores of %s', (name) => {
  const { architecture, folder, cases, loraTargets, loraValues } = openGoldenFamily(name)
  const [test] = Object.values(cases).filter(({ segments, positions }) =>
    segments[0].every((segment) => segment === segments[0][0]) && positions[0].every((position, index) => position === index))
  const kinds = [
    ['base', () => storedWeights(folder.tensors), new Map<string, Float32Array>()],
    ['adapted', () => withLora(storedWeights(folder.tensors), { targets: loraTargets }), loraValues],
  ] as const

  it.each(kinds)('are those of Transformers, %s', async (kind, weights, parameters) => {
    const scorer = createScorer({ architecture, weights, threads: 1 })
    scorers.push(scorer)
    const scores = await scorer.score(parameters, test.ids[0])
    const wanted = expected(test[kind].logits[0], test.ids[0])
    expect(scores.map(({ id, likeliest }) => [id, likeliest])).toEqual(wanted.map(({ id, likeliest }) => [id, likeliest]))
    scores.forEach(({ logprob }, index) => expect(logprob).toBeCloseTo(wanted[index].logprob, 3))
  })
})
