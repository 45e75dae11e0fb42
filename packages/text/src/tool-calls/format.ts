import type { Conversation, Message } from '../conversation.ts'
import type { ConversationTemplate } from '../templates/conversation-template.ts'

/*
 * How a model writes that it calls a tool. Every family has a way of its own, and its chat template knows it; so one call is
 * rendered with names that nobody uses, and what stands around them is looked at.
 */

/** A tool in the words of the OpenAI API. */
export interface Tool {
  type: 'function'
  function: { name: string; description?: string; parameters?: Readonly<Record<string, unknown>> }
}

/** A call as one JSON object, such as `<tool_call>\n{"name": …, "arguments": …}\n</tool_call>`. */
export interface ObjectFormat {
  kind: 'object'
  /** Before a call; empty where it begins with the JSON itself. */
  open: string
  /** After a call. */
  close: string
  nameKey: string
  argumentsKey: string
  /** Whether the calls of an answer are written as one JSON list. */
  isList: boolean
}

/** A call whose name stands before the JSON of its arguments, such as `<function=name>{…}</function>`. */
export interface NamedFormat {
  kind: 'named'
  open: string
  /** Between name and arguments. */
  between: string
  close: string
}

export type ToolCallFormat = ObjectFormat | NamedFormat

/** How a model calls tools, and whether its template tells it about them. */
export interface ToolUse {
  format: ToolCallFormat
  /** Whether the tools must be described in a system message, since the template has no place for them. */
  needsDescription: boolean
}

const probeName = 'tunesmith_probe'
const probeKey = 'tunesmith_key'
const probeTool: Tool = {
  type: 'function',
  function: {
    name: probeName, description: 'Probe', parameters: { type: 'object', properties: { [probeKey]: { type: 'string' } }, required: [probeKey] },
  },
}
const question: Message = { role: 'user', content: 'Question' }
const call: Message = {
  role: 'assistant', content: '',
  tool_calls: [{ id: 'call00001', type: 'function', function: { name: probeName, arguments: { [probeKey]: 'value' } } }],
}

/** What models without a way of their own are taught: the one of Hermes and Qwen, which most have seen. */
export const usualFormat: ObjectFormat = {
  kind: 'object', open: '<tool_call>\n', close: '\n</tool_call>', nameKey: 'name', argumentsKey: 'arguments', isList: false,
}

/** Reads from a template how its model calls tools. */
export function toolUseOf(template: ConversationTemplate): ToolUse {
  const asked = rendered(template, { messages: [question], tools: [probeTool] }, true)
  const called = rendered(template, { messages: [question, call], tools: [probeTool] }, false)
  const format = asked !== undefined && called?.startsWith(asked) ? formatOf(withoutEnd(called.slice(asked.length), template)) : undefined
  return format === undefined || !asked!.includes(probeName)
    ? { format: format ?? usualFormat, needsDescription: true }
    : { format, needsDescription: false }
}

/** Templates that know nothing of tools may refuse them. */
function rendered(template: ConversationTemplate, conversation: Conversation, generationPrompt: boolean): string | undefined {
  try {
    return template.render(conversation, { generationPrompt })
  } catch {
    return undefined
  }
}

function withoutEnd(answer: string, { endOfTurn }: ConversationTemplate): string {
  const end = endOfTurn === '' ? -1 : answer.lastIndexOf(endOfTurn)
  return end < 0 ? answer : answer.slice(0, end)
}

/** How a call was written; undefined where its name is not there, or in no form that can be read back. */
function formatOf(answer: string): ToolCallFormat | undefined {
  const named = answer.indexOf(probeName)
  const json = jsonAround(answer, probeKey)
  if (named < 0 || json === undefined) return undefined
  const { start, end, value } = json
  if (named < start) {
    return { kind: 'named', open: answer.slice(0, named), between: answer.slice(named + probeName.length, start), close: answer.slice(end) }
  }
  const [first] = Array.isArray(value) ? value : [value]
  const object = first as Readonly<Record<string, unknown>>
  const nameKey = Object.keys(object).find((key) => object[key] === probeName)
  const argumentsKey = Object.keys(object).find((key) => JSON.stringify(object[key]).includes(probeKey))
  if (nameKey === undefined || argumentsKey === undefined) return undefined
  return { kind: 'object', open: answer.slice(0, start), close: answer.slice(end), nameKey, argumentsKey, isList: Array.isArray(value) }
}

/** The widest piece of JSON in a text that has a word in it. */
function jsonAround(text: string, word: string): { start: number; end: number; value: unknown } | undefined {
  for (let start = 0; start < text.length; start++) {
    if (text[start] !== '{' && text[start] !== '[') continue
    for (let end = text.length; end > start; end--) {
      if (text[end - 1] !== '}' && text[end - 1] !== ']') continue
      const value = parsed(text.slice(start, end))
      if (value !== undefined && JSON.stringify(value).includes(word)) return { start, end, value }
    }
  }
  return undefined
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
