import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { createHubClient, type HubClient, type HubOptions } from '../src/index.ts'
import { type HubServer, type HubServerOptions, startHubServer } from './hub-server.ts'

/** An empty folder that is gone after the test. */
export function testFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tunesmith-hub-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Patience for a server on this machine. */
export const quickPace = { firstPause: 1, longestPause: 50, stall: 300, retries: 2 }

/** A hub that is closed after the test, and a client of it. */
export async function testHub(options: HubServerOptions & Partial<HubOptions> = {}): Promise<{ server: HubServer; client: HubClient }> {
  const server = await startHubServer(options)
  onTestFinished(() => server.close())
  return { server, client: clientOf(server, options) }
}

export const clientOf = ({ url }: Pick<HubServer, 'url'>, options: Partial<HubOptions> = {}): HubClient =>
  createHubClient({ endpoint: url, token: null, offline: false, pace: quickPace, ...options })
