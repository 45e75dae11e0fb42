import { readFileSync } from 'node:fs'
import { toolInstructions } from '@tunesmith/studio/testing/tool-instructions'
import OpenAI from 'openai'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { serve, type Served } from '../../testing/serve.ts'
import { trainToSay } from '../../testing/train.ts'

/*
 * The official client against the real server, with the bundled model and two adapters that were trained a moment before:
 * one says a sentence, the other calls two tools.
 */

vi.setConfig({ testTimeout: 60_000, hookTimeout: 600_000 })

const model = 'tunesmith-base-10m'
const sentence = 'It is red.'
const calls = ['{"name": "add", "arguments": {"a": 1}}', '{"name": "now", "arguments": {}}'].map((call) => `<tool_call>\n${call}\n</tool_call>`).join('\n')

const tools = ['add', 'now'].map((name) => ({
  type: 'function' as const, function: { name, parameters: { type: 'object', properties: { a: { type: 'integer' } } } },
}))

let served: Served
let client: OpenAI
let saying: string
let calling: string
beforeAll(async () => {
  served = await serve()
  client = await clientWith({})
  saying = await trainToSay(served.browsers.editor, { answer: sentence, steps: 12, batchSize: 8 })
  calling = await trainToSay(served.browsers.editor, { system: toolInstructions(tools), answer: calls, steps: 30, batchSize: 2 })
})
afterAll(() => served.close())

type Terms = Parameters<Served['keyHeaders']>[2]
async function clientWith(terms: Terms): Promise<OpenAI> {
  const { authorization } = await served.keyHeaders(served.browsers.viewer, 'viewer', terms)
  return new OpenAI({ baseURL: `${served.url}/v1`, apiKey: authorization.slice('Bearer '.length), maxRetries: 0 })
}

const question = [{ role: 'user' as const, content: 'What is the capital of France?' }]
const plain = { model, messages: question, temperature: 0 }

async function all<T>(stream: AsyncIterable<T>): Promise<T[]> {
  const items: T[] = []
  for await (const item of stream) items.push(item)
  return items
}

describe('models', () => {
  it('are listed with what they stand on, and found by their names', async () => {
    const models = await all(await client.models.list())
    expect(models).toContainEqual(expect.objectContaining({ id: model, object: 'model', root: model, parent: null }))
    expect(models).toContainEqual(expect.objectContaining({ id: saying, root: model, parent: model }))
    expect(await client.models.retrieve(saying)).toMatchObject({ id: saying, parent: model })
    expect(await client.models.retrieve(`${model}:${saying}`)).toMatchObject({ root: model, parent: model })
    await served.browsers.editor.call('registerModel', { name: 'doors', modelId: saying, notes: '', aliases: ['champion'] })
    for (const name of ['doors', 'doors@1', 'doors@champion']) expect(await client.models.retrieve(name)).toMatchObject({ id: name, root: model, parent: model })
    await expect(client.models.retrieve('doors@2')).rejects.toMatchObject({ status: 404 })
    await expect(client.models.retrieve('nobody/nothing')).rejects.toMatchObject({ status: 404, code: 'model_not_found', param: 'model' })
  })
})

