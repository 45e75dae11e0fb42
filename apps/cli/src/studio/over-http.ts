import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { operationTable, type OperationName } from '@tunesmith/contract'
import { createClient } from '@tunesmith/contract/client'
import type { CallAnswer, StudioCalls } from './studio-calls.ts'

/** Calls the operations of a studio that runs, as the person this data folder belongs to. */
export function overHttp({ url, token }: { url: string; token: string }): StudioCalls {
  const client = createClient({ baseUrl: url, headers: { authorization: `Bearer ${token}` } }) as unknown as
    Record<OperationName, (input: Record<string, unknown>, options: { signal: AbortSignal }) => unknown>
  const closed = new AbortController()
  return {
    isOwn: false,
    async call(name, input, upload): Promise<CallAnswer> {
      const answered = client[name]({ ...input, ...(upload !== undefined && { file: Readable.toWeb(upload) }) }, { signal: closed.signal })
      const { answer } = operationTable[name]
      if (answer === 'events' || (answer === 'completion' && input.stream === true)) return { kind: 'events', events: answered as AsyncIterable<unknown> }
      if (answer !== 'file') return { kind: 'value', value: await answered }
      const response = (await answered) as Response
      const content = Readable.fromWeb(response.body as ReadableStream)
      return { kind: 'file', name: fileNameOf(response), content }
    },
    async close() {
      closed.abort() // what still streams would keep the program alive
    },
  }
}

/** The name the studio gives a file; without folders, whatever it says. */
function fileNameOf(response: Response): string {
  const disposition = response.headers.get('content-disposition') ?? ''
  const encoded = /filename\*=UTF-8''([^;]+)/.exec(disposition)?.[1]
  const name = encoded ? decodeURIComponent(encoded) : (/filename="([^"]+)"/.exec(disposition)?.[1] ?? 'result')
  return name.replace(/[\\/]/g, '_')
}
