import type { ErrorCode, ErrorParams } from '@tunesmith/contract'
import type { Answer, AnswerOptions } from './open-model.ts'

/** What a process that holds a model is asked; `tokens` are the prompt. */
export type ModelRequest =
  | { type: 'answer'; id: number; tokens: readonly number[]; options: AnswerOptions }
  | { type: 'cancel'; id: number }

/** What it says; a failure without a number means that it cannot hold the model at all. */
export type ModelReply =
  | { type: 'ready'; contextLength: number }
  | { type: 'text'; id: number; text: string }
  | { type: 'answered'; id: number; answer: Answer }
  | { type: 'failed'; id: number | null; code: ErrorCode; params: ErrorParams<ErrorCode> }
