/** Trains the small byte-level tokenizers that the golden values are about, into this folder. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { trainByteLevelBpe, writeTokenizerFiles, type DigitGrouping } from '../src/index.ts'

const here = import.meta.dirname
export const corpus = readFileSync(join(here, 'corpus.txt'), 'utf8').split(/(?<=\n)/)
export const training = {
  vocabSize: 700,
  specialTokens: ['<pad>', '<s>', '</s>', '<|im_start|>', '<|im_end|>'],
  bosToken: '<s>',
  eosToken: '</s>',
  padToken: '<pad>',
}

if (import.meta.main) {
  for (const digits of ['single', 'triples'] satisfies DigitGrouping[]) {
    writeTokenizerFiles(join(here, `bytelevel-${digits}`), trainByteLevelBpe(corpus, { ...training, digits }))
  }
}
