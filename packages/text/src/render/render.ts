import type { PlainReasonCode } from '@tunesmith/contract'
import { isRawText, type Conversation, type Example } from '../conversation.ts'
import type { ConversationTemplate } from '../templates/conversation-template.ts'
import { withoutBreaks } from '../token-break.ts'
import type { Tokenizer } from '../tokenizer.ts'
import { encodeSegments } from './encode-segments.ts'
import { answerTurns, groupTurns, type SupervisedText } from './turns.ts'

/** What the model learns to write. */
export type TrainOn = 'responses' | 'everything'

export interface RenderOptions {
  /** Longest example in tokens; longer ones are cut at the end. */
  maxLength?: number
  /** `responses` (default): answers and their end-of-turn token only; `everything`: every token but the first. */
  trainOn?: TrainOn
}

/** A row as token ids and loss mask. */
export interface RenderedExample {
  ids: number[]
  /** Per token, whether the loss is taken on predicting it. */
  supervised: boolean[]
  /** The text before cutting, special tokens spelled out. */
  text: string
  /** Tokens before cutting. */
  fullLength: number
  /** Supervised tokens lost by cutting. */
  lostSupervised: number
  /** Per stretch that the model has to write: whether its last token is there and is a token that ends generation. */
  ends: boolean[]
  /** What had to be done differently for this row, in words for the user. */
  notes: PlainReasonCode[]
}

/** A prompt as it is trained on and served. */
export interface RenderedPrompt {
  text: string
  ids: number[]
}

/**
 * Renders one row as training examples. A conversation makes one, or several when the template rewrites earlier
 * answers, so that every answer follows exactly the prompt it is served with. Running text longer than `maxLength` is
 * not cut but divided; the parts overlap by one token, so that every token is predicted once.
 *
 * @throws TEMPLATE_REJECTED when the template refuses the messages
 */
export function renderExamples(
  example: Example,
  template: ConversationTemplate,
  tokenizer: Tokenizer,
  options: RenderOptions = {},
): RenderedExample[] {
  const { trainOn = 'responses', maxLength = Infinity } = options
  const texts = supervisedTexts(example, template, tokenizer, trainOn)
  if (isRawText(example)) return divide(encodeText(texts[0], template, tokenizer, Infinity), maxLength)
  return texts.map((text) => encodeText(text, template, tokenizer, maxLength))
}

/** The prompt for the next answer: byte for byte, and token for token, the beginning of its training example. */
export function renderPrompt(
  conversation: Conversation,
  template: ConversationTemplate,
  tokenizer: Tokenizer,
): RenderedPrompt {
  const text = template.render(conversation, { generationPrompt: true })
  return { text: withoutBreaks(text), ids: tokenizer.encode(text, { addSpecialTokens: false }) }
}

/** Ids at which generation with this template has to stop: its end of turn, and the model's own eos tokens. */
export function stopTokenIds(template: ConversationTemplate, tokenizer: Tokenizer): number[] {
  const endOfTurn = tokenizer.idOf(template.endOfTurn.trim())
  return [...new Set([...(endOfTurn === undefined ? [] : [endOfTurn]), ...tokenizer.eosIds])]
}

function supervisedTexts(
  example: Example,
  template: ConversationTemplate,
  tokenizer: Tokenizer,
  trainOn: TrainOn,
): SupervisedText[] {
  if (isRawText(example)) {
    const text = (tokenizer.addsBos ? tokenizer.bosToken! : '') + example.text + (tokenizer.eosToken ?? '')
    return [{ text, spans: [[0, text.length]], notes: [] }]
  }
  if (trainOn === 'everything') {
    const text = template.render(example)
    return [{ text, spans: [[0, text.length]], notes: [] }]
  }
  const groups = groupTurns(answerTurns(example, template))
  return groups.length > 0 ? groups : [{ text: template.render(example), spans: [], notes: [] }]
}

function encodeText(
  { text, spans, notes }: SupervisedText,
  template: ConversationTemplate,
  tokenizer: Tokenizer,
  maxLength: number,
): RenderedExample {
  const cuts = [0, ...spans.flat(), text.length]
  const segments = cuts.slice(1).map((end, index) => text.slice(cuts[index], end))
  const { parts, exact } = encodeSegments(segments, tokenizer)
  const ids = parts.flat()
  // Segments alternate: context, answer, context, answer, …, rest. Nothing predicts the very first token.
  const supervised = parts.flatMap((part, index) => part.map(() => index % 2 === 1))
  if (supervised.length > 0) supervised[0] = false

  const stops = stopTokenIds(template, tokenizer)
  let position = 0
  const ends: boolean[] = []
  parts.forEach((part, index) => {
    position += part.length
    if (index % 2 === 1) ends.push(position <= maxLength && part.length > 0 && stops.includes(part.at(-1)!))
  })
  return {
    ids: ids.slice(0, maxLength),
    supervised: supervised.slice(0, maxLength),
    text: withoutBreaks(text),
    fullLength: ids.length,
    lostSupervised: supervised.slice(maxLength).filter(Boolean).length,
    ends,
    notes: exact ? notes : [...notes, 'row.across-border'],
  }
}

/**
 * Cuts running text into parts of at most `maxLength` tokens, of which each repeats the last token of the one before.
 */
function divide(whole: RenderedExample, maxLength: number): RenderedExample[] {
  const { ids, ends } = whole
  const starts = [0]
  for (let start = maxLength - 1; start < ids.length - 1; start += maxLength - 1) starts.push(start)
  return starts.map((start) => {
    const part = ids.slice(start, start + maxLength)
    const last = start + part.length === ids.length
    return {
      ...whole,
      ids: part,
      supervised: part.map((_, index) => index > 0),
      fullLength: part.length,
      ends: last ? ends : [],
    }
  })
}
