import { isReason, plainReason, reason, TunesmithError, type Mapping, type Reason } from '@tunesmith/contract'
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
  const report = (kind: ProblemKind, problem: Reason, repair: Reason, field?: string) => {
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
    const { problem = error.message, repair = error.remedy, field } = error.params as { problem?: Reason | string; repair?: Reason; field?: string }
    report(kind, told(problem), told(repair), field)
    return finish()
  }
  for (const one of rendered) checkRendered(one, example, settings, report)
  return finish(example, rendered)
}

const told = (words: Reason | string): Reason => (isReason(words) ? words : plainReason(words))

type Report = (kind: ProblemKind, problem: Reason, repair: Reason, field?: string) => void

/** Checks that need only the words: emptiness, special tokens, and whether the tokenizer can give the answers back. */
function checkTexts(example: Example, tokenizer: Tokenizer, report: Report): void {
  for (const { text, field, learned, controls, mayBeEmpty } of textsOf(example)) {
    if (text.trim() === '' && !mayBeEmpty) report('empty', reason('row.empty'), reason('mend.fill'), field)
    const special = controls && tokenizer.specialTokens.find(({ content }) => content !== '' && text.includes(content))
    if (special) {
      report(
        'special-token',
        reason('row.special-token', { token: special.content }),
        reason('mend.special-token'),
        field,
      )
    } else if (learned && text !== '' && !comesBack(text, tokenizer)) {
      report('round-trip', reason('row.round-trip'), reason('mend.round-trip'), field)
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
    report('cut-away', reason('row.cut-away', { tokens: fullLength, over }), reason('mend.shorten-question'))
  } else if (learned === 0) {
    report('nothing-learned', reason(isRawText(example) ? 'row.no-text' : 'row.no-answer'), reason('mend.add-answer'))
  } else if (over > 0) {
    const facts = { tokens: fullLength, over, lost: lostSupervised, learned: learned + lostSupervised }
    report('truncated', reason('row.truncated', facts), reason('mend.raise-length'))
  } else if (ends.includes(false)) {
    report('no-end', reason('row.no-end'), reason(isRawText(example) ? 'mend.eos' : 'mend.template'))
  }
  if (tokenizer.unkId !== undefined && ids.includes(tokenizer.unkId)) {
    report('unknown-token', reason('row.unknown-token'), reason('mend.characters'))
  }
  for (const note of notes) report('adjusted', reason(note), reason('mend.look'))
}
