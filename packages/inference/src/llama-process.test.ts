import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { special, writeTinyAdapter, writeTinyModel } from '../testing/tiny-gguf.ts'
import { startLlama, type LlamaProcess } from './llama-process.ts'
import type { GenerateRequest, Piece, Sampling } from './requests.ts'

let folder: string
let file: string
let adapter: string
let llama: LlamaProcess
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tunesmith-llama-'))
  file = await writeTinyModel(folder)
  adapter = await writeTinyAdapter(folder)
  llama = startLlama({ file, sequences: 3 }, 'tiny')
})
afterAll(async () => {
  llama.kill()
  await llama.ended
  rmSync(folder, { recursive: true, force: true })
})

const greedy: Sampling = {
  temperature: 0, topP: 1, topK: 0, minP: 0, repetitionPenalty: 1, frequencyPenalty: 0, presencePenalty: 0, seed: 0, logitBias: [],
}
const bytes = (text: string) => [...Buffer.from(text)]
const request = (text: string, more: Partial<GenerateRequest> = {}): GenerateRequest =>
  ({ tokens: bytes(text), maxTokens: 12, sampling: greedy, stop: [], stopTokens: [], ...more })

describe('a loaded model', () => {
  it('says what it is', async () => {
    expect(await llama.info()).toEqual({ contextLength: 256, sequences: 3, vocabularySize: 259, bosId: 256, endIds: [257], addsBos: false, device: 'cpu' })
  })

  it('turns text into tokens and back', async () => {
    expect(await llama.tokenize('a<|end|>', true)).toEqual([97, special.end])
    expect(await llama.tokenize('a<|end|>', false)).toEqual(bytes('a<|end|>'))
    expect(await llama.detokenize([104, 195, 182, special.call], true)).toBe('hö<|tool|>')
    expect(await llama.detokenize([104, special.call], false)).toBe('h')
    const spaced = "it 's , a . b ? 🙂 do n't"
    expect(await llama.detokenize(bytes(spaced), false)).toBe(spaced)
  })
})

