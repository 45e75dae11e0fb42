import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadTokenizer } from '@tunesmith/text'
import { describe, expect, it } from 'vitest'
import { testFolder } from '../testing/folder.ts'
import { openInLlama } from '../testing/parity.ts'
import { testTexts } from '../testing/texts.ts'
import { writeTinyModel } from '../testing/tiny-model.ts'
import { writeModelGguf } from './write-model.ts'

const bundled = join(import.meta.dirname, '../../../../models/tunesmith-base-10m')
const golden = (name: string) => join(import.meta.dirname, '../../../text/golden', name)

/** A golden tokenizer with its tokenizer.json changed. */
function changedTokenizer(name: string, change: (json: TokenizerFile) => void): string {
  const folder = join(testFolder(), 'tokenizer')
  cpSync(golden(name), folder, { recursive: true })
  const path = join(folder, 'tokenizer.json')
  const json = JSON.parse(readFileSync(path, 'utf8')) as TokenizerFile
  change(json)
  writeFileSync(path, JSON.stringify(json))
  return folder
}

interface TokenizerFile {
  model: { vocab: Record<string, number>; merges: [string, string][]; ignore_merges: boolean }
  added_tokens: { id: number; content: string; rstrip: boolean; special: boolean }[]
  pre_tokenizer: unknown
  normalizer: unknown
}

/** All merges that make a token, as files made from SentencePiece models have them; these were learned as BPE. */
function closeMerges({ model }: TokenizerFile): void {
  const { vocab, merges } = model
  const made = [...new Set(merges.map(([left, right]) => left + right))]
  model.merges = made.flatMap((token) =>
    Array.from({ length: token.length - 1 }, (_, cut): [string, string] => [token.slice(0, cut + 1), token.slice(cut + 1)])
      .filter(([left, right]) => left in vocab && right in vocab),
  )
}

interface Comparison {
  /** Which texts are compared. */
  keep?: (text: string) => boolean
  chatTemplate?: string
}

/** The texts whose tokens in llama.cpp are others than ours. */
async function differing(tokenizerFolder: string, { keep = () => true, chatTemplate }: Comparison = {}) {
  const folder = join(testFolder(), 'my-model')
  writeTinyModel(folder, tokenizerFolder)
  const ours = loadTokenizer(folder)
  const { path } = await writeModelGguf(folder, join(folder, 'model.gguf'), { precision: 'F32', chatTemplate })
  const { llama } = openInLlama(path)
  const all = testTexts(ours.specialTokens.map(({ content }) => content))
  expect(all.length).toBeGreaterThan(2000)
  const texts = all.filter(keep)
  const theirs = await Promise.all(texts.map((text) => llama.tokenize(text, true)))
  return texts.flatMap((text, index) => {
    const expected = ours.encode(text, { addSpecialTokens: false })
    return expected.join() === theirs[index].join() ? [] : [{ text, expected: expected.join(' '), theirs: theirs[index].join(' ') }]
  })
}

const beginsWithSpecial = (text: string) => text.startsWith('<|im_')
const hasSpecial = (text: string) => /<\|im_|<\/?s>|<unk>/.test(text)

describe('texts have the same tokens in llama.cpp', () => {
  it.each([
    ['of the bundled model', bundled],
    ['of bytes, digits one by one', golden('bytelevel-single')],
    ['of bytes, digits in threes', golden('bytelevel-triples')],
    ['of bytes, cut as GPT-2 does and at digits', golden('bytelevel-digits')],
  ])('%s', async (_kind, folder) => {
    expect(await differing(folder)).toEqual([])
  })

  it('of characters, without a space in front, as Gemma', async () => {
    expect(await differing(changedTokenizer('sentencepiece-replace', closeMerges))).toEqual([])
  })

  it('of characters, with a space in front of every text, as Llama 2', async () => {
    const tokenizer = changedTokenizer('sentencepiece-prepend', (json) => {
      closeMerges(json)
      for (const token of json.added_tokens) token.rstrip = false
    })
    expect(await differing(tokenizer)).toEqual([])
  })

  it('of characters, with special tokens that take the white space behind them, as Phi-3', async () => {
    const tokenizer = changedTokenizer('sentencepiece-prepend', (json) => {
      closeMerges(json)
      const id = Math.max(...json.added_tokens.map((token) => token.id)) + 1
      json.added_tokens.push({ ...json.added_tokens[0], id, content: '<|endoftext|>' })
      for (const token of json.added_tokens) token.rstrip = token.rstrip || token.content === '</s>'
    })
    expect(await differing(tokenizer)).toEqual([])
  })

  it('of characters, with a space in front of the first text alone, as Mistral: chats where there is a template', async () => {
    const tokenizer = changedTokenizer('sentencepiece-metaspace', closeMerges)
    expect(await differing(tokenizer, { keep: beginsWithSpecial, chatTemplate: '{{ messages }}' })).toEqual([])
  })

  it('of characters, with a space in front of the first text alone: texts where there is none', async () => {
    const tokenizer = changedTokenizer('sentencepiece-metaspace', closeMerges)
    // one more space is put in front of a space, which Transformers does not do
    expect(await differing(tokenizer, { keep: (text) => !hasSpecial(text) && !text.startsWith(' ') })).toEqual([])
  })
})

