import { reason, type Mapping } from '@tunesmith/contract'
import type { Example, Message } from '../conversation.ts'
import { invalid, textField } from './invalid-row.ts'
import { fieldNamed, layouts, type Layout } from './layout.ts'
import { messageList } from './messages.ts'
import type { Row } from './row.ts'

/** The fields of one row, looked up by the names a layout accepts. */
class RowFields {
  private readonly row: Row

  constructor(row: Row) {
    this.row = row
  }

  /** What stands in a column; undefined where there is none, or nothing in it. */
  column(name: string | null): string | undefined {
    const value = name === null ? undefined : this.row.value[name]
    return value === undefined || value === null || value === '' ? undefined : this.columnText(name!)
  }

  columnText(name: string): string {
    return textField(this.row.value[name], { line: this.row.line, field: name })
  }

  /** The first of `names` that the row has, with the value and its place. */
  find(names: readonly string[]) {
    const field = fieldNamed(this.row.value, names) ?? names[0]
    return { value: this.row.value[field], place: { line: this.row.line, field } }
  }

  text(names: readonly string[]): string {
    const { value, place } = this.find(names)
    return textField(value, place)
  }

  /** Text of a field that may be missing or empty. */
  optionalText(names: readonly string[]): string | undefined {
    const { value, place } = this.find(names)
    return value === undefined || value === null || value === '' ? undefined : textField(value, place)
  }

  messages(names: readonly string[]): Message[] {
    const { value, place } = this.find(names)
    return messageList(value, place)
  }

  /** Text that one speaker says, or a whole list of messages in its place. */
  spoken(names: readonly string[], role: 'user' | 'assistant'): Message[] {
    const { value, place } = this.find(names)
    return Array.isArray(value) ? messageList(value, place) : [{ role, content: textField(value, place) }]
  }

  tools(): { tools?: unknown[] } {
    const { value, place } = this.find(['tools', 'functions'])
    if (value === undefined || value === null || value === '') return {}
    let tools = value
    if (typeof value === 'string') {
      try {
        tools = JSON.parse(value)
      } catch {
        invalid(place, reason('row.not-json-text'), reason('mend.tools'))
      }
    }
    return Array.isArray(tools)
      ? { tools }
      : invalid(place, reason('row.not-a-list'), reason('mend.tools'))
  }
}

const systemNames = ['system', 'system_prompt']

function system(fields: RowFields): Message[] {
  const content = fields.optionalText(systemNames)
  return content === undefined ? [] : [{ role: 'system', content }]
}

/** Earlier turns of instruction rows: a list of [question, answer]. */
function history(fields: RowFields): Message[] {
  const { value, place } = fields.find(['history'])
  if (value === undefined || value === null || value === '') return []
  if (!Array.isArray(value)) {
    return invalid(place, reason('row.not-a-list'), reason('mend.history', { example: '[["question", "answer"], …]' }))
  }
  return value.flatMap((turn: unknown, index): Message[] => {
    const at = { ...place, field: `${place.field}[${index}]` }
    if (!Array.isArray(turn) || turn.length !== 2) {
      return invalid(at, reason('row.not-a-pair'), reason('mend.as', { example: '["question", "answer"]' }))
    }
    return [
      { role: 'user', content: textField(turn[0], at) },
      { role: 'assistant', content: textField(turn[1], at) },
    ]
  })
}

/** A question with what it is about, then the answer. */
function asked(fields: RowFields, layout: Layout, inputs: readonly string[]): Message[] {
  const [questions, answers] = layouts[layout].required
  const input = fields.optionalText(inputs)
  return [
    { role: 'user', content: fields.text(questions), ...(input !== undefined && { input }) },
    { role: 'assistant', content: fields.text(answers) },
  ]
}

const conversions: Record<Layout, (fields: RowFields) => Example> = {
  messages: (fields) => ({ messages: fields.messages(['messages']), ...fields.tools() }),
  sharegpt: (fields) => {
    const messages = fields.messages(layouts.sharegpt.required[0])
    return { messages: [...(messages[0].role === 'system' ? [] : system(fields)), ...messages], ...fields.tools() }
  },
  instruction: (fields) => ({
    messages: [...system(fields), ...history(fields), ...asked(fields, 'instruction', ['input', 'context'])],
  }),
  'prompt-completion': (fields) => {
    const [prompts, completions] = layouts['prompt-completion'].required
    return {
      messages: [...system(fields), ...fields.spoken(prompts, 'user'), ...fields.spoken(completions, 'assistant')],
    }
  },
  'question-answer': (fields) => ({ messages: [...system(fields), ...asked(fields, 'question-answer', ['context'])] }),
  text: (fields) => ({ text: fields.text(layouts.text.required[0]) }),
}

/** A row of columns whose meaning somebody has said. */
function mapped(fields: RowFields, { question, answer, system: instructions }: Mapping): Example {
  if (question === null) return { text: fields.columnText(answer) }
  const content = fields.column(instructions)
  return {
    messages: [
      ...(content === undefined ? [] : [{ role: 'system' as const, content }]),
      { role: 'user', content: fields.columnText(question) },
      { role: 'assistant', content: fields.columnText(answer) },
    ],
  }
}

/**
 * A dataset row as a conversation, or as running text.
 *
 * @param layout how rows are written, or what their columns mean
 * @throws DATA_ROW_INVALID with line, field, problem and repair
 */
export function toConversation(row: Row, layout: Layout | Mapping): Example {
  const fields = new RowFields(row)
  return typeof layout === 'string' ? conversions[layout](fields) : mapped(fields, layout)
}
