import type { ErrorCode, ErrorParams } from '@tunesmith/contract'

/** What the studio asks a background process to do. */
export interface WorkerRequest {
  id: number
  task: string
  input: unknown
}

/** What the process says about it. */
export type WorkerAnswer =
  | { id: number; type: 'progress'; progress: unknown }
  | { id: number; type: 'done'; output: unknown }
  | { id: number; type: 'failed'; code: ErrorCode; params: ErrorParams<ErrorCode>; stack: string }
