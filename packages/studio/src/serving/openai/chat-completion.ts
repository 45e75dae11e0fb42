import type { ChatCompletion, ChatCompletionChunk, ChatCompletionRequest, ToolCall, Usage } from '@tunesmith/contract/openai'
import type { ScoredToken } from '@tunesmith/inference'
import { createEventQueue } from '../../event-queue.ts'
import { answerChat, type ChatDelta, type ChatQuestion } from './chat-answer.ts'
import { usageOf } from './finish.ts'
import type { headingOf } from './heading.ts'
import { chatLogprobs } from './logprobs.ts'

type Heading = ReturnType<typeof headingOf>
type ChatCompletionChoice = ChatCompletion['choices'][number]

const indices = (n: number | null | undefined) => Array.from({ length: n ?? 1 }, (_, index) => index)

/** Answers as a whole. @throws as answerChat */
export async function wholeChat(question: ChatQuestion, { n }: ChatCompletionRequest, heading: Heading, signal: AbortSignal): Promise<ChatCompletion> {
  const withLogprobs = question.request.topLogprobs !== undefined
  const answers = await Promise.all(indices(n).map(async (index) => {
    const message: ChatCompletionChoice['message'] = { role: 'assistant', content: null, refusal: null }
    const { generated, finishReason } = await answerChat(question, index, (delta) => addDelta(message, delta), signal)
    if (message.tool_calls === undefined) message.content ??= ''
    const logprobs = withLogprobs ? chatLogprobs(generated.logprobs ?? []) : null
    return { generated, choice: { index, message, logprobs, finish_reason: finishReason } }
  }))
  return {
    ...heading,
    object: 'chat.completion',
    choices: answers.map(({ choice }) => choice),
    usage: usageOf(question.request.tokens.length, answers.map(({ generated }) => generated)),
  }
}

function addDelta(message: ChatCompletionChoice['message'], { content, tool_calls: calls = [] }: ChatDelta): void {
  if (typeof content === 'string') message.content = (message.content ?? '') + content
  for (const { index, id = '', function: { name = '', arguments: text = '' } = {} } of calls) {
    const all: ToolCall[] = (message.tool_calls ??= [])
    all[index] ??= { id, type: 'function', function: { name, arguments: '' } }
    all[index].function.arguments += text
  }
}

/**
 * Answers piece by piece. The first piece says who speaks; what goes wrong before it is thrown by the first step.
 * @param onUsage called with what it took, also where the reader has left
 */
export function streamChat(
  question: ChatQuestion, { n, stream_options: options }: ChatCompletionRequest, heading: Heading, onUsage: (usage: Usage) => Promise<void>, signal: AbortSignal,
): AsyncIterable<ChatCompletionChunk> {
  const leaving = new AbortController()
  const either = AbortSignal.any([signal, leaving.signal])
  const chunks = createEventQueue<ChatCompletionChunk>()
  const withUsage = options?.include_usage === true
  const withLogprobs = question.request.topLogprobs !== undefined

  function push(choices: ChatCompletionChunk['choices'], usage: Usage | null = null): void {
    chunks.push({ ...heading, object: 'chat.completion.chunk', choices, ...(withUsage && { usage }) })
  }

  async function answer(index: number) {
    let hasBegun = false
    const begin = () => {
      if (!hasBegun) push([{ index, delta: { role: 'assistant', content: '', refusal: null }, logprobs: null, finish_reason: null }])
      hasBegun = true
    }
    const tell = (delta: ChatDelta, tokens: ScoredToken[]) => {
      begin()
      push([{ index, delta, logprobs: withLogprobs && tokens.length > 0 ? chatLogprobs(tokens) : null, finish_reason: null }])
    }
    const { generated, finishReason } = await answerChat(question, index, tell, either)
    begin()
    push([{ index, delta: {}, logprobs: null, finish_reason: finishReason }])
    return generated
  }

  async function answerAll(): Promise<void> {
    const usage = usageOf(question.request.tokens.length, await Promise.all(indices(n).map(answer)))
    await onUsage(usage)
    if (withUsage) push([], usage)
    chunks.end()
  }

  answerAll().catch((error: unknown) => {
    leaving.abort() // the other answers
    chunks.fail(error)
  })
  return chunks.read(() => leaving.abort())
}
