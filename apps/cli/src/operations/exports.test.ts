import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { runHere } from '../../testing/run-here.ts'
import { runProgram } from '../../testing/run-program.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tunesmith-exports-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const run = (...words: string[]) => runHere([...words, '--data-folder', join(folder, 'data')], folder)
const start = (...words: string[]) => run('exports', 'start', '--model-id', 'tunesmith-base-10m', ...words)

it('an export is seen to its end, and taken away', async () => {
  const made = await start('--format', 'gguf', '--precisions', 'Q8_0')
  expect(made.stderr).toBe('')
  expect(made.status).toBe(0)
  for (const word of ['finished', 'GGUF F16', 'GGUF Q8_0', 'perplexity change', 'tunesmith-base-10m-Q8_0.gguf']) expect(made.stdout).toContain(word)
  const [id] = /export_\w+/.exec(made.stdout)!
  const target = join(folder, 'mine.gguf')
  expect((await run('exports', 'download', id, '--output', target)).status).toBe(0)
  expect(readFileSync(target).subarray(0, 4).toString()).toBe('GGUF')
  rmSync(join(folder, 'data/exports', id, 'tunesmith-base-10m-Q8_0.gguf'))
  const checked = await run('exports', 'prove', id)
  expect([checked.status, checked.stderr]).toEqual([4, expect.stringContaining('EXPORT_DAMAGED')])
})

it('an export rests where its command is interrupted, which says how it goes on', async () => {
  const env = { TUNESMITH_DATA: join(folder, 'data') }
  const begun = await runProgram(['exports', 'start', '--model-id', 'tunesmith-base-10m', '--format', 'gguf', '--json'], {
    folder, env, onLine: (_, child) => void child.kill('SIGINT'),
  })
  const [id] = /export_\w+/.exec(begun.stdout)!
  expect([begun.status, begun.stderr.replace(/\s+/g, ' ')]).toEqual([130, expect.stringContaining(`It rests now, and goes on from what it has as soon as a studio runs here: \`tunesmith studio\`, or \`tunesmith exports watch ${id}\``)])
  expect(JSON.parse((await run('exports', 'show', id, '--json')).stdout)).toMatchObject({ id, error: null }) // not failed: its studio goes on with it
  await run('exports', 'cancel', id)
})

it.each([
  [['--format', 'adapter'], 'EXPORT_WITHOUT_ADAPTER'],
  [['--format', 'merged', '--precisions', 'F16'], 'REQUEST_INVALID'],
  [['--format', 'gguf', '--precisions', 'Q3'], 'REQUEST_INVALID'],
  [['--format', 'gif'], 'OPTION_VALUE_INVALID'],
])('what cannot be exported is refused at once: %s', async (words, code) => {
  const refused = await start(...words)
  expect([refused.status, refused.stderr]).toEqual([2, expect.stringContaining(code)])
  expect(refused.stderr).not.toMatch(/ at .*:\d+:\d+/)
  expect(existsSync(join(folder, 'exports'))).toBe(false)
})