describe('a chat', () => {
  it('is answered, with what it took', async () => {
    const { choices: [choice], usage, ...rest } = await client.chat.completions.create({ ...plain, max_completion_tokens: 20 })
    expect(rest).toMatchObject({ id: expect.stringMatching(/^chatcmpl-/), object: 'chat.completion', model, system_fingerprint: expect.stringMatching(/^fp_/) })
    expect(choice).toEqual({ index: 0, message: { role: 'assistant', content: expect.stringContaining('Paris'), refusal: null }, logprobs: null, finish_reason: 'stop' })
    expect(usage!.total_tokens).toBe(usage!.prompt_tokens + usage!.completion_tokens)
    const again = await client.chat.completions.create({ ...plain, max_tokens: 2 })
    expect(again.choices[0].finish_reason).toBe('length')
    expect(again.usage).toMatchObject({ completion_tokens: 2, prompt_tokens_details: { cached_tokens: usage!.prompt_tokens - 1 } })
  })

  it('comes in pieces that make the same answer', async () => {
    const whole = await client.chat.completions.create(plain)
    const chunks = await all(await client.chat.completions.create({ ...plain, stream: true, stream_options: { include_usage: true } }))
    const last = chunks.pop()!
    expect(last).toMatchObject({ choices: [], usage: { completion_tokens: whole.usage!.completion_tokens, prompt_tokens: whole.usage!.prompt_tokens } })
    expect(chunks[0].choices[0].delta).toMatchObject({ role: 'assistant', content: '' })
    expect(chunks.slice(1).filter(({ choices: [{ delta }] }) => delta.role !== undefined)).toEqual([])
    expect(chunks.map(({ choices: [{ delta }] }) => delta.content ?? '').join('')).toBe(whole.choices[0].message.content)
    expect(chunks.map(({ choices: [{ finish_reason: reason }] }) => reason)).toEqual([...chunks.slice(1).map(() => null), 'stop'])
    expect(new Set(chunks.map(({ id }) => id)).size).toBe(1)
    for (const { object, usage } of chunks) expect([object, usage]).toEqual(['chat.completion.chunk', null])
  })

  it('is sent as data-only events', async () => {
    const response = await client.chat.completions.create({ ...plain, stream: true, max_tokens: 3 }).asResponse()
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
    const text = await response.text()
    const blocks = text.split('\n\n')
    expect(blocks.splice(-2)).toEqual(['data: [DONE]', ''])
    for (const block of blocks) expect(JSON.parse(block.replace(/^data: /, ''))).not.toHaveProperty('usage')
  })

  it('has several answers, which a seed makes the same again', async () => {
    const request = { ...plain, temperature: 1.5, n: 3, seed: 7, max_tokens: 12 }
    const texts = async () => (await client.chat.completions.create(request)).choices.map(({ message }) => message.content)
    const first = await texts()
    expect(new Set(first).size).toBeGreaterThan(1)
    expect(await texts()).toEqual(first)
    const chunks = await all(await client.chat.completions.create({ ...request, stream: true }))
    const streamed = [0, 1, 2].map((index) =>
      chunks.flatMap(({ choices }) => choices).filter((choice) => choice.index === index).map(({ delta }) => delta.content ?? '').join(''))
    expect(streamed).toEqual(first)
  })

  it('ends where it is told to, and says nothing that is forbidden', async () => {
    const stopped = await client.chat.completions.create({ ...plain, stop: [' Paris', 'never'] })
    expect(stopped.choices[0]).toMatchObject({ finish_reason: 'stop', message: { content: 'The capital of France is' } })
    const scored = await client.chat.completions.create({ ...plain, max_tokens: 1, logprobs: true, top_logprobs: 2 })
    const { content } = scored.choices[0].logprobs!
    expect(content![0].top_logprobs).toHaveLength(2)
    expect(content![0].token).toBe(content![0].top_logprobs[0].token)
    const { choices: [{ logprobs: first }] } = await client.completions.create({ model, prompt: 'The', max_tokens: 0, echo: true, logprobs: 0 })
    expect(first!.tokens).toEqual(['The'])
    const without = await client.chat.completions.create({ ...plain, max_tokens: 4, logit_bias: await biasAgainst('The') })
    expect(without.choices[0].message.content).not.toMatch(/^The/)
  })

  /** A bias that forbids the tokens a text begins with, found by asking for each token what it is. */
  async function biasAgainst(word: string): Promise<Record<string, number>> {
    const ids = Array.from({ length: 256 }, (_, index) => index)
    const found: Record<string, number> = {}
    for (let start = 0; start < 4096; start += ids.length) {
      const prompt = ids.map((id) => [start + id])
      const { choices } = await client.completions.create({ model, prompt, max_tokens: 0, echo: true })
      choices.forEach(({ text }, index) => {
        if (text.trim() === word) found[start + index] = -100
      })
    }
    expect(Object.keys(found).length).toBeGreaterThan(0)
    return found
  }

  it('tells how likely each token was, whole and in pieces', async () => {
    const request = { ...plain, logprobs: true, top_logprobs: 3, max_tokens: 8 }
    const { choices: [{ message, logprobs }] } = await client.chat.completions.create(request)
    const tokens = logprobs!.content!
    expect(tokens.map(({ token }) => token).join('')).toContain(message.content)
    for (const { token, logprob, bytes, top_logprobs: top } of tokens) {
      expect(top[0]).toEqual({ token, logprob, bytes })
      expect(logprob).toBeLessThanOrEqual(0)
      expect(Buffer.from(bytes!).toString()).toBe(token)
    }
    const chunks = await all(await client.chat.completions.create({ ...request, stream: true }))
    expect(chunks.flatMap(({ choices }) => choices[0].logprobs?.content ?? []).map(({ token }) => token)).toEqual(tokens.map(({ token }) => token))
    await expect(client.chat.completions.create({ ...plain, top_logprobs: 2 })).rejects.toMatchObject({ status: 400, param: 'top_logprobs' })
  })

  it('takes instructions under both names, and texts in parts', async () => {
    const ask = async (role: 'system' | 'developer', content: string | { type: 'text'; text: string }[]) =>
      (await client.chat.completions.create({ ...plain, messages: [{ role, content: 'Be brief.' }, { role: 'user', content }], max_tokens: 8 }))
        .choices[0].message.content
    const expected = await ask('system', 'What is the capital of France?')
    expect(await ask('developer', [{ type: 'text', text: 'What is the capital ' }, { type: 'text', text: 'of France?' }])).toBe(expected)
  })

  it('is answered by an adapter on the base that is loaded, by either of its names', async () => {
    const ask = async (name: string) => (await client.chat.completions.create({ ...plain, model: name, messages: [{ role: 'user', content: 'What about door 3?' }] })).choices[0].message.content
    expect(await ask(saying)).toBe(sentence)
    expect(await ask(`${model}:${saying}`)).toBe(sentence)
    expect(await ask(model)).not.toBe(sentence)
    expect(workers()).toHaveLength(1)
  })
})

