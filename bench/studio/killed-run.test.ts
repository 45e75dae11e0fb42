import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { trainUnderKills } from './killed-run.ts'

const dataFolder = mkdtempSync(join(tmpdir(), 'tunesmith-kill-'))
afterAll(() => rmSync(dataFolder, { recursive: true, force: true, maxRetries: 10 }))

const seed = Date.now() % 1e6

// more moments: node bench/kill-studio.ts 20
it(`a run whose server and training process are killed at random moments ends the same to the last byte (seed ${seed})`, async () => {
  const { kills, differences } = await trainUnderKills({ dataFolder, kills: 3, seed })
  expect(kills).toHaveLength(3)
  expect(differences).toEqual([])
}, 600_000)