describe('an answer', () => {
  it('is the likeliest tokens, one after another, where nothing is left to chance', async () => {
    const { text, tokens, stopped } = await llama.generate(request('Hello there', { topLogprobs: 0 }))
    expect({ tokens, stopped }).toEqual({ tokens: 12, stopped: 'length' })
    const { text: again, logprobs } = await llama.generate(request('Hello there', { topLogprobs: 2 }))
    expect(again).toBe(text)
    const ids = logprobs!.map(({ id }) => id)
    const scores = await llama.score({ tokens: [...bytes('Hello there'), ...ids], top: 2, from: 11 })
    expect(scores.map(({ isTop }) => isTop)).toEqual(ids.map(() => true))
    scores.forEach(({ id, logprob, top }, index) => {
      expect(id).toBe(ids[index])
      expect(logprob).toBeCloseTo(logprobs![index].logprob, 3)
      expect(top[0]).toEqual({ id, text: expect.any(String), logprob })
      expect(top[1].logprob).toBeLessThanOrEqual(logprob)
    })
    expect((await llama.generate(request('Hello there'))).text).toBe(text) // llama.cpp chooses the same
  })

  it('comes in pieces that make up the text', async () => {
    const pieces: Piece[] = []
    const { text, logprobs } = await llama.generate(request('One', { topLogprobs: 1 }), (piece) => pieces.push(piece))
    expect(pieces.map((piece) => piece.text).join('')).toBe(text)
    expect(pieces.flatMap(({ tokens }) => tokens)).toEqual(logprobs)
  })

  it('depends on the seed alone where chance has a say', async () => {
    for (const topLogprobs of [undefined, 0]) {
      const drawn = (seed: number) => llama.generate(request('Dice', { topLogprobs, sampling: { ...greedy, temperature: 1.2, seed } }))
      const [first, again, other] = [await drawn(1), await drawn(1), await drawn(2)]
      expect(again.text).toBe(first.text)
      expect(other.text).not.toBe(first.text)
    }
  })

  it('ends before a text that ends it, and at a token that does', async () => {
    const { text } = await llama.generate(request('Stop me'))
    const stop = text.slice(4, 6)
    const shown: string[] = []
    const stopped = await llama.generate(request('Stop me', { stop: [stop, 'never'] }), (piece) => shown.push(piece.text))
    expect(stopped).toMatchObject({ text: text.slice(0, text.indexOf(stop)), stopped: 'stop' })
    expect(shown.join('')).toBe(stopped.text)
    const { logprobs } = await llama.generate(request('Stop me', { topLogprobs: 0 }))
    const third = logprobs![2].id
    const place = logprobs!.findIndex(({ id }) => id === third)
    expect(await llama.generate(request('Stop me', { stopTokens: [third] }))).toMatchObject({ tokens: place, stopped: 'stop' })
  })

  it('ends with the context, and is refused where the prompt leaves no room', async () => {
    expect(await llama.generate(request('x'.repeat(250), { maxTokens: 100 }))).toMatchObject({ tokens: 6, stopped: 'context' })
    await expect(llama.generate(request('x'.repeat(256)))).rejects.toMatchObject({ code: 'PROMPT_TOO_LONG' })
    await expect(llama.generate(request(''))).rejects.toMatchObject({ code: 'PROMPT_TOO_LONG' })
    await expect(llama.score({ tokens: bytes('x'.repeat(257)), top: 0 })).rejects.toMatchObject({ code: 'PROMPT_TOO_LONG' })
  })

  it('keeps away from forbidden tokens, and to wanted ones', async () => {
    for (const topLogprobs of [undefined, 0]) {
      const free = await llama.generate(request('Bias', { topLogprobs: 0 }))
      const first = free.logprobs![0].id
      const without = await llama.generate(request('Bias', { topLogprobs, sampling: { ...greedy, logitBias: [[first, -100]] } }))
      expect(await llama.tokenize(without.text, false)).not.toContain(first)
      expect(await llama.generate(request('Bias', { topLogprobs, sampling: { ...greedy, logitBias: [[65, 100]] } }))).toMatchObject({ text: 'A'.repeat(12) })
    }
  })

  it('can be broken off, which gives what there is', async () => {
    const leaving = new AbortController()
    const { text, stopped, tokens } = await llama.generate(request('Long', { maxTokens: 200 }), () => leaving.abort(), leaving.signal)
    expect(stopped).toBe('cancelled')
    expect(tokens).toBeLessThan(200)
    expect(text).not.toBe('')
    await expect(llama.score({ tokens: bytes('ab'), top: 0 }, leaving.signal)).rejects.toThrow(/abort/i)
  })

  it('is not written for whoever left while the model was loaded', async () => {
    const loading = startLlama({ file, sequences: 1 }, 'tiny')
    const leaving = new AbortController()
    const answer = loading.generate(request('Early', { maxTokens: 200 }), undefined, leaving.signal)
    leaving.abort()
    expect(await answer).toMatchObject({ text: '', tokens: 0, stopped: 'cancelled' })
    loading.kill()
    await loading.ended
  })

  it('does not read again what is remembered', async () => {
    const text = 'A rather long beginning that two questions share. '
    expect((await llama.generate(request(`${text}One?`))).cachedTokens).toBeLessThan(5)
    const second = await llama.generate(request(`${text}Two?`))
    expect(second.cachedTokens).toBeGreaterThanOrEqual(text.length)
    const fresh = startLlama({ file })
    expect((await fresh.generate(request(`${text}Two?`))).text).toBe(second.text)
    fresh.kill()
  })

  it('is the same among many', async () => {
    const asked = Array.from({ length: 9 }, (_, index) => `Question ${index}`)
    const together = await Promise.all(asked.map((text) => llama.generate(request(text))))
    for (const [index, text] of asked.entries()) expect((await llama.generate(request(text))).text).toBe(together[index].text)
  })
})

describe('an answer with a form', () => {
  const jsonSchema = {
    type: 'object', additionalProperties: false, required: ['kind', 'count', 'tags'],
    properties: { kind: { enum: ['a', 'b'] }, count: { type: 'integer' }, tags: { type: 'array', items: { anyOf: [{ const: 1 }, { type: 'null' }] }, maxItems: 2 } },
  }

  it.each([undefined, 1])('is JSON that fits the schema, with what stands around it (log-probabilities: %s)', async (topLogprobs) => {
    const constraint = { jsonSchema, before: '<call>\n"', after: '</call>' }
    const { text, stopped, logprobs } = await llama.generate(request('Make JSON', { constraint, topLogprobs, maxTokens: 200 }))
    expect(stopped).toBe('stop')
    const json = /^<call>\n"([\s\S]*)<\/call>$/.exec(text)![1]
    const { kind, count, tags } = JSON.parse(json) as { kind: string; count: number; tags: unknown[] }
    expect(['a', 'b']).toContain(kind)
    expect(Number.isInteger(count)).toBe(true)
    expect(tags.every((tag) => tag === 1 || tag === null)).toBe(true)
    expect(logprobs?.map((token) => token.text).join('')).toBe(topLogprobs && text)
  })

  it('is not scored for whoever left', async () => {
    const leaving = new AbortController()
    const endless = { constraint: { grammar: 'root ::= [a-z]{180}' }, topLogprobs: 0, maxTokens: 200 }
    const answer = await llama.generate(request('Scores', endless), () => leaving.abort(), leaving.signal)
    expect(answer).toMatchObject({ stopped: 'cancelled', logprobs: [] })
    expect(answer.text).not.toBe('')
  })

  it('has the white space that was written', async () => {
    const constraint = { grammar: `root ::= "it 's , a . b ?"` }
    expect((await llama.generate(request('Spaces', { constraint, maxTokens: 100 }))).text).toBe("it 's , a . b ?")
  })

  it('keeps to a grammar', async () => {
    const constraint = { grammar: 'root ::= ("ab" | "cd")+ "."' }
    expect((await llama.generate(request('Grammar', { constraint, maxTokens: 100 }))).text).toMatch(/^(ab|cd)+\.?$/)
  })

  it.each([
    [{ jsonSchema: { type: 'string', pattern: '^a' } }, 'SCHEMA_UNSUPPORTED', /the keyword pattern/],
    [{ jsonSchema: { type: 'object', properties: { a: { not: {} } } } }, 'SCHEMA_UNSUPPORTED', /schema\.properties\.a there is the keyword not/],
    [{ jsonSchema: [] }, 'SCHEMA_UNSUPPORTED', /in place of a schema/],
    [{ grammar: 'root ::= (' }, 'GRAMMAR_INVALID', /./],
  ])('refuses %j', async (constraint, code, message) => {
    await expect(llama.generate(request('Refuse', { constraint }))).rejects.toMatchObject({ code, message: expect.stringMatching(message) })
  })
})

