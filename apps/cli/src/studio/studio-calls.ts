import { createReadStream } from 'node:fs'
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
  /** @param upload path of the file to send along */
  call(name: OperationName, input: Record<string, unknown>, upload?: string): Promise<CallAnswer>
  close(): Promise<void>
}

/** The bytes of a file to upload. */
export const fileContent = (path: string): Readable => createReadStream(path)
