import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { loadTokenizer } from './tokenizer-folder.ts'

const golden = join(import.meta.dirname, '..', 'golden')
const parent = mkdtempSync(join(tmpdir(), 'tokenizer-'))
afterAll(() => rmSync(parent, { recursive: true }))
let folders = 0

/** A copy of the small byte-level tokenizer, with files added or replaced. */
function folder(files: Record<string, string | object>, from: string | null = 'bytelevel-single'): string {
  const path = join(parent, String(folders++))
  cpSync(from === null ? mkdtempSync(join(parent, 'empty-')) : join(golden, from), path, { recursive: true })
  for (const [name, content] of Object.entries(files)) {
    writeFileSync(join(path, name), typeof content === 'string' ? content : JSON.stringify(content))
  }
  return path
}

describe('loadTokenizer', () => {
  it('knows the special tokens and sizes', () => {
    const tokenizer = loadTokenizer(folder({}))
    expect(tokenizer).toMatchObject({ vocabSize: 700, bosId: 1, eosIds: [2], padId: 0, addsBos: true, bosToken: '<s>' })
    expect(tokenizer.unkId).toBeUndefined()
    expect(tokenizer.specialTokens).toContainEqual({ id: 4, content: '<|im_end|>' })
    expect(loadTokenizer(join(golden, 'sentencepiece-prepend')).unkId).toBe(0)
  })

  it('adds special tokens unless told not to, and skips them in decoding when told to', () => {
    const tokenizer = loadTokenizer(folder({}))
    const bare = tokenizer.encode('copy', { addSpecialTokens: false })
    expect(tokenizer.encode('copy')).toEqual([1, ...bare])
    expect(tokenizer.decode([1, ...bare, 4])).toBe('<s>copy<|im_end|>')
    expect(tokenizer.decode([1, ...bare, 4], { skipSpecialTokens: true })).toBe('copy')
  })

  it('decodes nothing, and ids that have no token, to nothing', () => {
    const tokenizer = loadTokenizer(folder({}))
    expect(tokenizer.decode([])).toBe('')
    expect(tokenizer.decode([5000])).toBe('')
  })

  it('does not clean up spaces', () => {
    const tokenizer = loadTokenizer(folder({ 'tokenizer_config.json': { clean_up_tokenization_spaces: true } }))
    expect(tokenizer.decode(tokenizer.encode("a . b , do n't"))).toContain("a . b , do n't")
  })

  it('gathers the tokens that end generation from every file', () => {
    const path = folder({ 'generation_config.json': { eos_token_id: [4, 2] }, 'config.json': { eos_token_id: 3 } })
    expect(loadTokenizer(path).eosIds).toEqual([2, 4, 3])
  })

  it('reads special tokens written as objects, and from special_tokens_map.json', () => {
    const path = folder({
      'tokenizer_config.json': { eos_token: { content: '<|im_end|>', lstrip: false } },
      'special_tokens_map.json': { bos_token: { content: '<s>' } },
    })
    expect(loadTokenizer(path)).toMatchObject({ eosToken: '<|im_end|>', eosIds: [4], bosId: 1 })
  })

  it('finds the chat template in its own file, in the config, or among several', () => {
    const inConfig = folder({ 'tokenizer_config.json': { chat_template: 'from config' } })
    expect(loadTokenizer(inConfig).chatTemplate).toBe('from config')
    writeFileSync(join(inConfig, 'chat_template.jinja'), 'from file')
    expect(loadTokenizer(inConfig).chatTemplate).toBe('from file')
    const several = [{ name: 'tool_use', template: 'tools' }, { name: 'default', template: 'chat' }]
    expect(loadTokenizer(folder({ 'tokenizer_config.json': { chat_template: several } })).chatTemplate).toBe('chat')
    expect(loadTokenizer(folder({})).chatTemplate).toBeUndefined()
  })

  it.each([
    ['MODEL_FOLDER_MISSING', () => join(parent, 'nowhere'), 'nowhere'],
    ['TOKENIZER_MISSING', () => folder({}, null), 'no tokenizer.json'],
    ['TOKENIZER_SENTENCEPIECE_ONLY', () => folder({ 'tokenizer.model': 'x' }, null), 'SentencePiece'],
    ['TOKENIZER_INVALID', () => folder({ 'tokenizer.json': '{"model": ' }), 'tokenizer.json cannot be read'],
    ['TOKENIZER_INVALID', () => folder({ 'tokenizer.json': '' }), 'empty'],
    ['TOKENIZER_INVALID', () => folder({ 'tokenizer.json': 'version https://git-lfs.github.com/spec/v1' }), 'Git LFS'],
    ['TOKENIZER_INVALID', () => folder({ 'tokenizer.json': '{"added_tokens": []}' }), '"model"'],
    ['TOKENIZER_INVALID', () => folder({ 'tokenizer_config.json': 'x' }), 'tokenizer_config.json cannot be read'],
    ['TOKENIZER_UNSUPPORTED', () => folder({ 'tokenizer.json': { model: { type: 'Other' } } }), 'not supported'],
  ])('fails with %s', (code, path, words) => {
    expect(() => loadTokenizer(path())).toThrow(expect.objectContaining({ code, message: expect.stringContaining(words) }))
  })
})
