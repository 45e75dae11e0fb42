import { type GgufMetadata, openGguf } from '@tunesmith/formats'
import type { LlamaProcess } from '@tunesmith/inference'
import { betweenBreaks, chooseTemplate, type SpecialToken, stopTokenIds, type Tokenizer, type ToolUse, toolUseOf } from '@tunesmith/text'
import type { ModelTexts } from './model-texts.ts'

type UseProcess = <T>(work: (process: LlamaProcess) => Promise<T>) => Promise<T>

/** What tokens are, as GGUF files number their kinds. */
const controlType = 3

/**
 * The texts of a GGUF file: llama.cpp's tokenizer and the template in the file.
 *
 * @param use works with the process that holds the file
 * @throws as openGguf and chooseTemplate
 */
export function ggufTexts(file: string, use: UseProcess): ModelTexts {
  const { metadata } = openGguf(file)
  const vocabulary = vocabularyOf(metadata)
  const { value: template } = chooseTemplate(vocabulary)
  let toolUse: ToolUse | undefined

  async function tokenize(text: string): Promise<number[]> {
    const parts = await use((process) => Promise.all(betweenBreaks(text).map((part) => process.tokenize(part, true))))
    return parts.flat()
  }

  return {
    vocabularySize: vocabulary.vocabSize,
    endIds: vocabulary.eosIds,
    stopIds: stopTokenIds(template, vocabulary),
    get toolUse() {
      return (toolUse ??= toolUseOf(template))
    },
    promptTokens: async (conversation) => tokenize(template.render(conversation, { generationPrompt: true })),
    async encode(text) {
      const ids = await tokenize(text)
      const { addsBos, bosId } = await use((process) => process.info())
      return addsBos && bosId !== null ? [bosId, ...ids] : ids
    },
    decode: (ids, special) => use((process) => process.detokenize(ids, special)),
  }
}

/** What a template has to know of a vocabulary. Texts are encoded by llama.cpp alone. */
function vocabularyOf(metadata: GgufMetadata): Tokenizer {
  const value = (key: string) => metadata.get(`tokenizer.${key}`)?.value
  const tokens = (value('ggml.tokens') ?? []) as readonly string[]
  const types = (value('ggml.token_type') ?? []) as ArrayLike<number>
  const ids = new Map(tokens.map((token, id) => [token, id]))
  const idAt = (key: string) => (value(`ggml.${key}_token_id`) as number | undefined)
  const tokenAt = (id: number | undefined) => (id === undefined ? undefined : tokens[id])
  const eosId = idAt('eos')
  const special = tokens.flatMap((content, id): SpecialToken[] => (types[id] === controlType ? [{ id, content }] : []))
  const endIds = [eosId, idAt('eot')].filter((id) => id !== undefined)
  const elsewhere = (): never => {
    throw new Error('internal: the tokens of a GGUF file are made by llama.cpp')
  }
  return {
    vocabSize: tokens.length,
    bosToken: tokenAt(idAt('bos')), bosId: idAt('bos'), eosToken: tokenAt(eosId), eosIds: endIds, padId: idAt('padding'), unkId: idAt('unknown'),
    specialTokens: special,
    addsBos: value('ggml.add_bos_token') === true,
    chatTemplate: value('chat_template') as string | undefined,
    encode: elsewhere,
    decode: elsewhere,
    idOf: (token) => ids.get(token),
    tokenOf: (id) => tokens[id],
  }
}
