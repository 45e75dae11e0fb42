import { join } from 'node:path'
import type { Client } from '@tunesmith/contract/client'
import { startHubServer } from '@tunesmith/hub/testing/hub-server'
import { vi } from 'vitest'

/** A hub on this machine with a model, for studios that are opened in this process from now on. */
export async function startHub(cache: string): Promise<{ close(): Promise<void> }> {
  const server = await startHubServer()
  server.publish('someone/base', join(import.meta.dirname, '../../../models/tunesmith-base-10m'))
  vi.stubEnv('HF_ENDPOINT', server.url)
  vi.stubEnv('HF_HUB_CACHE', cache)
  vi.stubEnv('HF_HUB_OFFLINE', undefined)
  return {
    async close() {
      vi.unstubAllEnvs()
      await server.close()
    },
  }
}

/** Downloads the model of that hub. Returns what commands name it and its download by. */
export async function downloadFrom(client: Client): Promise<Record<'owner' | 'name' | 'downloadId', string>> {
  const { id: downloadId } = await client.startDownload({ model: 'someone/base', revision: 'main' })
  for await (const { state, error } of client.streamDownload({ downloadId })) if (state === 'failed') throw new Error(error?.message)
  return { owner: 'someone', name: 'base', downloadId }
}
