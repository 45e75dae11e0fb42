import { operationTable, type OperationName, readFields } from '@tunesmith/contract'
import type { CallAnswer, StudioCalls } from './studio-calls.ts'

type AnyHandler = (input: unknown, context: unknown) => Promise<unknown>

/** Opens the data folder in this process. @throws DATA_FOLDER_LOCKED and what opening a store throws */
export async function inProcess(dataFolder: string): Promise<StudioCalls> {
  const { openStudio } = await import('@tunesmith/studio')
  const studio = await openStudio({ dataFolder })
  const actor = await studio.localActor()
  const stopped = new AbortController()
  return {
    isOwn: true,
    async call(name, input, upload): Promise<CallAnswer> {
      const handler = studio.handlers[name] as AnyHandler
      const context = { actor, address: null, headers: new Headers(), cookies: [], signal: stopped.signal }
      const result = await handler({ ...parseInput(name, input), ...(upload && { file: upload }) }, context)
      const { answer } = operationTable[name]
      if (answer === 'events' || (answer === 'completion' && input.stream === true)) return { kind: 'events', events: result as AsyncIterable<unknown> }
      return answer === 'file' ? { kind: 'file', ...(result as Omit<CallAnswer & { kind: 'file' }, 'kind'>) } : { kind: 'value', value: result }
    },
    async close() {
      stopped.abort()
      await studio.close()
    },
  }
}

/** The input as the table of operations wants it, as the server does for requests. @throws REQUEST_INVALID */
function parseInput(name: OperationName, input: Record<string, unknown>): Record<string, unknown> {
  const { params, query, body } = operationTable[name]
  return readFields([[params, input], [query, input], [body, input]])
}
