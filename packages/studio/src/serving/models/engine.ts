import type { Generated, GenerateRequest, Piece, Score, ScoreRequest } from '@tunesmith/inference'

/** What computes a model with its adapter: each call loads it where it is not loaded. */
export interface Engine {
  /** The same for the same weights. */
  readonly key: string
  /** The longest text in tokens, prompt and answer together. */
  contextLength(): Promise<number>
  /** @throws ENGINE_LACKS where it cannot do what is asked for, and as LlamaProcess.generate */
  generate(request: EngineRequest, onPiece: (piece: Piece) => void, signal: AbortSignal): Promise<Generated>
  score(request: Omit<ScoreRequest, 'adapter'>, signal: AbortSignal): Promise<Score[]>
  embed(tokens: readonly number[], signal: AbortSignal): Promise<number[]>
}

export type EngineRequest = Omit<GenerateRequest, 'adapter'>
