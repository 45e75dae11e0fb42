import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Message } from '@tunesmith/text'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createTinyProject } from '../../testing/tiny-run.ts'
import { startModel, type ModelProcess } from './model-process.ts'
import { openModel, type AnswerOptions } from './open-model.ts'

let root: string
let model: string
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'tunesmith-model-'))
  model = createTinyProject(root, { config: { max_position_embeddings: 4096 } }).model
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

let running: ModelProcess | undefined
afterEach(async () => {
  running?.kill()
  await running?.ended
})
const start = (folder = model) => (running = startModel({ model: folder }))

const turns: Message[] = [{ role: 'user', content: 'What colour is door 1?' }]
const options = (maxTokens: number): AnswerOptions => ({ maxTokens, temperature: 0.8, topP: 0.9, seed: 7 })
const never = new AbortController().signal
const nothing = () => {}

/** Asks for a very long answer; settles when its first text is there. */
async function answerForLong(process: ModelProcess, signal = never) {
  const { promise: began, resolve } = Promise.withResolvers<void>()
  const answer = process.answer({ turns }, options(3000), () => resolve(), signal)
  answer.catch(nothing)
  await Promise.race([began, answer])
  return { answer }
}

describe('a model in a process of its own', () => {
  it('answers as it does in this one, in pieces that make the whole, and remembers nothing', async () => {
    const opened = openModel({ model })
    const system = 'Be brief.'
    const expected = await opened.answer([opened.promptTokens([{ role: 'system', content: system }, ...turns])], options(12))
    await opened.release()
    const process = start()
    const answers = await Promise.all([1, 2].map(async () => {
      let pieces = ''
      const { text, stopped } = await process.answer({ system, turns }, options(12), (piece) => (pieces += piece), never)
      expect(pieces).toBe(text)
      return { text, stopped }
    }))
    for (const answer of answers) expect(answer).toEqual({ text: expected[0].text, stopped: expected[0].stopped })
  })

  it('gives what there is of an answer that is broken off, and goes on with the next', async () => {
    const process = start()
    const cancel = new AbortController()
    const { answer } = await answerForLong(process, cancel.signal)
    cancel.abort()
    const { text, stopped } = await answer
    expect(stopped).toBe('cancelled')
    expect(text).not.toBe('')
    const next = await process.answer({ turns }, options(2), nothing, never)
    expect(next.stopped).not.toBe('cancelled')
    expect(await process.answer({ turns }, options(2), nothing, cancel.signal)).toEqual({ text: '', stopped: 'cancelled' })
  })

  it('forgets the oldest turns where there is no room, and refuses a question for which there is none', async () => {
    const process = start()
    const long = 'word '.repeat(1200)
    const history = [{ role: 'user', content: long }, { role: 'assistant', content: long }, ...turns] as const
    expect(await process.answer({ turns: history }, options(2), nothing, never)).toEqual(await process.answer({ turns }, options(2), nothing, never))
    const tooLong = process.answer({ turns: [{ role: 'user', content: long.repeat(3) }] }, options(2), nothing, never)
    await expect(tooLong).rejects.toMatchObject({ code: 'PROMPT_TOO_LONG' })
  })

  it('ends alone when it is killed, and says so to everyone who waits', async () => {
    const process = start()
    const { answer } = await answerForLong(process)
    const second = process.answer({ turns }, options(2), nothing, never)
    second.catch(nothing)
    globalThis.process.kill(process.pid!, 'SIGKILL')
    await expect(answer).rejects.toMatchObject({ code: 'MODEL_CRASHED', message: expect.stringContaining('signal SIGKILL') })
    await expect(second).rejects.toMatchObject({ code: 'MODEL_CRASHED' })
    await process.ended
    await expect(process.answer({ turns }, options(2), nothing, never)).rejects.toMatchObject({ code: 'MODEL_CRASHED' })
  })

  it('tells why a model cannot be opened', async () => {
    await expect(start(join(root, 'missing')).answer({ turns }, options(2), nothing, never)).rejects.toMatchObject({ code: 'MODEL_FOLDER_MISSING' })
    await running!.ended
  })
})
