import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type OperationName, operationTable } from '@tunesmith/contract'
import { createClient } from '@tunesmith/contract/client'
import { startServer, type RunningServer } from '@tunesmith/server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { downloadFrom, startHub } from '../../testing/filled-hub.ts'
import { fillStudio } from '../../testing/filled-studio.ts'
import { runHere } from '../../testing/run-here.ts'
import { runProgram } from '../../testing/run-program.ts'

const root = mkdtempSync(join(tmpdir(), 'tunesmith-operations-'))
const dataFolder = join(root, 'data')
let server: RunningServer
let hub: Awaited<ReturnType<typeof startHub>>
let ids: Awaited<ReturnType<typeof fillStudio>> & Awaited<ReturnType<typeof downloadFrom>>

beforeAll(async () => {
  hub = await startHub(join(root, 'cache'))
  server = await startServer({ dataFolder, port: 0 })
  const { token } = JSON.parse(readFileSync(join(dataFolder, 'server.json'), 'utf8')) as { token: string }
  const client = createClient({ baseUrl: server.url, headers: { authorization: `Bearer ${token}` } })
  ids = { ...(await fillStudio(dataFolder, client)), ...(await downloadFrom(client)) }
})
afterAll(async () => {
  await server.close()
  await hub.close()
  rmSync(root, { recursive: true, force: true })
})

const tunesmith = (...words: string[]) => runHere([...words, '--data-folder', dataFolder], root)

describe('what operations give', () => {
  const reads = (Object.keys(operationTable) as OperationName[]).filter((name) => {
    const { method, command, query, answer = 'json' } = operationTable[name]
    return method === 'GET' && command !== null && answer !== 'file' && (query?.safeParse({}).success ?? true)
  })

  it.each(reads)('by %s is shown to a person without the marks of JSON, and as it is to a program', async (name) => {
    const { command, params, answer } = operationTable[name]
    const places = Object.keys(params?.shape ?? {}) as (keyof typeof ids)[]
    const words = [command!.noun, command!.verb, ...places.map((place) => ids[place])]
    const { status, stdout, stderr } = await tunesmith(...words)
    expect(status, stderr).toBe(0)
    expect(stdout.trim()).not.toBe('')
    expect(stdout).not.toMatch(/[{[]"|"[:,]|\d{4}-\d\d-\d\dT\d\d:|undefined|\[object/)
    const { stdout: json } = await tunesmith(...words, '--json')
    for (const line of answer === 'events' ? json.trim().split('\n') : [json]) expect(JSON.parse(line)).toBeTypeOf('object')
  })

  it('shows settings each with its value and reason', async () => {
    const { stdout } = await tunesmith('projects', 'settings', ids.projectId)
    expect(stdout).toMatch(/training\.learningRate +0\.\d+ +/)
    expect(stdout).toMatch(/compute\.memoryLimit +\d+ GB/)
  })
})

describe('what takes long', () => {
  it('shows a run as training does', async () => {
    const { stdout } = await tunesmith('runs', 'watch', ids.runId)
    expect(stdout).toMatch(/^evaluated at step 1: validation loss 1\.0000/m)
  })

  it('waits for a dry run, and shows what it measured', { timeout: 180_000 }, async () => {
    const { stdout } = await tunesmith('projects', 'plan', ids.projectId)
    expect(stdout).toMatch(/^state +ready$/m)
    expect(stdout).toMatch(/^memory +\d+ MB$/m)
  })

  it('shows an answer as it is written, and nothing but the answer', { timeout: 180_000 }, async () => {
    const { stdout, stderr } = await tunesmith('chats', 'say', ids.chatId, '--content', 'Hello', '--sampling', '{"maxTokens":8}')
    expect(stdout.trim(), stderr).not.toBe('')
    const { stdout: kept } = await tunesmith('chats', 'show', ids.chatId, '--json')
    const { messages } = JSON.parse(kept) as { messages: { content: string }[] }
    expect(stdout.trim()).toBe(messages.at(-1)!.content.trim())
  })

  it('goes on in the studio where nobody watches any more, which Ctrl-C says', { timeout: 180_000 }, async () => {
    const words = ['exports', 'start', '--model-id', 'tunesmith-base-10m', '--format', 'gguf', '--precisions', 'F32', '--precisions', 'Q4_K_M', '--json']
    const { id } = JSON.parse((await tunesmith(...words)).stdout) as { id: string }
    const watched = await runProgram(['exports', 'watch', id, '--json', '--data-folder', dataFolder], {
      folder: root, onLine: (_, child) => void child.kill('SIGINT'),
    })
    expect([watched.status, watched.stderr.replace(/\s+/g, ' ')]).toEqual([130, expect.stringContaining(`The studio goes on with it. Watch it again with \`tunesmith exports watch ${id}\``)])
    expect((await tunesmith('exports', 'cancel', id)).stdout).toMatch(/^state +(running|cancelled)$/m)
  })

  it('says what is wrong with a file to upload', async () => {
    expect((await tunesmith('datasets', 'import', 'missing.jsonl')).stderr).toMatch(/FILE_MISSING/)
    writeFileSync(join(root, 'two.jsonl'), '{"question":"a?","answer":"b"}\n{"question":"c?","answer":"d"}\n')
    expect((await tunesmith('datasets', 'import', 'two.jsonl')).stdout).toMatch(/^rows +2$/m)
  })
})
