import { expect, it } from 'vitest'
import { crossEntropy } from './functional.ts'
import { evaluate } from './reference/evaluate.ts'
import { input } from './tensor.ts'

it('cross-entropy finds the target of every row, also among more logits than int32 can count', () => {
  const targets = input('targets', [3], 'int32')
  const loss = crossEntropy(input('logits', [3, 2 ** 30]), targets)
  const [, places] = loss.inputs[0].inputs
  expect(evaluate([places], { targets: [5, 6, 7] })[0].data).toEqual([5, 2 ** 30 + 6, 2 ** 31 + 7])
})
