import type { ErrorCode, ErrorParams } from '@tunesmith/contract'
import type { Message } from '@tunesmith/text'
import type { Answer, AnswerOptions } from './open-model.ts'

/** A conversation that waits for its next answer. */
export interface Conversation {
  system?: string
  /** Questions and answers in turn; the last one is a question. Where there is no room for all, the oldest are forgotten. */
  turns: readonly Message[]
}

/** What a process that holds a model is asked. */
export type ModelRequest =
  | { type: 'answer'; id: number; conversation: Conversation; options: AnswerOptions }
  | { type: 'cancel'; id: number }

/** What it says; a failure without a number means that it cannot hold the model at all. */
export type ModelReply =
  | { type: 'text'; id: number; text: string }
  | { type: 'answered'; id: number; answer: Answer }
  | { type: 'failed'; id: number | null; code: ErrorCode; params: ErrorParams<ErrorCode> }