/** A byte-level tokenizer that cuts words by an expression. */
const cutBy = (expression: string, change: (json: TokenizerFile) => void = () => {}) =>
  changedTokenizer('bytelevel-single', (json) => {
    const split = { type: 'Split', pattern: { Regex: expression }, behavior: 'Isolated', invert: false }
    json.pre_tokenizer = { type: 'Sequence', pretokenizers: [split, { type: 'ByteLevel', add_prefix_space: false, use_regex: false }] }
    change(json)
  })

describe('expressions for words of other models', () => {
  const upper = String.raw`[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]`
  const lower = String.raw`[\p{Ll}\p{Lm}\p{Lo}\p{M}]`
  const word = (between: string, contraction: string) =>
    String.raw`[^\r\n\p{L}\p{N}]?${upper}*${lower}+${contraction}|[^\r\n\p{L}\p{N}]?${upper}+${lower}*${contraction}|${between}`
  const rest = String.raw` ?[^\s\p{L}\p{N}]+[\r\n/]*|\s*[\r\n]+|\s+(?!\S)|\s+`
  const contraction = "(?i:'s|'t|'re|'ve|'m|'ll|'d)?"

  it.each<[model: string, expression: string, change: (json: TokenizerFile) => void]>([
    ['GPT-4o', word(String.raw`\p{N}{1,3}|${rest}`, contraction), () => {}],
    ['Mistral Nemo', word(String.raw`\p{N}|${rest}`, ''), (json) => void (json.model.ignore_merges = true)],
  ])('%s: llama.cpp takes fewer letters for capitals, which one text shows', async (_model, expression, change) => {
    const others = await differing(cutBy(expression, change))
    expect(others.map(({ text }) => text).filter((text) => !text.includes('Ο'))).toEqual([])
    expect(others.length).toBeLessThan(4)
  })

  it('GPT-2', async () => {
    const gpt2 = String.raw`'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+`
    expect(await differing(cutBy(gpt2))).toEqual([])
  })

  it('composed text, where the tokenizer composes it', async () => {
    const tokenizer = changedTokenizer('bytelevel-single', (json) => void (json.normalizer = { type: 'NFC' }))
    expect(await differing(tokenizer, { keep: (text) => text === text.normalize('NFC') })).toEqual([])
  })
})

describe('a tokenizer that llama.cpp has not', () => {
  const refusal = async (tokenizer: string) => {
    const folder = join(testFolder(), 'my-model')
    writeTinyModel(folder, tokenizer)
    return writeModelGguf(folder, join(folder, 'model.gguf'), { precision: 'F32' }).catch((error: unknown) => String(error))
  }

  it('is refused with the reason: merges that scores cannot say', async () => {
    expect(await refusal(golden('sentencepiece-replace'))).toContain('make a token but are never merged')
  })

  it('is refused with the reason: another way to cut words', async () => {
    expect(await refusal(cutBy('[a-z]+|.'))).toContain('does not know the expression [a-z]+|.')
  })

  it('is refused with the reason: text changed before', async () => {
    const tokenizer = changedTokenizer('bytelevel-single', (json) => void (json.normalizer = { type: 'Lowercase' }))
    expect(await refusal(tokenizer)).toContain('changes text before it is cut')
  })

  it('is not taken for one that keeps merged words whole', async () => {
    const tokenizer = changedTokenizer('bytelevel-triples', (json) => void (json.model.ignore_merges = false))
    expect(await differing(tokenizer)).toEqual([])
  })
})

describe('names of models', () => {
  it.each(['My Phi-3 tune', 'phi3'])('are no sign of a tokenizer that the model has not: %s', async (name) => {
    const folder = join(testFolder(), 'my-model')
    writeTinyModel(folder, bundled)
    const { path } = await writeModelGguf(folder, join(folder, 'model.gguf'), { precision: 'F32', name })
    expect(await openInLlama(path).llama.tokenize('a', true)).toEqual(loadTokenizer(bundled).encode('a'))
  })
})
