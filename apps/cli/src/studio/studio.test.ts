import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

const program = join(import.meta.dirname, '../../bin/tunesmith.js')
const root = mkdtempSync(join(tmpdir(), 'tunesmith-cli-studio-'))
const folder = join(root, 'data')
afterAll(() => rmSync(root, { recursive: true, force: true }))

/** Runs a command to its end. */
function tunesmith(...words: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...words, '--data-folder', folder], { encoding: 'utf8', cwd: root })
  return { status, stdout, stderr }
}

const json = (...words: string[]) => {
  const { stdout, stderr, status } = tunesmith(...words, '--json')
  expect(status, stderr).toBe(0)
  return JSON.parse(stdout) as Record<string, unknown> & { items: Record<string, unknown>[]; id: string }
}

describe('the studio from the command line', () => {
  let studio: ChildProcess
  let shown = ''
  beforeAll(async () => {
    studio = spawn(process.execPath, [program, 'studio', '--no-open', '--port', '0', '--data-folder', folder], { stdio: ['ignore', 'pipe', 'inherit'] })
    studio.stdout!.setEncoding('utf8').on('data', (text: string) => (shown += text))
    while (!shown.includes('#link=')) await once(studio.stdout!, 'data')
  })
  afterAll(() => studio.kill('SIGKILL'))

  it('shows where it is and a link that signs in once', async () => {
    const [, url] = /running at (\S+)/.exec(shown)!
    expect(await (await fetch(`${url}/api/ready`)).json()).toMatchObject({ status: 'ok' })
    const token = /#link=(\S+)/.exec(shown)![1]
    const use = () => fetch(`${url}/api/session/link`, {
      method: 'POST', body: JSON.stringify({ token }), headers: { 'content-type': 'application/json', origin: url },
    })
    expect((await use()).status).toBe(200)
    expect(((await (await use()).json()) as { error: { code: string } }).error.code).toBe('LINK_EXPIRED')
  })

  it('shows another link on request', () => {
    expect(tunesmith('studio', 'link').stdout).toMatch(/^http:.*#link=\S{20,}\n$/)
  })

  it('does operations with the studio that runs, as its owner', () => {
    const rows = Array.from({ length: 12 }, (_, index) => JSON.stringify({ question: `Where is shelf ${index}?`, answer: `In room ${index + 3}.` }))
    writeFileSync(join(root, 'shelves.jsonl'), rows.join('\n'))
    const dataset = json('datasets', 'import', 'shelves.jsonl')
    expect(dataset).toMatchObject({ name: 'shelves', rows: 12 })
    expect(json('datasets', 'list').items).toMatchObject([{ id: dataset.id }])
    expect(json('projects', 'create', '--answers', '{"goal":"answer"}')).toMatchObject({ answers: { goal: 'answer' } })
    const { stdout } = tunesmith('datasets', 'rows', dataset.id, '--limit', '2')
    expect(stdout).toMatch(/2 of 12/)
  })

  it('saves everything while it works, and restores it elsewhere', () => {
    const archive = join(root, 'backup.tar')
    expect(tunesmith('backup', archive)).toMatchObject({ status: 0 })
    const elsewhere = join(root, 'elsewhere')
    const restored = spawnSync(process.execPath, [program, 'restore', archive, '--data-folder', elsewhere], { encoding: 'utf8' })
    expect(restored.status, restored.stderr).toBe(0)
    const listed = spawnSync(process.execPath, [program, 'datasets', 'list', '--json', '--data-folder', elsewhere], { encoding: 'utf8' })
    expect(listed.stdout).toBe(tunesmith('datasets', 'list', '--json').stdout)
  })

  it('says in the words of the error table what cannot be done', () => {
    const missing = tunesmith('runs', 'show', 'run_000000000000')
    expect(missing.status).toBe(2)
    expect(missing.stderr).toContain('NOT_FOUND')
    expect(tunesmith('runs', 'show', 'nonsense').stderr).toContain('REQUEST_INVALID')
    expect(tunesmith('runs', 'lsit').stderr).toMatch(/Did you mean `(npx )?tunesmith runs\s+list`/)
    expect(tunesmith('projects', 'create', '--answers', '{').stderr).toContain('OPTION_VALUE_INVALID')
  })

  it('ends when asked to, and then opens the data folder by itself', async () => {
    studio.kill('SIGINT')
    const [status] = (await once(studio, 'exit')) as [number]
    expect(status).toBe(0)
    expect(json('datasets', 'list').items).toHaveLength(1)
    expect(tunesmith('studio', 'link').stderr).toContain('STUDIO_NOT_RUNNING')
    expect(tunesmith('runs', 'show', 'run_000000000000').stderr).toContain('NOT_FOUND')
  })
})
