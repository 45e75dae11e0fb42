import type { ErrorCode, ErrorParams } from '@tunesmith/contract'
import type { LlamaInfo, LlamaTask, LlamaWork, Piece } from './requests.ts'

/** What the process is told. */
export type LlamaRequest =
  | { [T in LlamaTask]: { type: T; id: number; takes: LlamaWork[T]['takes'] } }[LlamaTask]
  | { type: 'cancel'; id: number }

/** What it says; a failure without a number means that it cannot hold the model at all. */
export type LlamaReply =
  | { type: 'ready'; info: LlamaInfo }
  | { type: 'pieces'; id: number; pieces: Piece[] }
  | { type: 'done'; id: number; gives: LlamaWork[LlamaTask]['gives'] }
  | { type: 'failed'; id: number | null; code: ErrorCode; params: ErrorParams<ErrorCode> }
