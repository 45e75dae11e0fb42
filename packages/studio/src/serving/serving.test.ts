import { appendFileSync, cpSync, existsSync, mkdtempSync, readdirSync, rmSync, statSync, utimesSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fail } from '@tunesmith/contract'
import { writeModelGguf } from '@tunesmith/export'
import { writeBundledAdapter } from '@tunesmith/export/testing/bundled-adapter'
import { openStore, type Store } from '@tunesmith/store'
import { createTinyProject } from '@tunesmith/trainer/testing/tiny-run'
import { modelPath } from '@tunesmith/trainer/worker'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contextOf } from '../../testing/browser.ts'
import type { GgufLocation, ModelLocation, Services } from '../services.ts'
import { createServing, openaiHandlers } from './index.ts'
import { openGgufFolder } from './models/gguf-folder.ts'
import { textCompletion, textQuestion } from './openai/text-completion.ts'

/* What models are made of, and what computes them; the forms of the API are tried with its official client, in the server. */

const bundled = modelPath('tunesmith-base-10m')
const question = { role: 'user' as const, content: 'What is the capital of France?' }

let root: string
let store: Store
let room: ReturnType<typeof openRoom>
const locations: Record<string, ModelLocation | GgufLocation> = { base: { model: bundled }, taught: { model: bundled, system: 'Be brief.' } }
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'tunesmith-serving-'))
  store = await openStore(join(root, 'data'))
  room = openRoom()
})
afterAll(async () => {
  await room.serving.close()
  await store.close()
  rmSync(root, { recursive: true, force: true })
})

function openRoom() {
  const services = {
    store, dataFolder: store.folder, now: () => new Date(),
    models: {
      find: async (id: string) => locations[id] ?? fail('NOT_FOUND', { what: 'model', id }),
    },
    get serving() { return serving },
  } as Services
  const serving = createServing(services)
  const { createChatCompletion, createCompletion } = openaiHandlers(services)
  return {
    serving,
    async chat(model: string, more: object = {}) {
      const request = { model, messages: [question], temperature: 0, max_tokens: 12, ...more }
      const answer = await createChatCompletion(request, contextOf())
      return 'choices' in answer && 'usage' in answer ? answer : expect.fail('a stream')
    },
    complete: (prompt: string, model: string) => createCompletion({ model, prompt, max_tokens: 4, temperature: 0, logprobs: 1 }, contextOf()),
  }
}

const filesOf = (kind: string) => readdirSync(join(store.folder, 'serving')).filter((name) => name.startsWith(kind) && name.endsWith('.gguf'))
type Whole = { choices: { message: { content: string | null } }[]; usage: { prompt_tokens: number } }
const textOf = (answer: unknown) => (answer as Whole).choices[0].message.content

