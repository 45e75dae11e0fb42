import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { startServer, type RunningServer } from '@tunesmith/server'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'

/* The package as it is published, in a folder that knows nothing of this repository, against a real studio. */

vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 })

const room = join(import.meta.dirname, '..')
const compiler = join(room, '../../node_modules/typescript/bin/tsc')
const project = mkdtempSync(join(tmpdir(), 'tunesmith-client-'))
const installed = join(project, 'node_modules/@tunesmith/client')
const dataFolder = join(project, 'data')

const execute = promisify(execFile)
const npm = (folder: string, ...words: string[]) => execute('npm', words, { cwd: folder, shell: process.platform === 'win32' })
const keep = (name: string, text: string) => (writeFileSync(join(project, name), text), name)

let server: RunningServer
let apiKey: string
beforeAll(async () => {
  keep('package.json', '{ "private": true, "type": "module" }')
  await npm(room, 'pack', '--pack-destination', project)
  const archive = readdirSync(project).find((name) => name.endsWith('.tgz'))!
  await npm(project, 'install', '--offline', '--no-audit', '--no-fund', `./${archive}`)
  server = await startServer({ dataFolder, port: 0 })
  apiKey = (JSON.parse(readFileSync(join(dataFolder, 'server.json'), 'utf8')) as { token: string }).token
})
afterAll(async () => {
  await server.close()
  rmSync(project, { recursive: true, force: true })
})

/** What the examples of the README are, one after the other, for this studio. */
const examples = () => [...readFileSync(join(installed, 'README.md'), 'utf8').matchAll(/```ts\n([^]*?)```/g)]
  .map(([, code]) => code).join('\n').replace('http://127.0.0.1:4870', server.url)

/** The globals of Node. */
const types = ['--typeRoots', join(room, '../../node_modules/@types'), '--types', 'node']

/** The errors of the compiler, with nothing left unchecked. */
async function typeErrors(file: string, ...options: string[]): Promise<string> {
  const words = ['--ignoreConfig', '--noEmit', '--strict', '--target', 'es2024', '--module', 'nodenext', ...options, file]
  return execute(process.execPath, [compiler, ...words], { cwd: project }).then(({ stdout }) => stdout, ({ stdout }: { stdout: string }) => stdout)
}

describe('the package', () => {
  it('is the built client with its types, and needs no other', () => {
    expect(readdirSync(installed, { recursive: true }).toSorted())
      .toEqual(['LICENSE', 'README.md', 'dist', join('dist', 'index.d.ts'), join('dist', 'index.js'), 'package.json'])
    expect(readdirSync(join(project, 'node_modules/@tunesmith'))).toEqual(['client'])
    expect(readFileSync(join(installed, 'dist/index.js'), 'utf8')).not.toMatch(/^import |import\(|require\(|process\.|node:/m)
  })

  it('does from plain JavaScript what its README says', async () => {
    const file = keep('examples.js', examples())
    const { stdout } = await execute(process.execPath, [file], { cwd: project, env: { ...process.env, TUNESMITH_KEY: apiKey } })
    expect(stdout).toMatch(/^tunesmith-base-10m /)
    expect(stdout).toMatch(/^step 1: loss [\d.]+\nstep 2: loss [\d.]+$/m)
    expect(stdout).toMatch(/Paris/)
    expect(stdout).toMatch(/^NOT_FOUND 404 It may have been deleted/m)
  })

  it('tells a program without a key what is missing', async () => {
    const file = keep('stranger.js', `import { createClient } from '@tunesmith/client'
      console.log((await createClient({ baseUrl: '${server.url}' }).listRuns().catch((error) => error)).code)`)
    expect((await execute(process.execPath, [file], { cwd: project })).stdout).toBe('SIGN_IN_NEEDED\n')
  })

  it('has types for programs of Node and of browsers', async () => {
    const file = keep('consumer.ts', `${examples().replaceAll('process.env.TUNESMITH_KEY', `'key'`)}
      import type { Client, Run, RunEvent } from '@tunesmith/client'
      const started: Run = await client.getRun({ runId: 'run_0' })
      const step = (event: RunEvent): number | null => (event.type === 'step' ? event.loss : null)
      const input: Parameters<Client['listRuns']>[0] = { limit: 5 }
      for await (const { choices } of client.createChatCompletion({ model: 'm', messages: [], stream: true })) console.log(choices[0].delta.content, step)
      const { items: runs } = await client.listRuns(input, { signal: AbortSignal.timeout(1000) })
      await client.uploadDataset({ fileName: 'rows.csv', file: new Blob(['a,b']) })
      // @ts-expect-error: a limit is a number
      await client.listRuns({ limit: '5' })
      // @ts-expect-error: there is no such state
      if (runs[0].state === 'dreaming') console.log(started.id)
      // @ts-expect-error: a project is needed
      await client.startRun({})`)
    expect(await typeErrors(file, '--lib', 'es2024', ...types)).toBe('')
    expect(await typeErrors(file, '--lib', 'es2024,dom,dom.asynciterable', '--types', '')).toBe('')
  })

  it('takes and gives what the operations do', async () => {
    const file = keep('same.ts', `import type { Client as Source } from '${join(room, '../contract/src/client/index.ts')}'
      import type { Client as Published } from '@tunesmith/client'
      type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : 'the table is wider') : 'the package is wider'
      type Both = keyof Source & keyof Published
      type Compared = { [N in keyof Source | keyof Published]: N extends Both ? Same<Source[N], Published[N]> : 'missing' }
      export const differing: { [N in keyof Compared as Compared[N] extends true ? never : N]: Compared[N] } = {}`)
    const errors = await typeErrors(file, '--lib', 'es2024,esnext.disposable', '--allowImportingTsExtensions', '--skipLibCheck', ...types)
    expect(errors.split('\n').filter((line) => line.startsWith('same.ts'))).toEqual([])
  })
})
