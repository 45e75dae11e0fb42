import { fail } from '@tunesmith/contract'
import { type GgufValue, ggufValue, type ModelFolder, readJsonObject } from '@tunesmith/formats'
import { loadTokenizer } from '@tunesmith/text'
import { byteLevelVocabulary } from './byte-level-vocabulary.ts'
import { sentencePieceVocabulary } from './sentence-piece-vocabulary.ts'
import { readTokenizerJson, type TokenizerJson } from './tokenizer-json.ts'

const { uint32, bool, text, texts, int32s } = ggufValue

/** llama.cpp's kinds of tokens. */
const tokenTypes = { normal: 1, unknown: 2, control: 3, userDefined: 4, unused: 5, byte: 6 }

/** What differs between kinds of tokenizers, by key. */
export type Vocabulary = Record<string, GgufValue>

/**
 * What llama.cpp must know of a model's tokenizer.
 *
 * @param embeddings rows of the embeddings, which may be more than there are tokens
 * @param chatTemplate Jinja source
 * @throws GGUF_EXPORT_UNSUPPORTED where llama.cpp has no tokenizer that cuts text the same way; what `loadTokenizer` throws
 */
export function tokenizerMetadata(
  folder: Pick<ModelFolder, 'path' | 'tokenizerPath'>,
  embeddings: number,
  chatTemplate: string | undefined,
): Map<string, GgufValue> {
  const tokenizer = loadTokenizer(folder.path)
  if (tokenizer.vocabSize > embeddings) {
    fail('TOKENIZER_MODEL_MISMATCH', { path: folder.path, tokens: tokenizer.vocabSize, embeddings })
  }
  const json = readTokenizerJson(readJsonObject(folder.tokenizerPath!))
  const vocabulary = byteLevelVocabulary(json) ?? sentencePieceVocabulary(json, embeddings, chatTemplate !== undefined)
  if (typeof vocabulary === 'string') {
    return fail('GGUF_EXPORT_UNSUPPORTED', {
      model: folder.path,
      reason: `llama.cpp has no tokenizer for it: ${vocabulary}`,
      remedy: 'Export the merged model in Hugging Face format, or as ONNX.',
    })
  }
  const { tokens, types } = tokenList(json, embeddings)
  const [eos, endOfTurn, endOfMessage] = tokenizer.eosIds
  const around = tokenizer.encode('')
  const optionalId = (id: number | undefined) => (id === undefined ? undefined : uint32(id))
  const entries: Record<string, GgufValue | undefined> = {
    ...vocabulary,
    tokens: texts(tokens),
    token_type: int32s(types),
    // llama.cpp would take any token for bos where none is named
    bos_token_id: optionalId(tokenizer.bosId ?? tokenizer.padId ?? eos),
    eos_token_id: optionalId(eos),
    eot_token_id: optionalId(endOfTurn),
    eom_token_id: optionalId(endOfMessage),
    unknown_token_id: optionalId(tokenizer.unkId),
    padding_token_id: optionalId(tokenizer.padId),
    add_bos_token: bool(tokenizer.addsBos),
    add_eos_token: bool(around.length > 0 && around.at(-1) === eos),
  }
  const metadata = Object.entries(entries).flatMap(([key, value]) => (value ? [[`tokenizer.ggml.${key}`, value] as const] : []))
  return new Map([...metadata, ...(chatTemplate === undefined ? [] : [['tokenizer.chat_template', text(chatTemplate)] as const])])
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