describe('a model', () => {
  it('is made for llama.cpp once, also by two who ask at the same time, and not again by the next studio', async () => {
    const answers = await Promise.all([room.chat('base'), room.chat('base')])
    expect(textOf(answers[0])).toContain('Paris')
    expect(textOf(answers[1])).toBe(textOf(answers[0]))
    const [file] = filesOf('base')
    expect(filesOf('base')).toHaveLength(1)
    const path = join(store.folder, 'serving', file)
    const { ino } = statSync(path)
    const next = openRoom()
    expect(textOf(await next.chat('base'))).toBe(textOf(answers[0]))
    expect(statSync(path).ino).toBe(ino)
    await next.serving.close()
  })

  it('is asked with the system message it was trained with, unless there is another', async () => {
    const tokens = async (model: string, messages: object[]) => ((await room.chat(model, { messages })) as Whole).usage.prompt_tokens
    const withSystem = await tokens('base', [{ role: 'system', content: 'Be brief.' }, question])
    expect(await tokens('taught', [question])).toBe(withSystem)
    expect(await tokens('taught', [{ role: 'system', content: 'Be brief.' }, question])).toBe(withSystem)
    expect(await tokens('base', [question])).toBeLessThan(withSystem)
  })

  it('as GGUF is served as it is, with its own tokens and template', async () => {
    const gguf = join(root, 'model.gguf')
    await writeModelGguf(bundled, gguf, { precision: 'F16' })
    locations['file'] = { gguf }
    const [asFolder, asFile] = [await room.chat('base'), await room.chat('file')] as unknown as Whole[]
    expect(textOf(asFile)).toBe(textOf(asFolder))
    expect(asFile.usage.prompt_tokens).toBe(asFolder.usage.prompt_tokens)
    const [text, same] = [await room.complete('The capital of', 'base'), await room.complete('The capital of', 'file')] as { choices: { text: string }[] }[]
    expect(same.choices[0].text).toBe(text.choices[0].text)
    expect(filesOf('base')).toHaveLength(1)
  })

  it('that llama.cpp cannot run is computed by our own engine, which says what it lacks', async () => {
    const config = { architectures: ['LlamaForCausalLM'], hidden_act: 'gelu', max_position_embeddings: 1024 }
    locations['strange'] = { model: createTinyProject(root, { config }).model }
    expect(textOf(await room.chat('strange', { temperature: 1 }))).toBeTypeOf('string')
    for (const wish of [{ logprobs: true }, { response_format: { type: 'json_object' } }, { stop: 'x' }, { logit_bias: { 1: 1 } }, { top_k: 4 }, { presence_penalty: 1 }]) {
      await expect(room.chat('strange', wish)).rejects.toMatchObject({ code: 'ENGINE_LACKS', params: { model: 'strange' } })
    }
    await expect((await room.serving.open('strange')).embed([1], new AbortController().signal)).rejects.toMatchObject({ code: 'ENGINE_LACKS' })
  })

  it.each(['nothing', 'base:nothing', 'nothing:base', ':base', 'base:', 'base:taught'])('that is not there (%s) is not found', async (id) => {
    await expect(room.chat(id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})

describe('texts that are computed at the same time', () => {
  it('have the numbers that each has alone', async () => {
    const { score, texts } = await room.serving.open('base')
    const never = new AbortController().signal
    const words = 'The fee for a transfer of land is due within three months of the day on which the deed was signed by both sides .'.split(' ')
    const prompts = await Promise.all(Array.from({ length: 48 }, (_, index) => texts.encode(words.slice(index % 9, 14 + ((index * 5) % 9)).join(' '))))
    const likelihood = async (tokens: number[]) => (await score({ tokens, top: 1 }, never)).reduce((sum, { logprob }) => sum + logprob, 0)
    const alone: number[] = []
    for (const tokens of prompts) alone.push(await likelihood(tokens))
    for (let round = 0; round < 3; round++) {
      for (let start = 0; start < prompts.length; start += 8) {
        const together = await Promise.all(prompts.slice(start, start + 8).map(likelihood))
        together.forEach((found, index) => expect(found).toBeCloseTo(alone[start + index], 1))
      }
    }
  })
})

describe('an adapter', () => {
  it('shares the loaded base, and its file is called by what is in it', async () => {
    const folder = writeBundledAdapter(join(root, 'adapter'))
    locations['tuned'] = { model: bundled, adapter: folder }
    const before = textOf(await room.chat('base'))
    const tuned = await room.serving.open('tuned')
    const base = await room.serving.open('base')
    expect(tuned.key).not.toBe(base.key)
    expect(textOf(await room.chat('base:tuned'))).toBe(textOf(await room.chat('tuned')))
    expect(textOf(await room.chat('base'))).toBe(before)
    const likelihood = async ({ score }: typeof base) => (await score({ tokens: [40, 50, 60], top: 0 }, new AbortController().signal)).map(({ logprob }) => logprob)
    expect(await likelihood(tuned)).not.toEqual(await likelihood(base))
    expect(filesOf('adapter')).toHaveLength(1)
    appendFileSync(join(folder, 'adapter_config.json'), '\n')
    await room.serving.open('tuned')
    expect(filesOf('adapter')).toHaveLength(2)
  })
})

describe('a copy for llama.cpp', () => {
  it('is not begun where the disk has no room for it', async () => {
    const folder = join(root, 'full')
    const asked = openGgufFolder(folder, () => 1e6).base('base', bundled)
    await expect(asked).rejects.toMatchObject({ code: 'SERVING_DISK_SHORT', params: { model: 'base', freeBytes: 1e6, neededBytes: expect.closeTo(20.4e6, -6) } })
    expect(readdirSync(folder)).toEqual([])
  })

  it('goes with its model', async () => {
    const model = join(root, 'leaving')
    cpSync(bundled, model, { recursive: true })
    locations['leaving'] = { model }
    await room.serving.open('leaving')
    const before = room.serving.copies()
    expect(before).toContainEqual({ model, bytes: expect.closeTo(20.4e6, -6) })
    room.serving.removeGone()
    expect(room.serving.copies()).toEqual(before)
    rmSync(model, { recursive: true })
    room.serving.removeGone()
    expect(room.serving.copies()).toEqual(before.filter((copy) => copy.model !== model))
  })
})

describe('several answers to one request', () => {
  it('are broken off together where one of them fails', async () => {
    const seen: string[] = []
    const { generate, ...model } = await room.serving.open('base')
    const watched = {
      ...model,
      async generate(...asked: Parameters<typeof generate>) {
        const generated = await generate(...asked)
        seen.push(generated.stopped)
        return generated
      },
    }
    const request = { model: 'base', prompt: ['One', 'Two', 'word '.repeat(600)], max_tokens: 400, n: 2, temperature: 2 }
    const { write } = textCompletion(await textQuestion(watched, request), request, { id: '', created: 0, model: '', system_fingerprint: '' })
    await expect(write(() => {}, new AbortController().signal)).rejects.toMatchObject({ code: 'PROMPT_TOO_LONG' })
    await expect.poll(() => seen).toEqual(Array(4).fill('cancelled'))
  })

  it('are bounded over all its texts', async () => {
    const model = await room.serving.open('base')
    await expect(textQuestion(model, { model: 'base', prompt: Array(17).fill('One'), n: 16 })).rejects.toMatchObject({ code: 'REQUEST_INVALID' })
    await textQuestion(model, { model: 'base', prompt: Array(16).fill('One'), n: 16 })
  })
})

describe('files that nobody used for a month', () => {
  it('are deleted when a studio opens, and made again where they are needed', async () => {
    await room.chat('base')
    const path = join(store.folder, 'serving', filesOf('base')[0])
    const longAgo = new Date(Date.now() - 40 * 24 * 60 * 60_000)
    utimesSync(path, longAgo, longAgo)
    const next = openRoom()
    expect(existsSync(path)).toBe(false)
    expect(textOf(await next.chat('base'))).toContain('Paris')
    expect(existsSync(path)).toBe(true)
    await next.serving.close()
  })
})
