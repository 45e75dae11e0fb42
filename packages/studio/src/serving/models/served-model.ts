import type { Generated, Piece, Score } from '@tunesmith/inference'
import {
  type Conversation, type ConversationTemplate, renderPrompt, stopTokenIds, type Tokenizer, toolUseOf, type ToolUse, withSystem,
} from '@tunesmith/text'
import type { Engine, EngineRequest } from './engine.ts'

/** A model ready to answer: what computes it, and how text becomes tokens. */
export interface ServedModel {
  /** As it was asked for. */
  readonly id: string
  /** The same for the same weights. */
  readonly key: string
  /** System message it was trained with, where there was one. */
  readonly system: string | undefined
  /** How it calls tools. */
  readonly toolUse: ToolUse
  readonly tokenizer: Tokenizer
  contextLength(): Promise<number>
  /** The tokens of a conversation up to where the model begins to write; with its own system message where there is none. */
  promptTokens(conversation: Conversation): number[]
  /** Continues a prompt; the end of a turn ends it, where `stopTokens` says nothing else. @throws as Engine.generate */
  generate(request: Omit<EngineRequest, 'stopTokens'> & { stopTokens?: readonly number[] }, onPiece: (piece: Piece) => void, signal: AbortSignal): Promise<Generated>
  score: Engine['score']
  embed: Engine['embed']
}

export interface ServedModelParts {
  id: string
  system: string | undefined
  engine: Engine
  tokenizer: Tokenizer
  template: ConversationTemplate
}

export function servedModel({ id, system, engine, tokenizer, template }: ServedModelParts): ServedModel {
  const stopTokens = stopTokenIds(template, tokenizer)
  let toolUse: ToolUse | undefined
  return {
    id, system, tokenizer,
    key: engine.key,
    get toolUse() {
      return (toolUse ??= toolUseOf(template))
    },
    contextLength: engine.contextLength,
    promptTokens: (conversation) =>
      renderPrompt(system === undefined ? conversation : withSystem(conversation, system), template, tokenizer).ids,
    generate: (request, onPiece, signal): Promise<Generated> => engine.generate({ stopTokens, ...request }, onPiece, signal),
    score: (request, signal): Promise<Score[]> => engine.score(request, signal),
    embed: engine.embed,
  }
}
