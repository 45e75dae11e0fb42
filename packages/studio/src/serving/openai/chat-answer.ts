import { randomBytes } from 'node:crypto'
import { plainReason, refuseField } from '@tunesmith/contract'
import type { ChatCompletionChunk, ChatCompletionRequest, FinishReason } from '@tunesmith/contract/openai'
import type { Generated, ScoredToken } from '@tunesmith/inference'
import { type AnswerPart, describeTools, toolCallReader } from '@tunesmith/text'
import type { EngineRequest } from '../models/engine.ts'
import type { ServedModel } from '../models/served-model.ts'
import { conversationOf } from './conversation-of.ts'
import { finishReasons } from './finish.ts'
import { formatConstraint } from './response-format.ts'
import { forChoice, samplingOf, stopTexts } from './sampling.ts'
import { callConstraint, type ToolChoice, toolChoiceOf } from './tool-choice.ts'

export type ChatDelta = ChatCompletionChunk['choices'][number]['delta']

/** A conversation that waits for its answers. */
export interface ChatQuestion {
  model: ServedModel
  request: Omit<EngineRequest, 'stopTokens'>
  /** Names of the tools that may be called; nothing where there are none. */
  tools: ReadonlySet<string> | undefined
  /** Whether the answer ends with its first call. */
  isOneCall: boolean
}

export interface ChatAnswer {
  generated: Generated
  finishReason: FinishReason
}

/** @throws REQUEST_INVALID, and what the template of the model throws */
export async function chatQuestion(model: ServedModel, request: ChatCompletionRequest): Promise<ChatQuestion> {
  const { tools, forced } = toolChoiceOf(request)
  const format = formatConstraint(request)
  if (tools.length > 0 && format !== undefined) {
    const problem = 'it cannot be asked for while tools may be called: set tool_choice to none, or leave the tools out'
    refuseField('response_format', plainReason(problem))
  }
  if (request.top_logprobs && request.logprobs !== true) {
    refuseField('top_logprobs', plainReason('it is given only with logprobs set to true'))
  }
  const constraint = forced.length > 0 ? callConstraint(model.texts.toolUse.format, forced) : format
  const tokens = await promptTokens(model, request, tools)
  const maxTokens = request.max_completion_tokens ?? request.max_tokens ?? (await model.contextLength())
  const isOneCall = forced.length > 0 || request.parallel_tool_calls === false
  return {
    model, isOneCall,
    tools: tools.length > 0 ? new Set(tools.map(({ function: { name } }) => name)) : undefined,
    request: {
      tokens, maxTokens, sampling: samplingOf(request, model.texts), stop: stopTexts(request),
      showSpecial: tools.length > 0, // the marks around calls may be special tokens
      isWhole: !request.stream && !isOneCall, // the end of a call is seen in pieces
      ...(constraint && { constraint }),
      ...(request.logprobs === true && { topLogprobs: request.top_logprobs ?? 0 }),
    },
  }
}

function promptTokens(model: ServedModel, { messages }: ChatCompletionRequest, tools: ToolChoice['tools']): Promise<number[]> {
  const conversation = conversationOf(messages)
  if (tools.length === 0) return model.promptTokens(conversation)
  return model.promptTokens(model.texts.toolUse.needsDescription ? describeTools(conversation, tools) : { ...conversation, tools: [...tools] })
}

/**
 * Writes one of the answers.
 * @param onDelta called with each piece as it comes, of which those of a call are told apart from words
 */
export async function answerChat(
  { model, request, tools, isOneCall }: ChatQuestion, index: number, onDelta: (delta: ChatDelta, tokens: ScoredToken[]) => void, signal: AbortSignal,
): Promise<ChatAnswer> {
  const reader = tools && toolCallReader(model.texts.toolUse.format, tools)
  const enough = new AbortController()
  let calls = 0

  function tell(part: AnswerPart, tokens: ScoredToken[]): void {
    if (part.type !== 'text' && isOneCall && part.index > 0) return enough.abort()
    if (part.type === 'call') calls = part.index + 1
    onDelta(deltaOf(part), tokens)
  }

  function tellAll(parts: AnswerPart[], tokens: ScoredToken[]): void {
    if (parts.length === 0 && tokens.length > 0) onDelta({}, tokens)
    parts.forEach((part, place) => tell(part, place === 0 ? tokens : []))
  }

  const generated = await model.generate(
    { ...request, sampling: forChoice(request.sampling, index) },
    ({ text, tokens }) => tellAll(reader ? reader.add(text) : [{ type: 'text', text }], tokens),
    AbortSignal.any([signal, enough.signal]),
  )
  if (reader) tellAll(reader.end(), [])
  const isCall = calls > 0 && (generated.stopped === 'stop' || enough.signal.aborted)
  return { generated, finishReason: isCall ? 'tool_calls' : finishReasons[generated.stopped] }
}

function deltaOf(part: AnswerPart): ChatDelta {
  if (part.type === 'text') return { content: part.text }
  if (part.type === 'arguments') return { tool_calls: [{ index: part.index, function: { arguments: part.text } }] }
  const id = `call_${randomBytes(12).toString('hex')}`
  return { tool_calls: [{ index: part.index, id, type: 'function', function: { name: part.name, arguments: '' } }] }
}
