import type { Parity } from '@tunesmith/contract'
import { renderExamples, type Conversation, type ConversationTemplate, type Tokenizer } from '@tunesmith/text'
import { compareScores, type Form, type FormScore, type Scored } from './compare.ts'
import { usualExamples } from './texts.ts'

/** What all forms are compared with. */
export interface Reference {
  form: Form
  tokenizer: Tokenizer
  template: ConversationTemplate
  contextLength: number
}

export interface ProofOptions {
  /** Conversations to compare with, such as test rows; a few of many kinds are always added. */
  examples?: readonly Conversation[]
  /** Hears which share of the texts is done. */
  onProgress?: (share: number) => void
  signal?: AbortSignal
}

/** Most tokens of a text, and most examples of somebody's own, that are compared: more tell no more. */
const longestText = 256
const mostExamples = 16

/** Scores kept of a reference, so that it can be closed while other forms are opened. */
export interface ReferenceScores extends Scored {
  texts: number[][]
}

/** Scores the texts of a proof with the reference. */
export async function scoreReference(
  { form, tokenizer, template, contextLength }: Reference, { examples = [], onProgress, signal }: ProofOptions,
): Promise<ReferenceScores> {
  const textsOf = (conversations: readonly Conversation[]) => conversations
    .flatMap((conversation) => renderExamples(conversation, template, tokenizer, { maxLength: Math.min(longestText, contextLength) }))
    .map(({ ids }) => ids)
    .filter((ids) => ids.length > 1)
  const own = textsOf(examples.slice(0, mostExamples))
  const texts = [...own, ...textsOf(usualExamples)]
  return { name: form.name, texts, own: own.length, scores: await scoreTexts(form, texts, { onProgress, signal }) }
}

/** Compares a form with the reference; gives its own scores too. */
export async function compareWith(reference: ReferenceScores, form: Form, options: ProofOptions): Promise<{ comparison: Parity; scores: FormScore[][] }> {
  const scores = await scoreTexts(form, reference.texts, options)
  return { comparison: compareScores(form, scores, reference), scores }
}

async function scoreTexts(form: Form, texts: readonly number[][], { onProgress, signal }: ProofOptions): Promise<FormScore[][]> {
  const scores: FormScore[][] = []
  // texts of similar length share a graph of the engine
  const byLength = [...texts.entries()].sort(([, a], [, b]) => a.length - b.length)
  for (const [done, [index, ids]] of byLength.entries()) {
    signal?.throwIfAborted()
    scores[index] = await form.score(ids)
    onProgress?.((done + 1) / texts.length)
  }
  return scores
}
