import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { newDataFolder, removeDataFolders } from '../../testing/rooms.ts'
import { createBackground, runAlone, type Background } from './index.ts'

const folder = newDataFolder()
afterAll(removeDataFolders)
const file = join(folder, 'rows.jsonl')
writeFileSync(file, '{"question":"a?","answer":"b"}\n'.repeat(2000))
const upload = (name: string) => ({ file, fileName: 'rows.jsonl', rows: join(folder, name) })

let background: Background | undefined
afterEach(() => background?.close())
const start = () => (background = createBackground())

describe('a background', () => {
  it('does tasks, several at a time, and tells their errors as they were thrown', async () => {
    const { run } = start()
    const missing = run('importRows', { ...upload('none'), file: join(folder, 'missing') })
    await expect(missing).rejects.toThrow(expect.objectContaining({ code: 'DATA_FILE_MISSING', params: { path: join(folder, 'missing') } }))
    const both = await Promise.all([run('importRows', upload('one')), run('importRows', upload('two'))])
    expect(both.map(({ rows }) => rows)).toEqual([2000, 2000])
  })

  it('says so when its process dies, and goes on with another', async () => {
    const { run, close } = start()
    await run('importRows', upload('before'))
    const interrupted = run('proveRows', { rows: join(folder, 'before'), reading: null, edits: [], model: null })
    close()
    await expect(interrupted).rejects.toThrow(expect.objectContaining({ code: 'BACKGROUND_DIED' }))
    expect(await run('importRows', upload('after'))).toMatchObject({ rows: 2000 })
  })

  it('tells what nobody foresaw as a fault, with where it was', async () => {
    const wrong = start().run('listRows', { view: null } as never)
    await expect(wrong).rejects.toThrow(expect.objectContaining({ code: 'INTERNAL', cause: expect.objectContaining({ stack: expect.stringContaining('list-rows') }) }))
  })
})

it('a task alone can be ended', async () => {
  const stopping = new AbortController()
  const task = runAlone('importRows', upload('ended'), { signal: stopping.signal })
  stopping.abort()
  await expect(task).rejects.toThrow(expect.objectContaining({ code: 'BACKGROUND_DIED' }))
  const late = runAlone('importRows', upload('never begun'), { signal: stopping.signal })
  await expect(late).rejects.toThrow(expect.objectContaining({ code: 'BACKGROUND_DIED' }))
})
