import { TunesmithError, type Mapping } from '@tunesmith/contract'
import { isRawText, withSystem, type Example } from '../conversation.ts'
import { renderExamples, type RenderedExample, type RenderOptions } from '../render/render.ts'
import type { Layout } from '../rows/layout.ts'
import { problemKinds, type ProblemKind, type Row, type RowProblem } from '../rows/row.ts'
import { toConversation } from '../rows/to-conversation.ts'
import type { ConversationTemplate } from '../templates/conversation-template.ts'
import type { Tokenizer } from '../tokenizer.ts'
import { textsOf } from './texts.ts'

/** How rows become training examples. */
export interface RowSettings extends RenderOptions {
  /** How rows are written, or what their columns mean. */
  layout: Layout | Mapping
  template: ConversationTemplate
  tokenizer: Tokenizer
  /** System message for conversations that have none. */
  system?: string
}

/** What became of one row: the conversation in it, its training examples, and what is wrong with it. */
export interface CheckedRow {
  line: number
  example?: Example
  /** Empty when the row cannot be trained on. */
  rendered: RenderedExample[]
  problems: RowProblem[]
}

/**
 * The conversation or text in a row, with the system message of the settings.
 *
 * @throws DATA_ROW_INVALID
 */
export function convertRow(row: Row, { layout, system }: Pick<RowSettings, 'layout' | 'system'>): Example {
  const example = toConversation(row, layout)
  return isRawText(example) || system === undefined ? example : withSystem(example, system)
}

/** Converts, renders and checks one row; never throws for what is wrong with the row. */
export function checkRow(row: Row, settings: RowSettings): CheckedRow {
  const problems: RowProblem[] = []
  const report = (kind: ProblemKind, problem: string, repair: string, field?: string) => {
    problems.push({ line: row.line, kind, problem, repair, ...(field !== undefined && { field }) })
  }
  const finish = (example?: Example, rendered: RenderedExample[] = []): CheckedRow => {
    const usable = problems.every(({ kind }) => problemKinds[kind].severity !== 'error')
    return { line: row.line, example, rendered: usable ? rendered : [], problems }
  }

  let example: Example
  let rendered: RenderedExample[]
  try {
    example = convertRow(row, settings)
    checkTexts(example, settings.tokenizer, report)
    rendered = renderExamples(example, settings.template, settings.tokenizer, settings)
  } catch (error) {
    if (!(error instanceof TunesmithError)) throw error
    const kind = error.code === 'DATA_ROW_INVALID' ? 'wrong-field' : 'rejected'
    const params = error.params as { problem?: string; field?: string }
    report(kind, params.problem ?? error.message, error.remedy, params.field)
    return finish()
  }
  for (const one of rendered) checkRendered(one, example, settings, report)
  return finish(example, rendered)
}

type Report = (kind: ProblemKind, problem: string, repair: string, field?: string) => void

/** Checks that need only the words: emptiness, special tokens, and whether the tokenizer can give the answers back. */
function checkTexts(example: Example, tokenizer: Tokenizer, report: Report): void {
  for (const { text, field, learned, controls, mayBeEmpty } of textsOf(example)) {
    if (text.trim() === '' && !mayBeEmpty) report('empty', 'it is empty', 'Fill it in, or remove the row.', field)
    const special = controls && tokenizer.specialTokens.find(({ content }) => content !== '' && text.includes(content))
    if (special) {
      report(
        'special-token',
        `it contains ${special.content}, which the tokenizer reads as a control sign`,
        'Remove it, unless it is meant to control the model.',
        field,
      )
    } else if (learned && text !== '' && !comesBack(text, tokenizer)) {
      report(
        'round-trip',
        'the tokenizer does not give it back unchanged',
        'Look for rare characters or unusual spaces; the model will write what the tokenizer makes of them.',
        field,
      )
    }
  }
}

function comesBack(text: string, tokenizer: Tokenizer): boolean {
  return tokenizer.decode(tokenizer.encode(text, { addSpecialTokens: false })) === text
}

/** Checks of the tokens: anything to learn, whole, with an end, known. */
function checkRendered(rendered: RenderedExample, example: Example, settings: RowSettings, report: Report): void {
  const { ids, supervised, fullLength, lostSupervised, ends, notes } = rendered
  const { tokenizer, maxLength = Infinity } = settings
  const learned = supervised.filter(Boolean).length
  const over = fullLength - maxLength
  if (learned === 0 && over > 0 && lostSupervised > 0) {
    report(
      'cut-away',
      `the row has ${fullLength} tokens, ${over} more than fit, and every token to learn is among those cut`,
      'Shorten the question, or raise data.maxLength.',
    )
  } else if (learned === 0) {
    const why = isRawText(example) ? 'the text is empty' : 'no message of the assistant is left to learn from'
    report('nothing-learned', why, 'Add an answer of the assistant (with weight 1), or remove the row.')
  } else if (over > 0) {
    report(
      'truncated',
      `the row has ${fullLength} tokens, ${over} more than fit; ${lostSupervised} of ` +
        `${learned + lostSupervised} tokens to learn are lost`,
      'Raise data.maxLength, or shorten or split the row.',
    )
  } else if (ends.includes(false)) {
    report(
      'no-end',
      'the token that ends the answer is not among those learned, so the model would not learn to stop',
      isRawText(example)
        ? 'Use a tokenizer with an eos token, if the model should end texts by itself.'
        : 'Choose a template that ends answers with a special token, such as chatml or instruction.',
    )
  }
  if (tokenizer.unkId !== undefined && ids.includes(tokenizer.unkId)) {
    report(
      'unknown-token',
      'some characters are not in the vocabulary and become the unknown token',
      'Replace these characters, or use a model whose tokenizer knows them.',
    )
  }
  for (const note of notes) report('adjusted', note, 'Nothing has to be done; look at the preview to see the effect.')
}
