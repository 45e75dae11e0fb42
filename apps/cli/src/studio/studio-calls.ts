import type { Readable } from 'node:stream'
import type { OperationName } from '@tunesmith/contract'

/** What an operation gave. */
export type CallAnswer =
  | { kind: 'value'; value: unknown }
  | { kind: 'events'; events: AsyncIterable<unknown> }
  | { kind: 'file'; name: string; content: Readable }

/** A studio to call operations of. */
export interface StudioCalls {
  /** Whether it was opened for this command and ends with it. */
  readonly isOwn: boolean
  /** @param upload the file to send along */
  call(name: OperationName, input: Record<string, unknown>, upload?: Readable): Promise<CallAnswer>
  close(): Promise<void>
}
