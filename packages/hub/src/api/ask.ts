import { fail, TunesmithError } from '@tunesmith/contract'
import { z } from 'zod'
import type { HubClient } from '../http/hub-client.ts'

/**
 * Asks the hub through its library, whose own complaints mean that the answer was none of a hub.
 *
 * @throws HUB_ANSWER_INVALID and the errors of the client
 */
export async function ask<T>(client: HubClient, question: (hub: { hubUrl: string; fetch: typeof fetch }) => Promise<T>): Promise<T> {
  try {
    return await question({ hubUrl: client.endpoint, fetch: client.fetch })
  } catch (error) {
    if (error instanceof TunesmithError || (error as Error).name === 'AbortError') throw error
    return failFromStrangeAnswer(client, error)
  }
}

/** All of a list that comes in pages. */
export async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const item of items) all.push(item)
  return all
}

function failFromStrangeAnswer({ endpoint }: HubClient, error: unknown): never {
  const said = error instanceof z.ZodError ? z.prettifyError(error) : error instanceof Error ? error.message : String(error)
  const detail = said.replace(/\s+/g, ' ').trim().replace(/\.$/, '').slice(0, 200)
  fail('HUB_ANSWER_INVALID', { host: new URL(endpoint).host, detail }, error)
}
