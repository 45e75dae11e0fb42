import { plainReason, refuseField } from '@tunesmith/contract'
import type { Completion, CompletionRequest, Usage } from '@tunesmith/contract/openai'
import type { Generated, ScoredToken } from '@tunesmith/inference'
import { createEventQueue } from '../../event-queue.ts'
import type { EngineRequest } from '../models/engine.ts'
import type { ServedModel } from '../models/served-model.ts'
import { finishReasons, usageOf } from './finish.ts'
import type { headingOf } from './heading.ts'
import { completionLogprobs, type PlacedToken } from './logprobs.ts'
import { forChoice, samplingOf, stopTexts } from './sampling.ts'
import { asPrompts } from './prompts.ts'

type Heading = ReturnType<typeof headingOf>
type Choice = Completion['choices'][number]

/** What the API takes where nobody says how long an answer may be. */
const usualLength = 16

/** Texts that wait to be continued, or scored. */
export interface TextQuestion {
  model: ServedModel
  prompts: number[][]
  request: Omit<EngineRequest, 'stopTokens' | 'tokens'>
  /** Answers to each prompt that are given, and those that are written to take the likeliest of. */
  choices: number
  tries: number
  isEchoed: boolean
}

/** @throws REQUEST_INVALID */
export async function textQuestion(model: ServedModel, request: CompletionRequest): Promise<TextQuestion> {
  const { n, best_of: bestOf, logprobs, echo, suffix, stream } = request
  const choices = n ?? 1
  const tries = bestOf ?? choices
  const refuse = (field: string, problem: string) => refuseField(field, plainReason(problem))
  if (suffix) refuse('suffix', 'models here continue a text; they fill no gaps')
  if (tries < choices) refuse('best_of', 'it is less than n')
  if (stream && tries > choices) refuse('best_of', 'the likeliest answer is known only at the end, so that it cannot be streamed')
  return {
    model, choices, tries, isEchoed: echo === true,
    prompts: await asPrompts(request.prompt, 'prompt', model.texts),
    request: {
      maxTokens: request.max_tokens ?? usualLength, sampling: samplingOf(request, model.texts), stop: stopTexts(request),
      ...((logprobs !== undefined && logprobs !== null || tries > choices) && { topLogprobs: logprobs ?? 0 }),
    },
  }
}

/** The prompt as it stands before an answer. */
interface Echo {
  text: string
  tokens: PlacedToken[]
}

const nothing: Generated = { text: '', tokens: 0, cachedTokens: 0, logprobs: [], stopped: 'length' }

async function echoOf({ model, request: { topLogprobs } }: TextQuestion, tokens: readonly number[], signal: AbortSignal): Promise<Echo> {
  const text = await model.texts.decode(tokens, false)
  if (topLogprobs === undefined) return { text, tokens: [] }
  const scores = tokens.length > 1 ? await model.score({ tokens, top: topLogprobs }, signal) : []
  const placed: PlacedToken[] = [{ text: await model.texts.decode(tokens.slice(0, 1), true), logprob: null, top: null }, ...scores]
  return { text, tokens: await Promise.all(placed.map(async (token, place) => ({ ...token, shownLength: (await model.texts.decode([tokens[place]], false)).length }))) }
}

function generate({ model, request }: TextQuestion, tokens: readonly number[], index: number, onPiece: Parameters<ServedModel['generate']>[1], signal: AbortSignal) {
  if (request.maxTokens === 0) return Promise.resolve(nothing)
  const stopTokens = model.texts.endIds // a text has no turns
  return model.generate({ ...request, tokens, stopTokens, sampling: forChoice(request.sampling, index) }, onPiece, signal)
}

/** Answers as a whole. @throws as ServedModel.generate and score */
export async function wholeText(question: TextQuestion, { logprobs }: CompletionRequest, heading: Heading, signal: AbortSignal): Promise<Completion & { usage: Usage }> {
  const { prompts, choices, tries, isEchoed } = question
  const answered = await Promise.all(prompts.map(async (tokens) => {
    const echo = isEchoed ? await echoOf(question, tokens, signal) : { text: '', tokens: [] }
    const all = await Promise.all(Array.from({ length: tries }, (_, index) => generate(question, tokens, index, () => {}, signal)))
    return { echo, all, best: tries > choices ? likeliest(all).slice(0, choices) : all }
  }))
  const given = answered.flatMap(({ echo, best }) => best.map((generated) => ({ echo, generated })))
  return {
    ...heading,
    object: 'text_completion',
    choices: given.map(({ echo, generated }, index): Choice => ({
      index,
      text: echo.text + generated.text,
      logprobs: logprobs === null || logprobs === undefined ? null : completionLogprobs([...echo.tokens, ...scoredTokens(generated)], 0, logprobs > 0),
      finish_reason: finishReasons[generated.stopped],
    })),
    usage: usageOf(prompts.reduce((sum, { length }) => sum + length, 0), answered.flatMap(({ all }) => all)),
  }
}

/** The tokens of an answer with the one that ended it, which programs count that ask for one token and cut it off. */
const scoredTokens = ({ logprobs = [], endToken }: Generated) => (endToken ? [...logprobs, endToken] : logprobs)

/** By the mean log-probability of their tokens. */
function likeliest(answers: readonly Generated[]): Generated[] {
  const mean = ({ logprobs = [] }: Generated) => logprobs.reduce((sum, { logprob }) => sum + logprob, 0) / Math.max(1, logprobs.length)
  return answers.toSorted((a, b) => mean(b) - mean(a))
}

/** Answers piece by piece; what goes wrong before the first is thrown by the first step. */
export function streamText(
  question: TextQuestion, { logprobs, stream_options: options }: CompletionRequest, heading: Heading, onUsage: (usage: Usage) => Promise<void>, signal: AbortSignal,
): AsyncIterable<Completion> {
  const { prompts, choices, isEchoed } = question
  const leaving = new AbortController()
  const either = AbortSignal.any([signal, leaving.signal])
  const pieces = createEventQueue<Completion>()
  const withUsage = options?.include_usage === true
  const push = (choice: Choice[], usage: Usage | null = null) =>
    pieces.push({ ...heading, object: 'text_completion', choices: choice, ...(withUsage && { usage }) })

  async function answer(tokens: readonly number[], index: number) {
    let offset = 0
    function tell(text: string, scored: readonly PlacedToken[], finish: Choice['finish_reason']): void {
      const shown = logprobs === null || logprobs === undefined || scored.length === 0 ? null : completionLogprobs(scored, offset, logprobs > 0)
      offset += text.length
      push([{ index, text, logprobs: shown, finish_reason: finish }])
    }
    if (isEchoed) {
      const echo = await echoOf(question, tokens, either)
      tell(echo.text, echo.tokens, null)
    }
    const generated = await generate(question, tokens, index % choices, (piece) => tell(piece.text, piece.tokens as ScoredToken[], null), either)
    tell('', generated.endToken ? [generated.endToken] : [], finishReasons[generated.stopped])
    return generated
  }

  async function answerAll(): Promise<void> {
    const asked = prompts.flatMap((tokens) => Array.from({ length: choices }, () => tokens))
    const usage = usageOf(prompts.reduce((sum, { length }) => sum + length, 0), await Promise.all(asked.map(answer)))
    await onUsage(usage)
    if (withUsage) push([], usage)
    pieces.end()
  }

  answerAll().catch((error: unknown) => {
    leaving.abort()
    pieces.fail(error)
  })
  return pieces.read(() => leaving.abort())
}
