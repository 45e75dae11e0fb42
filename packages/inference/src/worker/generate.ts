import { fail } from '@tunesmith/contract'
import { TokenBias, type LlamaContextSequence, type SequenceEvaluateOptions, type Token } from 'node-llama-cpp'
import type { Generated, GenerateRequest, Piece, ScoredToken } from '../requests.ts'
import { answerText } from './answer-text.ts'
import { chooseToken, forbidden, uniformNumbers } from './choose-token.ts'
import { logitsOf, ownDistribution, scoredToken } from './distribution.ts'
import { grammarState } from './grammar.ts'
import type { InStep, Walker } from './in-step.ts'
import type { LoadedModel } from './load-model.ts'
import { score } from './score.ts'
import { decoder } from './tokens.ts'

/**
 * Continues a prompt. What a sequence remembers of it is not read again.
 *
 * @param onPiece called with each part of the answer as it comes
 * @throws PROMPT_TOO_LONG, LLAMA_CANNOT_LOAD, SCHEMA_UNSUPPORTED, GRAMMAR_INVALID
 */
export async function generate(
  loaded: LoadedModel, request: GenerateRequest, onPiece: (piece: Piece) => void, signal: AbortSignal,
): Promise<Generated> {
  const { model, contexts, info: { contextLength } } = loaded
  const { tokens, adapter, topLogprobs, constraint } = request
  if (tokens.length === 0 || tokens.length >= contextLength) {
    fail('PROMPT_TOO_LONG', { prompt: model.detokenize(tokens.slice(0, 10) as Token[]), tokens: tokens.length, contextLength })
  }
  const writer = answerWriter(loaded, request, onPiece)
  try {
    const cachedTokens = await contexts.use({ tokens, adapter, signal }, async (sequence, steps) => {
      const cached = await recall(sequence, tokens)
      const rest = tokens.slice(cached) as Token[]
      const next = topLogprobs === undefined || constraint !== undefined
        ? await sampledByLlama(loaded, sequence, rest, request)
        : sampledHere(loaded, sequence, rest, request)
      await writeInStep(next, steps, (token) => writer.add(token) || signal.aborted)
      return cached
    })
    const generated = writer.end(signal.aborted, cachedTokens)
    return topLogprobs === undefined || constraint === undefined ? generated : await withLogprobs(loaded, request, generated, writer.ids, onPiece, signal)
  } catch (error) {
    if (signal.aborted) return writer.end(true, 0)
    throw error
  }
}

/** Takes tokens together with whoever writes at the same time. @param isLast takes a token; whether it is the last one */
async function writeInStep(next: AsyncIterable<NextToken>, steps: InStep, isLast: (token: NextToken) => boolean): Promise<void> {
  let walker: Walker | undefined
  try {
    for await (const token of next) {
      if (isLast(token)) return
      walker ??= steps.enter()
      await walker.next()
    }
  } finally {
    walker?.leave()
  }
}

/** Makes the sequence remember nothing but how the text begins; gives how many tokens that are. One is left to go on from. */
async function recall(sequence: LlamaContextSequence, tokens: readonly number[]): Promise<number> {
  const { firstDifferentIndex } = sequence.compareContextTokens(tokens as Token[])
  const kept = Math.min(firstDifferentIndex, tokens.length - 1)
  await sequence.eraseContextTokenRanges([{ start: kept, end: sequence.nextTokenIndex }])
  return sequence.nextTokenIndex
}

interface NextToken {
  id: number
  scored?: ScoredToken
}

/** Tokens as llama.cpp chooses them; ends at a token that ends an answer. */
async function sampledByLlama(
  loaded: LoadedModel, sequence: LlamaContextSequence, tokens: Token[], { sampling, constraint }: GenerateRequest,
): Promise<AsyncIterable<NextToken>> {
  const bias = new TokenBias(loaded.model.tokenizer)
  for (const [id, logit] of sampling.logitBias) bias.set(id as Token, logit <= forbidden ? 'never' : { logit })
  const recent: Token[] = []
  const options: SequenceEvaluateOptions = {
    temperature: sampling.temperature, topP: sampling.topP, topK: sampling.topK, minP: sampling.minP, seed: sampling.seed,
    ...(sampling.logitBias.length > 0 && { tokenBias: bias }),
    ...(constraint && { grammarEvaluationState: await grammarState(loaded, constraint) }),
    ...(isPenalized(sampling) && {
      repeatPenalty: {
        punishTokens: () => recent.slice(-penaltyTokens), maxPunishTokens: penaltyTokens,
        penalty: sampling.repetitionPenalty, frequencyPenalty: sampling.frequencyPenalty, presencePenalty: sampling.presencePenalty,
      },
    }),
  }
  async function* next(): AsyncIterable<NextToken> {
    for await (const token of sequence.evaluate(tokens, options)) {
      recent.push(token)
      yield { id: token }
    }
  }
  return next()
}

