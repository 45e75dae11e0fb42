import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type HubServer, startHubServer } from '@tunesmith/hub/testing/hub-server'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { runHere } from '../../testing/run-here.ts'

const base = join(import.meta.dirname, '../../../../models/tunesmith-base-10m')
let folder: string
let server: HubServer
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tunesmith-downloads-'))
  server = await startHubServer({ accounts: { hf_secret_of_ada: { name: 'ada', accepted: ['someone/gated'] } } })
  server.publish('someone/base', base)
  server.publish('someone/gated', base, { gated: 'auto' })
  vi.stubEnv('HF_ENDPOINT', server.url)
  vi.stubEnv('HF_HUB_OFFLINE', undefined)
  vi.stubEnv('HF_HUB_CACHE', join(folder, 'cache'))
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await server.close()
  rmSync(folder, { recursive: true, force: true })
})
const run = (...words: string[]) => runHere([...words, '--data-folder', join(folder, 'data')], folder)

it('a model is found, downloaded and removed by commands', async () => {
  const search = await run('hub', 'search', '--search', 'base', '--json')
  expect(JSON.parse(search.stdout)).toMatchObject({ items: [{ name: 'someone/base', isHere: false }], more: false })
  expect((await run('hub', 'search')).stdout).toMatch(/someone\/base/)
  expect((await run('hub', 'show', 'someone', 'base')).stdout).toMatch(/can be trained here/)

  const start = await run('downloads', 'start', '--model', 'someone/base')
  expect(start).toMatchObject({ status: 0, stderr: '' })
  expect(start.stdout).toMatch(/state +finished/)
  expect((await run('models', 'list')).stdout).toMatch(/someone\/base/)
  const commit = server.repository('someone/base')!.branches.get('main')!
  const file = join(folder, 'cache/models--someone--base/snapshots', commit, 'model.safetensors')
  expect(readFileSync(file).equals(readFileSync(join(base, 'model.safetensors')))).toBe(true)

  expect((await run('storage', 'remove', 'someone/base', '--preview', 'true')).stdout).toMatch(/removed +no/)
  expect((await run('storage', 'remove', 'someone/base')).stdout).toMatch(/removed +yes/)
  expect((await run('storage', 'list')).stdout).not.toMatch(/someone\/base/)
})

it('a gated model is refused with what to do, and comes with a token', async () => {
  const refused = await run('downloads', 'start', '--model', 'someone/gated')
  expect(refused).toMatchObject({ status: 2, stderr: expect.stringContaining(`${server.url}/someone/gated`) })
  const configured = await run('hub', 'configure', '--token', 'hf_secret_of_ada')
  expect(configured.stdout).toMatch(/account +ada/)
  expect(configured.stdout).not.toContain('hf_secret')
  expect((await run('hub', 'configure', '--offline', 'true')).stdout).toMatch(/offline +yes/)
  expect((await run('hub', 'configure', '--offline', 'false')).stdout).toMatch(/offline +no/)
  const { id } = JSON.parse((await run('downloads', 'list', '--json')).stdout).items[0] as { id: string }
  const events = (await run('downloads', 'resume', id, '--json')).stdout.trimEnd().split('\n').map((line) => JSON.parse(line) as { state: string })
  expect(events.at(-1)).toMatchObject({ state: 'finished' })
})
