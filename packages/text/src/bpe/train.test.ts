import { describe, expect, it } from 'vitest'
import { Tokenizer } from '../huggingface-tokenizers.ts'
import { trainByteLevelBpe, type BpeTraining } from './train.ts'

const texts = [
  'The fee is 120 dollars. The fee for a copy is 15 dollars.',
  'Where is the office? The office is in the old town, near the old bridge.',
  "It's open from 9 to 17. We'll see you there!",
]
const training: BpeTraining = {
  vocabSize: 320,
  bosToken: '<s>',
  eosToken: '</s>',
  specialTokens: ['<pad>', '<s>', '</s>', '<|end|>'],
}

function load(settings: BpeTraining) {
  const { files } = trainByteLevelBpe(texts, settings)
  const tokenizer: object = JSON.parse(files['tokenizer.json'])
  return new Tokenizer(tokenizer, JSON.parse(files['tokenizer_config.json']))
}

describe('trainByteLevelBpe', () => {
  it('numbers special tokens first, then bytes, then merges by frequency', () => {
    const tokenizer = load(training)
    expect(['<pad>', '<s>', '</s>', '<|end|>'].map((token) => tokenizer.token_to_id(token))).toEqual([0, 1, 2, 3])
    expect(tokenizer.token_to_id('!')).toBe(4)
    expect(tokenizer.id_to_token(260)).toBe('he')
  })

  it('encodes any text and gives it back unchanged', () => {
    const tokenizer = load(training)
    for (const text of ['the office', ' früh 北京 👩‍🚀', 'tab\t\r\nnew\u0000line', '12345']) {
      expect(tokenizer.decode(tokenizer.encode(text, { add_special_tokens: false }).ids)).toBe(text)
    }
  })

  it('puts bos in front unless told not to', () => {
    expect(load(training).encode('the').ids[0]).toBe(1)
    expect(load({ ...training, addBosToken: false }).encode('the').ids[0]).not.toBe(1)
  })

  it('cuts digits one by one or in groups of three', () => {
    const digits = (digits: 'single' | 'triples') => {
      const { files } = trainByteLevelBpe(['2024 2024 2024 2024'], { vocabSize: 300, digits })
      const tokenizer = new Tokenizer(JSON.parse(files['tokenizer.json']), {})
      return tokenizer.encode('2024').ids.map((id) => tokenizer.id_to_token(id))
    }
    expect(digits('single')).toEqual(['2', '0', '2', '4'])
    expect(digits('triples')).toEqual(['202', '4'])
  })

  it('never merges across or inside special tokens in the text', () => {
    const { files } = trainByteLevelBpe(['<|end|>'.repeat(50)], { vocabSize: 300, specialTokens: ['<|end|>'] })
    expect(JSON.parse(files['tokenizer.json']).model.merges).toEqual([])
  })

  it('stops when no pair is frequent enough, and says how large the vocabulary became', () => {
    const result = trainByteLevelBpe(['abab abab'], { vocabSize: 5000 })
    expect(result.vocabSize).toBe(256 + JSON.parse(result.files['tokenizer.json']).model.merges.length)
    expect(result.vocabSize).toBeLessThan(270)
  })

  it('refuses a vocabulary without room for the bytes', () => {
    expect(() => trainByteLevelBpe(texts, { vocabSize: 200, eosToken: '</s>' })).toThrow(/257/)
  })
})
