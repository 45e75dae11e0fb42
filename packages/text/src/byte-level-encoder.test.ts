import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { byteLevelEncoder } from './byte-level-encoder.ts'
import { exactPreTokenizer } from './exact-pre-tokenizer.ts'
import { Tokenizer } from './huggingface-tokenizers.ts'

const golden = join(import.meta.dirname, '..', 'golden')
const read = (name: string) => JSON.parse(readFileSync(join(golden, name, 'tokenizer.json'), 'utf8'))
const base = read('bytelevel-single')
const byteLevel = { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex: true }
const split = base.pre_tokenizer.pretokenizers[0]
const sloppy = { ...split, pattern: { Regex: '\\p{L}+|\\d' } }

/** Tokenizers put together like those of known families. */
const variants = {
  'Llama 3': read('bytelevel-triples'),
  'Qwen 2, with NFC': { ...base, normalizer: { type: 'NFC' } },
  'GPT-2': { ...base, pre_tokenizer: byteLevel },
  'SmolLM 2': {
    ...base,
    pre_tokenizer: { type: 'Sequence', pretokenizers: [{ type: 'Digits', individual_digits: true }, byteLevel] },
  },
  'a pattern with gaps': {
    ...base,
    pre_tokenizer: { type: 'Sequence', pretokenizers: [sloppy, { ...byteLevel, use_regex: false }] },
  },
  'an added token that begins another': {
    ...base,
    added_tokens: [...base.added_tokens, { id: 700, content: '<s' }, { id: 701, content: '<s>>' }],
  },
}
const pieces = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom(
    ' ',
    '  ',
    '\n',
    '\r\n',
    '\t',
    '<s>',
    '</s>',
    '<|im_end|>',
    '<s',
    '>',
    'The ',
    'copy',
    "'ll",
    '2024',
    'e\u0301',
    '👩‍🚀',
    '\u0085',
    '\ufeff',
  ),
)

describe.each(Object.entries(variants))('byteLevelEncoder for %s', (_, json) => {
  const tokenizer = new Tokenizer({ ...json, pre_tokenizer: exactPreTokenizer(json.pre_tokenizer) }, {})
  const encode = byteLevelEncoder(tokenizer)!

  it('gives the ids of the library for any text', () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
        const text = parts.join('')
        expect(encode(text)).toEqual(tokenizer.encode(text, { add_special_tokens: false }).ids)
      }),
      { numRuns: 300 },
    )
  })
})

describe('byteLevelEncoder', () => {
  it('leaves other tokenizers to the library', () => {
    const stripping = { ...base, added_tokens: base.added_tokens.map((token: object) => ({ ...token, rstrip: true })) }
    for (const json of [read('sentencepiece-prepend'), read('sentencepiece-metaspace'), stripping]) {
      expect(byteLevelEncoder(new Tokenizer(json, {}))).toBeUndefined()
    }
  })
})
