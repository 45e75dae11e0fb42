import { chosen, fail, reason, type Chosen } from '@tunesmith/contract'
import type { Row } from './row.ts'

/** How the rows of a dataset are written. */
export type Layout = 'messages' | 'sharegpt' | 'instruction' | 'prompt-completion' | 'question-answer' | 'text'

/** What a layout looks like. */
export interface LayoutInfo {
  /** In words, with the fields, for a person. */
  description: string
  /** Groups of accepted field names; a row has one of each group. Names match whatever their case. */
  required: ReadonlyArray<readonly string[]>
  /** Further fields that are read when present. */
  optional: readonly string[]
}

const answers = ['completion', 'response', 'output', 'answer']

/** The layouts by name, the most telling first. */
export const layouts: Record<Layout, LayoutInfo> = {
  messages: {
    description: 'messages (a list of {role, content})',
    required: [['messages']],
    optional: ['tools'],
  },
  sharegpt: {
    description: 'conversations (a list of {from, value})',
    required: [['conversations', 'conversation']],
    optional: ['system', 'tools'],
  },
  instruction: {
    description: 'instruction, input (may be left out), output',
    required: [['instruction'], ['output', 'response', 'answer', 'completion']],
    optional: ['input', 'context', 'system', 'history'],
  },
  'prompt-completion': {
    description: 'prompt, completion',
    required: [['prompt'], answers],
    optional: ['system'],
  },
  'question-answer': {
    description: 'question, answer',
    required: [
      ['question', 'query'],
      ['answer', ...answers],
    ],
    optional: ['context', 'system'],
  },
  text: {
    description: 'text (running text)',
    required: [['text', 'content']],
    optional: [],
  },
}

/** The row's field among `names`, whatever its case, or undefined. */
export function fieldNamed(value: Record<string, unknown>, names: readonly string[]): string | undefined {
  const fields = Object.keys(value)
  for (const name of names) {
    const field = fields.find((candidate) => candidate.trim().toLowerCase() === name)
    if (field !== undefined) return field
  }
  return undefined
}

/** Columns named where no layout is found. */
const shownColumns = 12

/** Whether a row has the fields of a layout. */
export function fits(value: Record<string, unknown>, layout: Layout): boolean {
  return layouts[layout].required.every((names) => fieldNamed(value, names) !== undefined)
}

/**
 * Finds out how rows are written, from all of them: the first layout that most rows fit. A few rows without the fields
 * do not change the layout; they are reported one by one when they are converted.
 *
 * @throws DATA_LAYOUT_UNKNOWN with the fields found and the layouts known, when fewer than half of the rows fit any
 */
export function detectLayout(rows: Iterable<Row>, path?: string): Chosen<Layout> {
  const counted = (Object.keys(layouts) as Layout[]).map((layout) => ({ layout, count: 0 }))
  const columns = new Set<string>()
  let total = 0
  for (const { value } of rows) {
    total++
    for (const each of counted) if (fits(value, each.layout)) each.count++
    if (columns.size < shownColumns) for (const name of Object.keys(value)) columns.add(name)
  }
  const best = counted.reduce((a, b) => (b.count > a.count ? b : a))
  if (best.count === 0 || best.count * 2 < total) {
    const accepted = counted.map(({ layout }) => layouts[layout].description)
    fail('DATA_LAYOUT_UNKNOWN', { path, columns: [...columns].slice(0, shownColumns), accepted })
  }
  const fields = layouts[best.layout].required.map(([name]) => name)
  if (best.count === total) return chosen(best.layout, reason('layout.all-rows', { fields }))
  return chosen(best.layout, reason('layout.most-rows', { matching: best.count, rows: total, fields }))
}
