import type { ChatCompletion, ChatCompletionChunk, ChatCompletionRequest, Usage } from '@tunesmith/contract/openai'
import { answerChat, type ChatDelta, type ChatQuestion } from './chat-answer.ts'
import { usageOf } from './finish.ts'
import type { headingOf } from './heading.ts'
import { chatLogprobs } from './logprobs.ts'
import { sideBySide } from './side-by-side.ts'
import type { Answering } from './whole-or-in-pieces.ts'

type Piece = ChatCompletionChunk['choices'][number]
type Choice = ChatCompletion['choices'][number]

/** Answers to a conversation in the form of chat completions. */
export function chatCompletion(
  question: ChatQuestion, { n, stream_options: options }: ChatCompletionRequest, heading: ReturnType<typeof headingOf>,
): Answering<Piece, ChatCompletionChunk, ChatCompletion> {
  const withUsage = options?.include_usage === true
  return {
    write: (tell, signal) => writeChat(question, n ?? 1, tell, signal),
    chunk: (choices, usage) => ({ ...heading, object: 'chat.completion.chunk', choices, ...(withUsage && { usage }) }),
    whole: (pieces, usage) => ({ ...heading, object: 'chat.completion', choices: choicesOf(pieces), usage }),
  }
}

/** Writes the answers side by side. Of each, the first piece says who speaks, and the last why it ended. @throws as answerChat */
export async function writeChat(question: ChatQuestion, count: number, tell: (piece: Piece) => void, signal: AbortSignal): Promise<Usage> {
  const withLogprobs = question.request.topLogprobs !== undefined

  async function write(index: number, either: AbortSignal) {
    let hasBegun = false
    const begin = () => {
      if (!hasBegun) tell({ index, delta: { role: 'assistant', content: '', refusal: null }, logprobs: null, finish_reason: null })
      hasBegun = true
    }
    const { generated, finishReason } = await answerChat(question, index, (delta, tokens) => {
      begin()
      tell({ index, delta, logprobs: withLogprobs && tokens.length > 0 ? chatLogprobs(tokens) : null, finish_reason: null })
    }, either)
    begin()
    tell({ index, delta: {}, logprobs: null, finish_reason: finishReason })
    return generated
  }

  const answers = Array.from({ length: count }, (_, index) => (either: AbortSignal) => write(index, either))
  return usageOf(question.request.tokens.length, await sideBySide(answers, signal))
}

function choicesOf(pieces: readonly Piece[]): Choice[] {
  const choices: Choice[] = []
  for (const { index, delta, logprobs, finish_reason: reason } of pieces) {
    const choice = (choices[index] ??= { index, message: { role: 'assistant', content: '', refusal: null }, logprobs: null, finish_reason: 'stop' })
    addDelta(choice.message, delta)
    if (logprobs) choice.logprobs = { content: [...(choice.logprobs?.content ?? []), ...(logprobs.content ?? [])], refusal: null }
    if (reason) choice.finish_reason = reason
  }
  return choices.map(({ message, ...rest }) => ({ ...rest, message: message.tool_calls && message.content === '' ? { ...message, content: null } : message }))
}

function addDelta(message: Choice['message'], { content, tool_calls: calls = [] }: ChatDelta): void {
  if (content) message.content += content
  for (const { index, id = '', function: { name = '', arguments: text = '' } = {} } of calls) {
    const all = (message.tool_calls ??= [])
    all[index] ??= { id, type: 'function', function: { name, arguments: '' } }
    all[index].function.arguments += text
  }
}