describe('an adapter', () => {
  it('changes the answers of its own requests alone', async () => {
    const tokens = bytes('The same text')
    const [plain, adapted] = [await llama.score({ tokens, top: 0 }), await llama.score({ tokens, adapter, top: 0 })]
    expect(plain).toHaveLength(tokens.length - 1)
    expect(Math.max(...plain.map(({ logprob }, index) => Math.abs(logprob - adapted[index].logprob)))).toBeGreaterThan(0.1)
    const both = await Promise.all([llama.generate(request('Both')), llama.generate(request('Both', { adapter }))])
    expect(both[0].text).not.toBe(both[1].text)
    expect(await llama.score({ tokens, top: 0 })).toEqual(plain)
  })

  it('that cannot be read fails its own request', async () => {
    writeFileSync(join(folder, 'broken.gguf'), 'no adapter')
    for (const name of ['broken.gguf', 'missing.gguf']) {
      const asked = llama.generate(request('x', { adapter: join(folder, name) }))
      await expect(asked).rejects.toMatchObject({ code: 'LLAMA_CANNOT_LOAD', message: expect.not.stringContaining(folder), params: { file: name } })
    }
    expect((await llama.generate(request('Still here'))).tokens).toBe(12)
  })
})

describe('an embedding', () => {
  it('has the length 1, and is the same for the same text', async () => {
    const [first, again, other] = [await llama.embed(bytes('One text')), await llama.embed(bytes('One text')), await llama.embed(bytes('Another'))]
    expect(first).toHaveLength(32)
    expect(Math.hypot(...first)).toBeCloseTo(1, 6)
    expect(again).toEqual(first)
    expect(other).not.toEqual(first)
  })
})

describe('a process', () => {
  it('that dies fails what it was asked, and says how', async () => {
    const dying = startLlama({ file }, 'dying')
    await dying.info()
    const endless = { ...greedy, logitBias: [[special.end, -100]] as const }
    const asked = dying.generate(request('Long', { maxTokens: 240, sampling: endless }), () => dying.kill())
    await expect(asked).rejects.toMatchObject({ code: 'MODEL_CRASHED', message: expect.stringContaining('dying was ended by the signal SIGKILL') })
    await dying.ended
    await expect(dying.embed([1])).rejects.toMatchObject({ code: 'MODEL_CRASHED' })
  })

  it.each([['nonsense.gguf', 'not a model at all'], ['none.gguf', undefined]])('tells what is wrong with %s, and not where it is', async (name, content) => {
    if (content !== undefined) writeFileSync(join(folder, name), content)
    const wrong = startLlama({ file: join(folder, name) }, 'wrong')
    const asked = wrong.generate(request('x'))
    await expect(wrong.info()).rejects.toMatchObject({ code: 'LLAMA_CANNOT_LOAD', message: expect.not.stringContaining(folder), params: { file: 'wrong' } })
    await expect(asked).rejects.toMatchObject({ code: 'LLAMA_CANNOT_LOAD' })
    await wrong.ended
  })
})

describe('the token that ends an answer', () => {
  it('is told where log-probabilities are', async () => {
    const ended = await llama.generate(request('Hello', { topLogprobs: 0, sampling: { ...greedy, logitBias: [[257, 100]] } }))
    expect(ended).toMatchObject({ text: '', tokens: 0, stopped: 'stop', logprobs: [], endToken: { id: 257 } })
    const going = await llama.generate(request('Hello', { topLogprobs: 0, sampling: { ...greedy, logitBias: [[257, -100]] } }))
    expect(going.endToken).toBeUndefined()
  })
})
