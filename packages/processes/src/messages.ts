import type { ErrorCode, ErrorParams } from '@tunesmith/contract'

/** What a process is told. */
export type ToProcess =
  | { type: 'ask'; id: number; task: string; takes: unknown }
  | { type: 'cancel'; id: number }

/** What it says: about one task, or that it can do none at all. */
export type FromProcess =
  | { type: 'news' | 'done'; id: number; value: unknown }
  | { type: 'failed'; id: number; value: ThrownError }
  | { type: 'unable'; value: ThrownError }

/** An error on its way from one process to another. */
export interface ThrownError {
  code: ErrorCode
  params: ErrorParams<ErrorCode>
  stack: string
}
