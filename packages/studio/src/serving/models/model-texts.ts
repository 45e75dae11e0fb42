import {
  chooseTemplate, type Conversation, loadTokenizer, renderPrompt, stopTokenIds, type ToolUse, toolUseOf,
} from '@tunesmith/text'

/** How the text of a model becomes tokens, and back. */
export interface ModelTexts {
  /** Highest token id + 1. */
  readonly vocabularySize: number
  /** Tokens that end a text. */
  readonly endIds: readonly number[]
  /** Tokens that end an answer in a conversation. */
  readonly stopIds: readonly number[]
  /** How the model calls tools. */
  readonly toolUse: ToolUse
  /** The tokens of a conversation up to where the model begins to write. @throws TEMPLATE_REJECTED */
  promptTokens(conversation: Conversation): Promise<number[]>
  /** The tokens of a text that is continued as it stands, with what the model wants before a text. */
  encode(text: string): Promise<number[]>
  /** @param special whether special tokens are written out */
  decode(ids: readonly number[], special: boolean): Promise<string>
}

/** The texts of a model folder: the same tokenizer and template as in training. @throws as loadTokenizer and chooseTemplate */
export function folderTexts(model: string, request: string): ModelTexts {
  const tokenizer = loadTokenizer(model)
  const { value: template } = chooseTemplate(tokenizer, request)
  let toolUse: ToolUse | undefined
  return {
    vocabularySize: tokenizer.vocabSize,
    endIds: tokenizer.eosIds,
    stopIds: stopTokenIds(template, tokenizer),
    get toolUse() {
      return (toolUse ??= toolUseOf(template))
    },
    promptTokens: async (conversation) => renderPrompt(conversation, template, tokenizer).ids,
    encode: async (text) => tokenizer.encode(text),
    decode: async (ids, special) => tokenizer.decode(ids, { skipSpecialTokens: !special }),
  }
}