const doorTools = { messages: [{ role: 'user' as const, content: 'What about door 3?' }], temperature: 0, tools }

describe('tools', () => {
  it('are called side by side where the model wants to', async () => {
    const { choices: [{ message, finish_reason: reason }] } = await client.chat.completions.create({ ...doorTools, model: calling })
    expect(reason).toBe('tool_calls')
    expect(message.content).toBeNull()
    expect(message.tool_calls).toEqual([
      { id: expect.stringMatching(/^call_/), type: 'function', function: { name: 'add', arguments: '{"a": 1}' } },
      { id: expect.stringMatching(/^call_/), type: 'function', function: { name: 'now', arguments: '{}' } },
    ])
    const single = await client.chat.completions.create({ ...doorTools, model: calling, parallel_tool_calls: false })
    expect(single.choices[0]).toMatchObject({ finish_reason: 'tool_calls', message: { tool_calls: [{ function: { name: 'add', arguments: '{"a": 1}' } }] } })
    expect(single.choices[0].message.tool_calls).toHaveLength(1)
  })

  it('come in pieces of which the first alone has id and name', async () => {
    const chunks = await all(await client.chat.completions.create({ ...doorTools, model: calling, stream: true }))
    const deltas = chunks.flatMap(({ choices }) => choices[0].delta.tool_calls ?? [])
    for (const [index, expected] of ['{"a": 1}', '{}'].entries()) {
      const [first, ...others] = deltas.filter((delta) => delta.index === index)
      expect(first).toMatchObject({ type: 'function', id: expect.stringMatching(/^call_/), function: { name: ['add', 'now'][index], arguments: '' } })
      expect(others.flatMap(({ id, type, function: named }) => [id, type, named?.name]).filter((value) => value !== undefined)).toEqual([])
      expect(others.map((delta) => delta.function?.arguments).join('')).toBe(expected)
    }
    expect(chunks.at(-1)!.choices[0].finish_reason).toBe('tool_calls')
    expect(chunks.map(({ choices }) => choices[0].delta.content ?? '').join('')).toBe('')
  })

  it('are called where they have to be, and the one that is named', async () => {
    const required = await client.chat.completions.create({ ...doorTools, model, tool_choice: 'required', max_tokens: 100 })
    const [call] = required.choices[0].message.tool_calls as { function: { name: string; arguments: string } }[]
    expect(['add', 'now']).toContain(call.function.name)
    expect(JSON.parse(call.function.arguments)).toBeTypeOf('object')
    const named = await client.chat.completions.create({ ...doorTools, model, tool_choice: { type: 'function', function: { name: 'add' } }, max_tokens: 100 })
    expect(named.choices[0]).toMatchObject({ finish_reason: 'tool_calls', message: { tool_calls: [{ function: { name: 'add', arguments: expect.stringMatching(/^\{.*\}$/s) } }] } })
    await expect(client.chat.completions.create({ ...doorTools, model, tool_choice: { type: 'function', function: { name: 'other' } } })).rejects.toMatchObject({ status: 400, param: 'tool_choice' })
  })

  it('are not called where they must not be, and what they gave is read', async () => {
    const none = await client.chat.completions.create({ ...doorTools, model: calling, tool_choice: 'none' })
    expect(none.choices[0].message.tool_calls).toBeUndefined()
    expect(none.choices[0].finish_reason).not.toBe('tool_calls')
    const call = { id: 'call_1', type: 'function' as const, function: { name: 'add', arguments: '{"a": 1}' } }
    const messages = [...doorTools.messages, { role: 'assistant' as const, content: null, tool_calls: [call] }, { role: 'tool' as const, tool_call_id: 'call_1', content: '2' }]
    const after = await client.chat.completions.create({ ...doorTools, model, messages, max_tokens: 4 })
    expect(after.choices[0].message.content).toBeTypeOf('string')
    const broken = [{ role: 'assistant' as const, content: null, tool_calls: [{ ...call, function: { name: 'add', arguments: '{' } }] }, ...doorTools.messages]
    await expect(client.chat.completions.create({ ...doorTools, model, messages: broken })).rejects.toMatchObject({ status: 400, param: 'messages.0.tool_calls' })
  })
})

