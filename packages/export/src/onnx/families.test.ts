import { expect, it } from 'vitest'
import { copyGoldenModel, goldenCases, goldenFamilies } from '../testing/golden-model.ts'
import { testFolder } from '../testing/folder.ts'
import { onnxForm } from './onnx-form.ts'
import { writeModelOnnx } from './write-onnx.ts'

/** The logarithm of the probability that logits give to a token. */
function logprobOf(logits: readonly number[], id: number): number {
  const greatest = Math.max(...logits)
  return logits[id] - greatest - Math.log(logits.reduce((sum, logit) => sum + Math.exp(logit - greatest), 0))
}

it.each(goldenFamilies)('a model of the family %s can be written as ONNX, and gives the log-probabilities of Transformers', async (family) => {
  const folder = testFolder()
  copyGoldenModel(family, folder)
  const { ids: [text], base: { logits: [logits] } } = goldenCases(family)[family === 'phi4-mini' ? 'long' : 'rows']
  const form = onnxForm('ONNX', { folder, file: writeModelOnnx(folder) })
  const scores = await form.score(text)
  await form.close()
  for (const [place, { logprob }] of scores.entries()) expect(Math.abs(logprob - logprobOf(logits[place], text[place + 1]))).toBeLessThan(1e-4)
})
