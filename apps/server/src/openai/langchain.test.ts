import { tool } from '@langchain/core/tools'
import { HumanMessage, SystemMessage, type ToolMessage } from '@langchain/core/messages'
import { ChatOpenAI, OpenAI, OpenAIEmbeddings } from '@langchain/openai'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { serve, type Served } from '../../testing/serve.ts'

/* LangChain.js against the real server with the bundled model: nothing but the base URL is set. */

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const model = 'tunesmith-base-10m'
let served: Served
let settings: { model: string; apiKey: string; maxRetries: number; configuration: { baseURL: string } }
beforeAll(async () => {
  served = await serve()
  const { authorization } = await served.keyHeaders(served.browsers.viewer, 'viewer', { scopes: ['inference'] })
  settings = { model, apiKey: authorization.slice('Bearer '.length), maxRetries: 0, configuration: { baseURL: `${served.url}/v1` } }
})
afterAll(() => served.close())

const chat = (more: Partial<ConstructorParameters<typeof ChatOpenAI>[0] & object> = {}) => new ChatOpenAI({ ...settings, temperature: 0, maxTokens: 100, ...more })
const question = 'What is the capital of France?'

describe('a chat of LangChain', () => {
  it('is answered, whole and in pieces', async () => {
    const answer = await chat().invoke([new SystemMessage('Be brief.'), new HumanMessage(question)])
    expect(answer.content).toContain('Paris')
    expect(answer.usage_metadata!.total_tokens).toBeGreaterThan(answer.usage_metadata!.input_tokens)
    let text = ''
    for await (const chunk of await chat().stream([new SystemMessage('Be brief.'), new HumanMessage(question)])) text += chunk.content as string
    expect(text).toBe(answer.content)
  })

  it('is answered also as a response, whole and in pieces', async () => {
    const messages = [new SystemMessage('Be brief.'), new HumanMessage(question)]
    const answer = await chat({ useResponsesApi: true }).invoke(messages)
    expect(answer.text).toContain('Paris')
    let text = ''
    for await (const chunk of await chat({ useResponsesApi: true }).stream(messages)) text += chunk.text
    expect(text).toBe(answer.text)
  })

  const weather = tool(async ({ city }) => `${city}: sunny`, {
    name: 'weather', description: 'The weather of a city', schema: z.object({ city: z.string().max(8), unit: z.enum(['C', 'F']) }),
  })

  it('calls tools, whole and in pieces, and reads what they gave', async () => {
    const bound = chat().bindTools([weather], { tool_choice: 'weather' })
    const answer = await bound.invoke('How is the weather in Paris?')
    const [call] = answer.tool_calls!
    expect(call).toMatchObject({ name: 'weather', id: expect.stringMatching(/^call_/), args: { city: expect.any(String), unit: expect.stringMatching(/^[CF]$/) } })
    let streamed: Awaited<ReturnType<typeof bound.invoke>> | undefined
    for await (const chunk of await bound.stream('How is the weather in Paris?')) streamed = streamed === undefined ? chunk : streamed.concat(chunk)
    expect(streamed!.tool_calls).toMatchObject([{ name: 'weather', args: call.args }])
    const result = (await weather.invoke(call)) as ToolMessage
    const after = await chat().bindTools([weather]).invoke([new HumanMessage('How is the weather in Paris?'), answer, result])
    expect(after.content).toBeTypeOf('string')
  })

  const City = z.object({ name: z.string().max(10), isLarge: z.boolean() })

  it.each(['jsonSchema', 'functionCalling'] as const)('answers in a given form by %s', async (method) => {
    const found = await chat().withStructuredOutput(City, { name: 'city', method }).invoke('Tell me about Paris.')
    expect(City.parse(found)).toEqual(found)
  })
})

describe('texts and embeddings of LangChain', () => {
  it('are there, too', async () => {
    expect(await new OpenAI({ ...settings, maxTokens: 4, temperature: 0 }).invoke('The capital of France is')).toMatch(/\w/)
    const [one, other] = await new OpenAIEmbeddings({ ...settings }).embedDocuments(['The cat sleeps.', 'A dog barks.'])
    expect(one).toHaveLength(384)
    expect(one).not.toEqual(other)
  })
})
