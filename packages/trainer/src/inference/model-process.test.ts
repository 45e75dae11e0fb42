import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createTinyProject } from '../../testing/tiny-run.ts'
import { startModel, type ModelProcess } from './model-process.ts'
import { openModel, type AnswerOptions } from './open-model.ts'

let root: string
let model: string
let prompt: number[]
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'tunesmith-model-'))
  model = createTinyProject(root, { config: { max_position_embeddings: 4096 } }).model
  const opened = openModel({ model })
  prompt = opened.promptTokens([{ role: 'user', content: 'What colour is door 1?' }])
  await opened.release()
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

let running: ModelProcess | undefined
afterEach(async () => {
  running?.kill()
  await running?.ended
})
const start = (folder = model) => (running = startModel({ model: folder }))

const options = (maxTokens: number): AnswerOptions => ({ maxTokens, temperature: 0.8, topP: 0.9, seed: 7 })
const never = new AbortController().signal
const nothing = () => {}

/** Asks for a very long answer; settles when its first text is there. */
async function answerForLong(process: ModelProcess, signal = never) {
  const { promise: began, resolve } = Promise.withResolvers<void>()
  const answer = process.answer(prompt, options(3000), () => resolve(), signal)
  answer.catch(nothing)
  await Promise.race([began, answer])
  return { answer }
}

describe('a model in a process of its own', () => {
  it('answers as it does in this one, in pieces that make the whole, and remembers nothing', async () => {
    const opened = openModel({ model })
    const expected = await opened.answer([prompt], options(12))
    await opened.release()
    const process = start()
    expect(await process.contextLength()).toBe(opened.contextLength)
    const answers = await Promise.all([1, 2].map(async () => {
      let pieces = ''
      const { text, stopped } = await process.answer(prompt, options(12), (piece) => (pieces += piece), never)
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
    const next = await process.answer(prompt, options(2), nothing, never)
    expect(next.stopped).not.toBe('cancelled')
    expect(await process.answer(prompt, options(2), nothing, cancel.signal)).toEqual({ text: '', tokens: 0, stopped: 'cancelled' })
  })

  it('ends alone when it is killed, and says so to everyone who waits', async () => {
    const process = start()
    const { answer } = await answerForLong(process)
    const second = process.answer(prompt, options(2), nothing, never)
    second.catch(nothing)
    globalThis.process.kill(process.pid!, 'SIGKILL')
    await expect(answer).rejects.toMatchObject({ code: 'MODEL_CRASHED', message: expect.stringContaining('signal SIGKILL') })
    await expect(second).rejects.toMatchObject({ code: 'MODEL_CRASHED' })
    await process.ended
    await expect(process.answer(prompt, options(2), nothing, never)).rejects.toMatchObject({ code: 'MODEL_CRASHED' })
  })

  it('tells why a model cannot be opened', async () => {
    await expect(start(join(root, 'missing')).answer(prompt, options(2), nothing, never)).rejects.toMatchObject({ code: 'MODEL_FOLDER_MISSING' })
    await running!.ended
  })
})
