import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { corpus, training } from '../../golden/train-tokenizers.ts'
import type { DigitGrouping } from './pre-tokenizer.ts'
import { trainByteLevelBpe } from './train.ts'

const golden = join(import.meta.dirname, '..', '..', 'golden')
const merges: Record<DigitGrouping, Array<[string, string]>> = JSON.parse(
  readFileSync(join(golden, 'merges.json'), 'utf8'),
)

describe.each(['single', 'triples'] satisfies DigitGrouping[])('trainByteLevelBpe with %s digits', (digits) => {
  const { files } = trainByteLevelBpe(corpus, { ...training, digits })

  it("learns the merges that Python's trainer learns, in its order", () => {
    expect(JSON.parse(files['tokenizer.json']).model.merges).toEqual(merges[digits].map((pair) => pair.join(' ')))
  })

  it('writes the files that Python loaded for the golden ids', () => {
    expect(files['tokenizer.json']).toBe(readFileSync(join(golden, `bytelevel-${digits}`, 'tokenizer.json'), 'utf8'))
  })
})
