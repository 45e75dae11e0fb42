import { plainReason, refuseField } from '@tunesmith/contract'
import type { Completion, CompletionLogprobs, CompletionRequest, Usage } from '@tunesmith/contract/openai'
import type { Generated } from '@tunesmith/inference'
import type { EngineRequest } from '../models/engine.ts'
import type { ServedModel } from '../models/served-model.ts'
import { finishReasons, usageOf } from './finish.ts'
import type { headingOf } from './heading.ts'
import { completionLogprobs, type PlacedToken } from './logprobs.ts'
import { forChoice, samplingOf, stopTexts } from './sampling.ts'
import { asPrompts } from './prompts.ts'
import { sideBySide } from './side-by-side.ts'
import type { Answering } from './whole-or-in-pieces.ts'

type Choice = Completion['choices'][number]

/** What the API takes where nobody says how long an answer may be. */
const usualLength = 16
/** Answers that one request may have written, over all its texts. */
const mostAnswers = 256

/** Texts that wait to be continued, or scored. */
export interface TextQuestion {
  model: ServedModel
  prompts: number[][]
  request: Omit<EngineRequest, 'stopTokens' | 'tokens'>
  /** Answers to each prompt that are given, and those that are written to take the likeliest of. */
  choices: number
  tries: number
  isEchoed: boolean
  /** How many of the likeliest tokens are told at each place; nothing where none of that is. */
  shownLogprobs: number | undefined
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
  const prompts = await asPrompts(request.prompt, 'prompt', model.texts)
  if (prompts.length * tries > mostAnswers) {
    refuse(bestOf ? 'best_of' : 'n', `${prompts.length} texts with ${tries} answers each are more than the ${mostAnswers} answers that one request may ask for`)
  }
  return {
    model, choices, tries, prompts,
    isEchoed: echo === true,
    shownLogprobs: logprobs ?? undefined,
    request: {
      maxTokens: request.max_tokens ?? usualLength, sampling: samplingOf(request, model.texts), stop: stopTexts(request), isWhole: !stream,
      ...((typeof logprobs === 'number' || tries > choices) && { topLogprobs: logprobs ?? 0 }),
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

/** Continued texts in the form of text completions. */
export function textCompletion(
  question: TextQuestion, { stream_options: options }: CompletionRequest, heading: ReturnType<typeof headingOf>,
): Answering<Choice, Completion, Completion & { usage: Usage }> {
  const withUsage = options?.include_usage === true
  return {
    write: (tell, signal) => writeText(question, tell, signal),
    chunk: (choices, usage) => ({ ...heading, object: 'text_completion', choices, ...(withUsage && { usage }) }),
    whole: (pieces, usage) => ({ ...heading, object: 'text_completion', choices: joined(pieces), usage }),
  }
}

/** Continues all texts side by side; of each answer, the last piece says why it ended. @throws as ServedModel.generate and score */
async function writeText(question: TextQuestion, tell: (piece: Choice) => void, signal: AbortSignal): Promise<Usage> {
  const { prompts, choices, tries, isEchoed, shownLogprobs } = question

  /** Tells the pieces of one answer. */
  function teller(index: number) {
    let offset = 0
    return (text: string, tokens: readonly PlacedToken[], finish: Choice['finish_reason'] = null): void => {
      const logprobs = shownLogprobs === undefined ? null : completionLogprobs(tokens, offset, shownLogprobs > 0)
      offset += text.length
      tell({ index, text, logprobs, finish_reason: finish })
    }
  }

  async function continued(tokens: readonly number[], place: number, either: AbortSignal): Promise<Generated[]> {
    const echo = isEchoed ? await echoOf(question, tokens, either) : undefined
    const begin = (choice: number) => {
      const say = teller(place * choices + choice)
      if (echo) say(echo.text, echo.tokens)
      return say
    }
    const end = (say: ReturnType<typeof teller>, { endToken, stopped }: Generated) => say('', endToken ? [endToken] : [], finishReasons[stopped])
    if (tries > choices) {
      const all = await sideBySide(Array.from({ length: tries }, (_, index) => (all: AbortSignal) => generate(question, tokens, index, () => {}, all)), either)
      for (const [choice, generated] of likeliest(all).slice(0, choices).entries()) {
        const say = begin(choice)
        say(generated.text, generated.logprobs ?? [])
        end(say, generated)
      }
      return all
    }
    return sideBySide(Array.from({ length: choices }, (_, choice) => async (all: AbortSignal) => {
      const say = begin(choice)
      const generated = await generate(question, tokens, choice, (piece) => say(piece.text, piece.tokens), all)
      end(say, generated)
      return generated
    }), either)
  }

  const all = await sideBySide(prompts.map((tokens, place) => (either: AbortSignal) => continued(tokens, place, either)), signal)
  return usageOf(prompts.reduce((sum, { length }) => sum + length, 0), all.flat())
}

/** By the mean log-probability of their tokens. */
function likeliest(answers: readonly Generated[]): Generated[] {
  const mean = ({ logprobs = [] }: Generated) => logprobs.reduce((sum, { logprob }) => sum + logprob, 0) / Math.max(1, logprobs.length)
  return answers.toSorted((a, b) => mean(b) - mean(a))
}

/** The pieces of each answer as one. */
function joined(pieces: readonly Choice[]): Choice[] {
  const choices: Choice[] = []
  for (const piece of pieces) {
    const before = choices[piece.index]
    choices[piece.index] = before === undefined ? piece : {
      index: piece.index, text: before.text + piece.text, logprobs: before.logprobs && piece.logprobs && joinedLogprobs(before.logprobs, piece.logprobs),
      finish_reason: piece.finish_reason,
    }
  }
  return choices
}

const joinedLogprobs = (one: CompletionLogprobs, other: CompletionLogprobs): CompletionLogprobs => ({
  tokens: [...one.tokens, ...other.tokens],
  token_logprobs: [...one.token_logprobs, ...other.token_logprobs],
  top_logprobs: one.top_logprobs && other.top_logprobs && [...one.top_logprobs, ...other.top_logprobs],
  text_offset: [...one.text_offset, ...other.text_offset],
})
