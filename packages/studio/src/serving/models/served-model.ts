import type { Generated, Piece } from '@tunesmith/inference'
import { type Conversation, withSystem } from '@tunesmith/text'
import type { Engine, EngineRequest } from './engine.ts'
import type { ModelTexts } from './model-texts.ts'

/** What answers: where it is loaded makes no difference. */
export interface ServedParts {
  readonly engine: Engine
  readonly texts: ModelTexts
  /** System message it was trained with, where there was one. */
  readonly system: string | undefined
}

/** A model ready to answer: what computes it, and how text becomes tokens. */
export interface ServedModel extends Omit<ServedParts, 'engine'> {
  /** As it was asked for. */
  readonly id: string
  /** The same for the same weights. */
  readonly key: string
  contextLength(): Promise<number>
  /** The tokens of a conversation up to where the model begins to write; with its own system message where there is none. */
  promptTokens(conversation: Conversation): Promise<number[]>
  /** Continues a prompt; the end of a turn ends it, where `stopTokens` says nothing else. @throws as Engine.generate */
  generate(request: Omit<EngineRequest, 'stopTokens'> & { stopTokens?: readonly number[] }, onPiece: (piece: Piece) => void, signal: AbortSignal): Promise<Generated>
  score: Engine['score']
  embed: Engine['embed']
}

export function servedModel(id: string, { engine, texts, system }: ServedParts): ServedModel {
  return {
    id, system, texts,
    key: engine.key,
    contextLength: engine.contextLength,
    promptTokens: (conversation) => texts.promptTokens(system === undefined ? conversation : withSystem(conversation, system)),
    generate: (request, onPiece, signal) => engine.generate({ stopTokens: texts.stopIds, ...request }, onPiece, signal),
    score: engine.score,
    embed: engine.embed,
  }
}
