import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseEvent, type EventOf, type RunEvent } from '@tunesmith/contract'
import { expect, it, onTestFinished } from 'vitest'

const root = join(import.meta.dirname, '../..')

it('the policy chatbot learns its facts and answers other wordings of the questions', { timeout: 600_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'tunesmith-demo-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const program = join(root, 'apps/cli/bin/tunesmith.js')
  const { stdout, stderr, status } = spawnSync(process.execPath, [program, 'demo', '--json'], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
  expect(status, stderr).toBe(0)
  const events = stdout.split('\n').map(parseEvent).filter((event): event is RunEvent => event !== null)
  const tested = events.find((event): event is EventOf<'tested'> => event.type === 'tested')!
  expect(tested.rows).toBe(111)
  expect(tested.before.share).toBeLessThanOrEqual(0.1)
  expect(tested.now.share).toBeGreaterThanOrEqual(0.72) // 77 to 86 % by seed, and other processors round otherwise
  expect(tested.now.low).toBeGreaterThan(tested.before.high)
  expect(events.at(-1)!.type).toBe('finished')
})