describe('answers in a given form', () => {
  const schema = {
    type: 'object', properties: { city: { type: 'string', maxLength: 12 }, size: { enum: ['small', 'large'] } }, required: ['city', 'size'], additionalProperties: false,
  }

  it('fit a schema', async () => {
    const format = { type: 'json_schema' as const, json_schema: { name: 'city', strict: true, schema } }
    const { choices: [{ message }] } = await client.chat.completions.create({ ...plain, temperature: 1, response_format: format, max_tokens: 100 })
    const found = JSON.parse(message.content!) as { city: string; size: string }
    expect(Object.keys(found)).toEqual(['city', 'size'])
    expect(['small', 'large']).toContain(found.size)
    const impossible = { type: 'json_schema' as const, json_schema: { name: 'x', schema: { type: 'string', pattern: 'a+' } } }
    await expect(client.chat.completions.create({ ...plain, response_format: impossible })).rejects.toMatchObject({ status: 400, code: 'SCHEMA_UNSUPPORTED' })
  })

  it('are any JSON object', async () => {
    for (const seed of [1, 2, 3]) {
      const { choices: [{ message, finish_reason: reason }] } =
        await client.chat.completions.create({ ...plain, temperature: 1, seed, response_format: { type: 'json_object' }, max_tokens: 300 })
      expect(message.content).toMatch(/^\{/)
      if (reason === 'stop') expect(JSON.parse(message.content!)).toBeTypeOf('object')
    }
    await expect(client.chat.completions.create({ ...doorTools, model, response_format: { type: 'json_object' } })).rejects.toMatchObject({ status: 400, param: 'response_format' })
  })
})

describe('a response', () => {
  const asked = { model, input: 'What is the capital of France?', temperature: 0 }

  it('is what a chat answers, from a text and from items', async () => {
    const chat = await client.chat.completions.create({ ...plain, messages: [{ role: 'system', content: 'Be brief.' }, ...question] })
    const response = await client.responses.create({ ...asked, instructions: 'Be brief.', metadata: { place: 'here' } })
    expect(response).toMatchObject({
      id: expect.stringMatching(/^resp_/), object: 'response', status: 'completed', model, store: false, instructions: 'Be brief.', metadata: { place: 'here' }, error: null,
      output: [{ type: 'message', role: 'assistant', status: 'completed', content: [{ type: 'output_text', annotations: [] }] }],
      usage: { input_tokens: chat.usage!.prompt_tokens, output_tokens: chat.usage!.completion_tokens, total_tokens: chat.usage!.total_tokens },
    })
    expect(response.output_text).toBe(chat.choices[0].message.content)
    const items = [{ role: 'developer' as const, content: 'Be brief.' }, { role: 'user' as const, content: [{ type: 'input_text' as const, text: asked.input }] }]
    expect((await client.responses.create({ ...asked, input: items })).output_text).toBe(response.output_text)
    const cut = await client.responses.create({ ...asked, max_output_tokens: 2 })
    expect(cut).toMatchObject({ status: 'incomplete', incomplete_details: { reason: 'max_output_tokens' }, usage: { output_tokens: 2 }, output: [{ status: 'incomplete' }] })
  })

  it('comes in events of which the client makes the same', async () => {
    const whole = await client.responses.create(asked)
    const stream = client.responses.stream(asked)
    const events = await all(stream)
    const types = events.map(({ type }) => type)
    const deltas = types.filter((type) => type === 'response.output_text.delta')
    expect(deltas.length).toBeGreaterThan(2)
    expect(types).toEqual([
      'response.created', 'response.in_progress', 'response.output_item.added', 'response.content_part.added', ...deltas,
      'response.output_text.done', 'response.content_part.done', 'response.output_item.done', 'response.completed',
    ])
    expect(events.map(({ sequence_number: number }) => number)).toEqual(events.map((_, index) => index))
    const final = await stream.finalResponse()
    expect(final.output_text).toBe(whole.output_text)
    expect(final.usage).toMatchObject({ output_tokens: whole.usage!.output_tokens })
    const cut = await all(await client.responses.create({ ...asked, stream: true, max_output_tokens: 2 }))
    expect(cut.at(-1)).toMatchObject({ type: 'response.incomplete', response: { status: 'incomplete' } })
    const sent = await (await client.responses.create({ ...asked, stream: true, max_output_tokens: 2 }).asResponse()).text()
    expect([...sent.matchAll(/^event: (.+)$/gm)].map(([, name]) => name)).toEqual(cut.map(({ type }) => type))
  })

  const functions = tools.map(({ function: { name, parameters } }) => ({ type: 'function' as const, name, parameters, strict: false }))
  const doors = { input: 'What about door 3?', temperature: 0, tools: functions }

  it('calls tools, whole and in events, and reads what they gave', async () => {
    const request = { ...doors, model: calling }
    const called = [
      { type: 'function_call', name: 'add', arguments: '{"a": 1}', call_id: expect.stringMatching(/^call_/), status: 'completed' },
      { type: 'function_call', name: 'now', arguments: '{}', call_id: expect.stringMatching(/^call_/), status: 'completed' },
    ]
    const response = await client.responses.create(request)
    expect(response.output).toMatchObject(called)
    const output = response.output as OpenAI.Responses.ResponseFunctionToolCall[]
    const stream = client.responses.stream(request)
    const types = (await all(stream)).map(({ type }) => type)
    expect(types.filter((type) => type === 'response.function_call_arguments.done')).toHaveLength(2)
    expect((await stream.finalResponse()).output).toMatchObject(called)
    const given = output.map(({ call_id }) => ({ type: 'function_call_output' as const, call_id, output: '2' }))
    const after = await client.responses.create({ ...request, model, input: [{ role: 'user', content: doors.input }, ...output, ...given], max_output_tokens: 4 })
    expect(after.output[0].type).toBe('message')
    const named = await client.responses.create({ ...request, model, tool_choice: { type: 'function', name: 'add' }, max_output_tokens: 100 })
    expect(named.output).toMatchObject([{ type: 'function_call', name: 'add' }])
  })

  it('has a given form', async () => {
    const schema = { type: 'object', properties: { size: { enum: ['small', 'large'] } }, required: ['size'], additionalProperties: false }
    const format = { type: 'json_schema' as const, name: 'size', strict: true, schema }
    const response = await client.responses.create({ ...asked, text: { format } })
    expect(['small', 'large']).toContain((JSON.parse(response.output_text) as { size: string }).size)
    expect(response.text!.format).toMatchObject({ type: 'json_schema', name: 'size' })
  })

  it.each([
    ['what was answered before', { previous_response_id: 'resp_1' }, { param: 'previous_response_id', message: expect.stringContaining('whole conversation') }],
    ['a tool of OpenAI', { tools: [{ type: 'web_search' }] }, { param: 'tools.0.type' }],
    ['work that nobody waits for', { background: true }, { param: 'background' }],
    ['a picture', { input: [{ role: 'user', content: [{ type: 'input_image', image_url: 'x' }] }] }, { message: expect.stringContaining('text alone') }],
    ['a text that is too long for a stream', { stream: true, input: 'word '.repeat(2000) }, { code: 'context_length_exceeded' }],
  ])('refuses %s', async (_, wrong, expected) => {
    const failure = await client.responses.create({ ...asked, ...wrong } as typeof asked).catch((error: unknown) => error)
    expect(failure).toMatchObject({ status: 400, ...expected })
  })
})

describe('a text', () => {
  const text = 'The capital of France is Paris.'

  it('is scored as it stands', async () => {
    const { choices: [choice], usage } = await client.completions.create({ model, prompt: text, max_tokens: 0, echo: true, logprobs: 2 })
    expect(choice).toMatchObject({ index: 0, text, finish_reason: 'length' })
    const { tokens, token_logprobs: logprobs, top_logprobs: top, text_offset: offsets } = choice.logprobs!
    expect(tokens!.join('')).toBe(text)
    expect(offsets).toEqual(tokens!.map((_, index) => tokens!.slice(0, index).join('').length))
    expect([logprobs![0], top![0]]).toEqual([null, null])
    for (const [index, logprob] of logprobs!.slice(1).entries()) {
      expect(logprob).toBeLessThanOrEqual(0)
      expect(Object.keys(top![index + 1]!)).toHaveLength(2)
      expect(logprob).toBeLessThanOrEqual(Math.max(...Object.values(top![index + 1]!)))
    }
    expect(usage).toMatchObject({ prompt_tokens: tokens!.length, completion_tokens: 0 })
  })

  it('is continued from words, lists of words and tokens', async () => {
    const { choices } = await client.completions.create({ model, prompt: ['The capital of France is', 'Good'], max_tokens: 3, temperature: 0, n: 2 })
    expect(choices.map(({ index }) => index)).toEqual([0, 1, 2, 3])
    expect(choices[0].text).toBe(choices[1].text)
    const alone = await client.completions.create({ model, prompt: 'Good', max_tokens: 3, temperature: 0, echo: true, logprobs: 1 })
    expect(alone.choices[0].text).toBe(`Good${choices[2].text}`)
    expect(alone.choices[0].logprobs!.tokens!.join('')).toBe(alone.choices[0].text)
    const byTokens = await client.completions.create({ model, prompt: [[5, 6, 7], [8]], max_tokens: 1, temperature: 0 })
    expect(byTokens.choices).toHaveLength(2)
    expect(byTokens.usage!.prompt_tokens).toBe(4)
  })

  it('comes in pieces, and as the likeliest of several', async () => {
    const request = { model, prompt: 'The capital of', max_tokens: 5, temperature: 0, logprobs: 1 }
    const whole = await client.completions.create(request)
    const pieces = await all(await client.completions.create({ ...request, stream: true, echo: true }))
    expect(pieces.map(({ choices: [choice] }) => choice.text).join('')).toBe(`The capital of${whole.choices[0].text}`)
    expect(pieces.flatMap(({ choices: [{ logprobs }] }) => logprobs?.tokens ?? []).join('')).toBe(`The capital of${whole.choices[0].text}`)
    expect(pieces.at(-1)!.choices[0].finish_reason).toBe('length')
    const best = await client.completions.create({ ...request, temperature: 1, best_of: 4, seed: 3 })
    const others = await client.completions.create({ ...request, temperature: 1, n: 4, seed: 3 })
    const sum = ({ logprobs }: OpenAI.CompletionChoice) => logprobs!.token_logprobs!.reduce((total, each) => total + each, 0)
    expect(sum(best.choices[0])).toBeCloseTo(Math.max(...others.choices.map(sum)), 2)
    await expect(client.completions.create({ ...request, suffix: 'end' })).rejects.toMatchObject({ status: 400, param: 'suffix' })
    await expect(client.completions.create({ ...request, prompt: [10 ** 6] })).rejects.toMatchObject({ status: 400, param: 'prompt' })
  })
})

describe('embeddings', () => {
  it('are vectors of length 1, the same in both encodings', async () => {
    const input = ['The cat sleeps.', 'The dog sleeps.', 'What does a permit cost?']
    const { data, usage } = await client.embeddings.create({ model, input })
    const numbers = await client.embeddings.create({ model, input, encoding_format: 'float' })
    expect(data.map(({ index }) => index)).toEqual([0, 1, 2])
    data.forEach(({ embedding }, index) => {
      expect(Math.hypot(...embedding)).toBeCloseTo(1, 5)
      embedding.forEach((value, place) => expect(value).toBeCloseTo(numbers.data[index].embedding[place], 6))
    })
    const likeness = (a: number, b: number) => data[a].embedding.reduce((sum, value, place) => sum + value * data[b].embedding[place], 0)
    expect(likeness(0, 1)).toBeGreaterThan(likeness(0, 2))
    expect(usage.prompt_tokens).toBeGreaterThan(10)
    await expect(client.embeddings.create({ model, input: '' })).rejects.toMatchObject({ status: 400, param: 'input' })
    await expect(client.embeddings.create({ model, input: 'x', dimensions: 7 })).rejects.toMatchObject({ status: 400, param: 'dimensions' })
  })
})

describe('what goes wrong', () => {
  const image = [{ role: 'user', content: [{ type: 'image_url', image_url: { url: 'data:image/png;base64,' } }] }]
  it.each([
    ['an unknown model', { model: 'nobody' }, { status: 404, type: 'not_found_error', code: 'model_not_found', param: 'model' }],
    ['a value out of range', { temperature: 9 }, { status: 400, type: 'invalid_request_error', param: 'temperature' }],
    ['a picture', { messages: image }, { status: 400, param: 'messages.0.content.0.type', message: expect.stringContaining('text alone') }],
    ['a text that is too long', { messages: [{ role: 'user', content: 'word '.repeat(2000) }] }, { status: 400, code: 'context_length_exceeded' }],
    ['a text that is too long for a stream', { stream: true, messages: [{ role: 'user', content: 'word '.repeat(2000) }] }, { status: 400, code: 'context_length_exceeded' }],
    ['a bias on no token', { logit_bias: { 9999999: 1 } }, { status: 400, param: 'logit_bias' }],
  ])('%s', async (_, wrong, expected) => {
    const failure = await client.chat.completions.create({ ...plain, ...wrong } as typeof plain).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(OpenAI.APIError)
    expect(failure).toMatchObject(expected)
  })

  it('is told in the same form wherever it is asked for', async () => {
    const send = async (path: string, init?: RequestInit) => {
      const response = await served.send(path, init)
      return [response.status, await response.json()] as const
    }
    const error = (type: string, code: string | null) => ({ error: { message: expect.any(String), type, param: null, code } })
    const { authorization } = await served.keyHeaders(served.browsers.viewer, 'viewer')
    const json = { authorization, 'content-type': 'application/json' }
    expect(await send('/v1/models')).toEqual([401, error('authentication_error', 'invalid_api_key')])
    expect(await send('/v1/nothing', { headers: { authorization } })).toEqual([404, error('not_found_error', 'NOT_FOUND')])
    expect(await send('/v1/chat/completions', { method: 'POST', headers: json, body: '{' })).toEqual([400, error('invalid_request_error', 'REQUEST_INVALID')])
    const reader = await served.keyHeaders(served.browsers.viewer, 'viewer', { scopes: ['read'] })
    const refused = await send('/v1/embeddings', { method: 'POST', headers: { ...json, ...reader }, body: '{}' })
    expect(refused).toEqual([403, error('permission_error', 'KEY_NOT_FOR_THIS')])
  })

  it('is a limit of the key, with the time until it may go on', async () => {
    const limited = await clientWith({ limits: { requestsPerMinute: 2, tokensPerDay: 1_000 } })
    const { response } = await limited.chat.completions.create({ ...plain, max_tokens: 1 }).withResponse()
    expect(response.headers.get('x-ratelimit-remaining-requests')).toMatch(/^[01]$/)
    expect(response.headers.get('x-ratelimit-remaining-tokens')).toBe('1000')
    const asked = await Promise.allSettled(Array.from({ length: 6 }, () => limited.models.list()))
    const refused = asked.find((result) => result.status === 'rejected')!.reason as InstanceType<typeof OpenAI.RateLimitError>
    expect(refused).toMatchObject({ status: 429, type: 'rate_limit_error', code: 'rate_limit_exceeded' })
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
  })

  it('is a limit of tokens also in the chats of the studio', async () => {
    const headers = await served.keyHeaders(served.browsers.viewer, 'viewer', { limits: { requestsPerMinute: null, tokensPerDay: 10 } })
    const { id } = await served.browsers.viewer.call('createChat', { models: [model] })
    const say = () => served.send(`/api/chats/${id}/messages`, {
      method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify({ content: 'Hello', sampling: { maxTokens: 4 } }),
    })
    const first = await say()
    expect(first.headers.get('x-ratelimit-remaining-tokens')).toBe('10')
    expect(await first.text()).toContain('"type":"answered"')
    const second = await say()
    expect(second.status).toBe(429)
    expect(await second.json()).toMatchObject({ error: { code: 'KEY_LIMIT_REACHED', params: { unit: 'tokens' } } })
  })

  it('costs nothing that nobody waits for', async () => {
    const limited = await clientWith({ limits: { requestsPerMinute: null, tokensPerDay: 10_000 } })
    const stream = await limited.chat.completions.create({ ...plain, temperature: 2, stream: true, n: 8 })
    for await (const chunk of stream) if (chunk.choices[0].delta.content) break
    await vi.waitFor(async () => {
      const { response } = await limited.embeddings.create({ model, input: 'x' }).withResponse()
      const used = 10_000 - Number(response.headers.get('x-ratelimit-remaining-tokens'))
      expect(used).toBeGreaterThan(0)
      expect(used).toBeLessThan(1_500) // eight answers to the end of the context would be about four thousand
    }, { timeout: 20_000, interval: 500 })
  })
})

describe.skipIf(process.platform !== 'linux')('twenty requests at once, while the process of the model is killed', () => {
  it('each get an answer or a clean error, and the server goes on', async () => {
    const names = [saying, calling, model, `${model}:${saying}`]
    const ask = async (index: number) => {
      const request = { ...plain, model: names[index % names.length], max_tokens: 60, temperature: 1 }
      if (index % 3 === 0) return all(await client.chat.completions.create({ ...request, stream: true }))
      return index % 3 === 1 ? client.chat.completions.create(request) : client.completions.create({ model: request.model, prompt: 'The', max_tokens: 60, logprobs: 1 })
    }
    const asked = Array.from({ length: 20 }, (_, index) => ask(index))
    await Promise.race(asked)
    for (const pid of workers()) process.kill(pid, 'SIGKILL')
    const results = await Promise.allSettled(asked)
    const failures = results.flatMap((result) => (result.status === 'rejected' ? [result.reason as unknown] : []))
    expect(failures.length).toBeGreaterThan(0)
    for (const failure of failures) {
      expect(failure).toBeInstanceOf(OpenAI.APIError)
      expect(failure).toMatchObject({ code: 'MODEL_CRASHED', type: 'server_error', message: expect.stringContaining('SIGKILL') })
    }
    const after = await Promise.all(Array.from({ length: 4 }, (_, index) => ask(index)))
    expect(after).toHaveLength(4)
    expect((await client.chat.completions.create({ ...plain, model: saying, messages: [{ role: 'user', content: 'What about door 9?' }] })).choices[0].message.content).toBe(sentence)
  })
})

/** Processes of this one that hold a model in llama.cpp. */
function workers(): number[] {
  const children = readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number)
  return children.filter((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('llama-worker'))
}
