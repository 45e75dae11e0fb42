import { execFile, spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { createClient } from '@tunesmith/contract/client'
import { startServer, type RunningServer } from '@tunesmith/server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { commands, operationCommands } from '../commands/index.ts'
import { runProgram } from '../../testing/run-program.ts'
import { candidatesOf } from './candidates.ts'

const all = [...commands, ...operationCommands]
const things = async (kind: string) => [{ id: `${kind}_1`, name: 'Policies' }, { id: `${kind}_2`, name: 'Letters · paused' }]
const valuesOf = async (...words: string[]) =>
  (await candidatesOf(all, { current: words.at(-1)!, before: words.slice(0, -1), things })).map(({ value }) => value)

describe('what can stand at the cursor', () => {
  it('is every command, by its words', async () => {
    for (const { name } of all) {
      const [noun, verb] = name.split(' ')
      expect(await valuesOf(noun)).toContain(noun)
      if (verb !== undefined) expect(await valuesOf(noun, '')).toContain(verb)
    }
  })

  it.each([
    [['ru'], ['runs']],
    [['help', 'datasets', 'ex'], ['examples']],
    [['train', '--me'], ['--method']],
    [['train', '--method', 'f'], ['full']],
    [['train', '--method', '=', 'f'], ['full']],
    [['train', '--method=f'], ['--method=full']],
    [['train', '--qui', ''], [':files']],
    [['users', 'create', '--role', ''], ['viewer', 'editor', 'owner']],
    [['datasets', 'import', 'sh'], [':files']],
    [['projects', 'show', 'project_'], ['project_1', 'project_2']],
    [['projects', 'show', 'Lett'], ['project_2']],
    [['projects', 'show', 'project_1', ''], []],
    [['runs', 'start', '--project-id', ''], ['project_1', 'project_2']],
    [['runs', 'start', '--project-id', 'project_1', '--pro'], []],
    [['chats', 'create', '--models', 'model_2'], ['model_2']],
    [['datasets', 'rows', '--limit', '5', ''], ['dataset_1', 'dataset_2']],
    [['nonsense', ''], []],
  ])('after %j is %j', async (words, values) => expect(await valuesOf(...words)).toEqual(values))
})

/** How each shell is asked what it completes a line to. */
const asked: Record<string, (script: string, words: string[]) => string[]> = {
  bash: (script, words) => ['-c', `${script}
    COMP_WORDS=(tunesmith ${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${words.length}
    _tunesmith tunesmith; printf '%s\\n' "\${COMPREPLY[@]}"`],
  zsh: (script, words) => ['-f', '-c', `
    _describe() { print -l -- "\${(@)\${(P)3}%%:*}" }; compdef() { : }
    ${script}
    words=(tunesmith ${words.map((word) => `'${word}'`).join(' ')}); CURRENT=\${#words}; _tunesmith`],
  fish: (script, words) => ['-c', `${script}\ncomplete -C '${['tunesmith', ...words].join(' ')}'`],
}
const isThere = (shell: string) => spawnSync(shell, ['-c', 'true']).status === 0

describe('a shell', () => {
  const root = mkdtempSync(join(tmpdir(), 'tunesmith-completion-'))
  const dataFolder = join(root, 'data')
  let server: RunningServer
  let projectId: string
  beforeAll(async () => {
    server = await startServer({ dataFolder, port: 0 })
    const { token } = JSON.parse(readFileSync(join(dataFolder, 'server.json'), 'utf8')) as { token: string }
    const client = createClient({ baseUrl: server.url, headers: { authorization: `Bearer ${token}` } })
    projectId = (await client.createProject({ name: 'Policies' })).id
    const program = join(root, 'tunesmith')
    writeFileSync(program, `#!/bin/sh\nexec "${process.execPath}" "${join(import.meta.dirname, '../../bin/tunesmith.js')}" "$@"\n`)
    chmodSync(program, 0o755)
    writeFileSync(join(root, 'shelves.jsonl'), '{}')
  })
  afterAll(async () => {
    await server.close()
    rmSync(root, { recursive: true, force: true })
  })

  it.each(Object.keys(asked).filter((shell) => shell !== 'bash' ? isThere(shell) : process.platform !== 'win32'))('%s completes', { timeout: 120_000 }, async (shell) => {
    const { stdout: script } = await runProgram(['completion', shell], { folder: root })
    const complete = async (...words: string[]) => {
      const env = { ...process.env, TUNESMITH_DATA: dataFolder, PATH: `${root}${delimiter}${process.env.PATH}` }
      const { stdout, stderr } = await promisify(execFile)(shell, asked[shell](script, words), { cwd: root, env })
      expect(stderr, words.join(' ')).toBe('')
      return stdout.split('\n').map((line) => line.split('\t')[0]).filter((line) => line !== '')
    }
    expect(await complete('runs', 'pa')).toEqual(['pause'])
    expect(await complete('train', '--method', 'q')).toEqual(['qlora'])
    expect(await complete('projects', 'show', 'proj')).toEqual([projectId])
    expect((await complete('users', 'create', '--role', '')).toSorted()).toEqual(['editor', 'owner', 'viewer'])
    if (shell !== 'zsh') expect(await complete('datasets', 'import', 'shel')).toEqual(['shelves.jsonl'])
  })

  it('has a script for PowerShell too, and says so where there is none', async () => {
    expect((await runProgram(['completion', 'powershell'], { folder: root })).stdout).toContain('Register-ArgumentCompleter')
    expect((await runProgram(['completion', 'tcsh'], { folder: root })).stderr).toContain('OPTION_VALUE_INVALID')
  })
})
