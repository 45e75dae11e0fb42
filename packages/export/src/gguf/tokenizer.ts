import { join } from 'node:path'
import { fail } from '@tunesmith/contract'
import { type GgufValue, ggufValue, readJsonObject } from '@tunesmith/formats'
import { loadTokenizer, type Tokenizer } from '@tunesmith/text'
import { byteLevelVocabulary } from './byte-level-vocabulary.ts'
import { sentencePieceVocabulary } from './sentence-piece-vocabulary.ts'
import { readTokenizerJson, type TokenizerJson } from './tokenizer-json.ts'

const { uint32, bool, text, texts, int32s } = ggufValue

/** llama.cpp's kinds of tokens. */
const tokenTypes = { normal: 1, unknown: 2, control: 3, userDefined: 4, unused: 5, byte: 6 }

/** What differs between kinds of tokenizers, by key after `tokenizer.`. */
export type Vocabulary = Record<string, GgufValue>

/** A tokenizer with the file it was made from. */
export interface LoadedTokenizer {
  folder: string
  tokenizer: Tokenizer
  json: TokenizerJson
}

/** @throws what `loadTokenizer` throws */
export function openTokenizer(folder: string): LoadedTokenizer {
  const tokenizer = loadTokenizer(folder)
  return { folder, tokenizer, json: readTokenizerJson(readJsonObject(join(folder, 'tokenizer.json'))) }
}

/**
 * What llama.cpp must know of a model's tokenizer.
 *
 * @param embeddings rows of the embeddings, which may be more than there are tokens
 * @param chatTemplate Jinja source
 * @throws GGUF_EXPORT_UNSUPPORTED where llama.cpp has no tokenizer that cuts text the same way; TOKENIZER_MODEL_MISMATCH
 */
export function tokenizerMetadata(
  { folder, tokenizer, json }: LoadedTokenizer,
  embeddings: number,
  chatTemplate: string | undefined,
): Map<string, GgufValue> {
  if (tokenizer.vocabSize > embeddings) {
    fail('TOKENIZER_MODEL_MISMATCH', { path: folder, tokens: tokenizer.vocabSize, embeddings })
  }
  const refuse = (reason: string) =>
    fail('GGUF_EXPORT_UNSUPPORTED', {
      model: folder,
      reason: `llama.cpp has no tokenizer like its own: ${reason}`,
    })
  const vocabulary = byteLevelVocabulary(json) ?? sentencePieceVocabulary(json, embeddings, chatTemplate !== undefined)
  if (typeof vocabulary === 'string') return refuse(vocabulary)
  const { tokens, types } = tokenList(json, embeddings)
  if (new Set(tokens).size < tokens.length) return refuse('two of its tokens are written the same')
  const [eos, endOfTurn, endOfMessage] = tokenizer.eosIds
  const around = tokenizer.encode('')
  const id = (value: number | undefined) => (value === undefined ? undefined : uint32(value))
  const entries: Record<string, GgufValue | undefined> = {
    ...vocabulary,
    'ggml.tokens': texts(tokens),
    'ggml.token_type': int32s(types),
    // llama.cpp would take any token for bos where none is named
    'ggml.bos_token_id': id(tokenizer.bosId ?? tokenizer.padId ?? eos),
    'ggml.eos_token_id': id(eos),
    'ggml.eot_token_id': id(endOfTurn),
    'ggml.eom_token_id': id(endOfMessage),
    'ggml.unknown_token_id': id(tokenizer.unkId),
    'ggml.padding_token_id': id(tokenizer.padId),
    'ggml.add_bos_token': bool(tokenizer.addsBos),
    'ggml.add_eos_token': bool(around.length > 0 && around.at(-1) === eos),
    chat_template: chatTemplate === undefined ? undefined : text(chatTemplate),
  }
  return new Map(Object.entries(entries).flatMap(([key, value]) => (value ? [[`tokenizer.${key}`, value] as const] : [])))
}

/** One token for each row of the embeddings, with its kind. */
function tokenList(json: TokenizerJson, embeddings: number): { tokens: string[]; types: Int32Array } {
  const tokens = Array.from({ length: embeddings }, (_, id) => `[PAD${id}]`)
  const types = new Int32Array(embeddings).fill(tokenTypes.unused)
  for (const [token, id] of json.vocabulary) {
    tokens[id] = token
    types[id] = json.hasByteTokens && /^<0x[0-9A-F]{2}>$/.test(token) ? tokenTypes.byte : tokenTypes.normal
  }
  for (const { id, content, special } of json.addedTokens) {
    tokens[id] = content
    types[id] = special ? tokenTypes.control : tokenTypes.userDefined
  }
  const unknown = json.unknownToken === undefined ? undefined : json.vocabulary.get(json.unknownToken)
  if (unknown !== undefined) types[unknown] = tokenTypes.unknown
  return { tokens, types }
}