/** Tokens chosen here, from the model's own distribution, which tells how likely each was. */
async function* sampledHere(
  { model, info: { vocabularySize } }: LoadedModel, sequence: LlamaContextSequence, tokens: Token[], { sampling, topLogprobs = 0 }: GenerateRequest,
): AsyncIterable<NextToken> {
  const uniform = uniformNumbers(sampling.seed)
  const recent: number[] = []
  let unread = tokens
  while (true) {
    const last = unread.at(-1)!
    const asked = [...unread.slice(0, -1), [last, { generateNext: { probabilities: true, options: ownDistribution } }] as [Token, object]]
    const outputs = await sequence.controlledEvaluate(asked)
    const distribution = outputs.at(-1)!.next.probabilities!
    const id = chooseToken(logitsOf(distribution, vocabularySize), recent.slice(-penaltyTokens), sampling, uniform)
    recent.push(id)
    yield { id, scored: scoredToken(model, distribution, id, topLogprobs) }
    unread = [id as Token]
  }
}

/** How many of the tokens of an answer penalties look back at. */
const penaltyTokens = 256

const isPenalized = ({ repetitionPenalty, frequencyPenalty, presencePenalty }: GenerateRequest['sampling']) =>
  repetitionPenalty !== 1 || frequencyPenalty !== 0 || presencePenalty !== 0

/** Puts an answer together. */
function answerWriter({ model, info: { contextLength } }: LoadedModel, request: GenerateRequest, onPiece: (piece: Piece) => void) {
  const { tokens: prompt, maxTokens, stop, stopTokens, showSpecial = false, isWhole = false, topLogprobs } = request
  const ends = (id: number) => stopTokens.includes(id) || model.isEogToken(id as Token)
  const shown = answerText(decoder(model, showSpecial), stop)
  const ids: number[] = []
  const scoredTokens: ScoredToken[] = []
  let pending: ScoredToken[] = []
  let untold = ''
  let text = ''
  let stopped: Generated['stopped'] = 'stop'
  let endToken: ScoredToken | undefined

  function tell(): void {
    if (untold === '' && pending.length === 0) return
    text += untold
    onPiece({ text: untold, tokens: pending })
    untold = ''
    pending = []
  }

  return {
    ids,
    /** Takes a token; whether the answer ends with it. */
    add({ id, scored }: NextToken): boolean {
      if (ends(id)) {
        endToken = scored
        return true
      }
      ids.push(id)
      if (scored) {
        scoredTokens.push(scored)
        pending.push(scored)
      }
      untold += shown.add(id)
      if (!isWhole) tell()
      if (shown.ended) return true
      if (ids.length >= maxTokens) stopped = 'length'
      else if (prompt.length + ids.length >= contextLength) stopped = 'context'
      return stopped !== 'stop'
    },
    end(cancelled: boolean, cachedTokens: number): Generated {
      if (!shown.ended) untold += shown.rest()
      tell()
      return {
        text, tokens: ids.length, cachedTokens, stopped: cancelled ? 'cancelled' : stopped,
        ...(topLogprobs !== undefined && { logprobs: scoredTokens }),
        ...(endToken && { endToken }),
      }
    },
  }
}

/** Log-probabilities of an answer that was written to a grammar, which llama.cpp gives only for what the grammar allows. */
async function withLogprobs(
  loaded: LoadedModel, request: GenerateRequest, generated: Generated, ids: readonly number[], onPiece: (piece: Piece) => void, signal: AbortSignal,
): Promise<Generated> {
  const { tokens, adapter, topLogprobs = 0 } = request
  const scores = await score(loaded, { tokens: [...tokens, ...ids], adapter, top: topLogprobs, from: tokens.length }, signal)
  onPiece({ text: '', tokens: scores })
  return { ...generated, logprobs: scores }
}
