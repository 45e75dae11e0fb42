import { isRawText, type Conversation, type Example } from '../conversation.ts'
import type { ConversationTemplate } from '../templates/conversation-template.ts'
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
  notes: string[]
}

/** A prompt as it is trained on and served. */
export interface RenderedPrompt {
  text: string
  ids: number[]
}

/**
 * Renders one row as training examples: nearly always one; several when the template rewrites earlier answers, so that
 * every answer follows exactly the prompt it is served with.
 *
 * @throws TEMPLATE_REJECTED when the template refuses the messages
 */
export function renderExamples(
  example: Example, template: ConversationTemplate, tokenizer: Tokenizer, options: RenderOptions = {},
): RenderedExample[] {
  return supervisedTexts(example, template, tokenizer, options.trainOn ?? 'responses')
    .map((text) => encodeText(text, template, tokenizer, options.maxLength ?? Infinity))
}

/** As `renderExamples`, for one example: the one that ends with the last answer; `notes` say when answers are left out. */
export function renderExample(
  example: Example, template: ConversationTemplate, tokenizer: Tokenizer, options: RenderOptions = {},
): RenderedExample {
  const texts = supervisedTexts(example, template, tokenizer, options.trainOn ?? 'responses')
  const last = texts.at(-1)!
  if (texts.length > 1) last.notes.push('Earlier answers are not learned in this example.')
  return encodeText(last, template, tokenizer, options.maxLength ?? Infinity)
}

/** The prompt for the next answer: byte for byte, and token for token, the beginning of its training example. */
export function renderPrompt(conversation: Conversation, template: ConversationTemplate, tokenizer: Tokenizer): RenderedPrompt {
  const text = template.render(conversation, { generationPrompt: true })
  return { text, ids: tokenizer.encode(text, { addSpecialTokens: false }) }
}

/** Ids at which generation with this template has to stop: its end of turn, and the model's own eos tokens. */
export function stopTokenIds(template: ConversationTemplate, tokenizer: Tokenizer): number[] {
  const endOfTurn = tokenizer.idOf(template.endOfTurn.trim())
  return [...new Set([...(endOfTurn === undefined ? [] : [endOfTurn]), ...tokenizer.eosIds])]
}

function supervisedTexts(
  example: Example, template: ConversationTemplate, tokenizer: Tokenizer, trainOn: TrainOn,
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
  { text, spans, notes }: SupervisedText, template: ConversationTemplate, tokenizer: Tokenizer, maxLength: number,
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
    text,
    fullLength: ids.length,
    lostSupervised: supervised.slice(maxLength).filter(Boolean).length,
    ends,
    notes: exact ? notes : [...notes, 'A token reaches across the border between prompt and answer.'],
  }
}
