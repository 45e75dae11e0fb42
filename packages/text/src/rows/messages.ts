import { kindOfValue, reason } from '@tunesmith/contract'
import type { Message, Role } from '../conversation.ts'
import { isRecord } from '../json-file.ts'
import { invalid, textField, type Place } from './invalid-row.ts'

/** Names of speakers in OpenAI, ShareGPT and older formats. */
const roles: ReadonlyMap<string, Role> = new Map<string, Role>([
  ['system', 'system'],
  ['developer', 'system'],
  ['user', 'user'],
  ['human', 'user'],
  ['prompter', 'user'],
  ['assistant', 'assistant'],
  ['gpt', 'assistant'],
  ['chatgpt', 'assistant'],
  ['bot', 'assistant'],
  ['model', 'assistant'],
  ['function_call', 'assistant'],
  ['tool', 'tool'],
  ['function', 'tool'],
  ['observation', 'tool'],
  ['function_response', 'tool'],
  ['ipython', 'tool'],
])

/**
 * A list of messages in the OpenAI format ({role, content, weight?, tool_calls?, …}) or as ShareGPT ({from, value}).
 */
export function messageList(value: unknown, place: Place): Message[] {
  const list = typeof value === 'string' ? parsedList(value) : value
  if (!Array.isArray(list)) {
    const example = '[{"role": "user", "content": "…"}, {"role": "assistant", "content": "…"}]'
    return invalid(place, reason('row.not-messages', { found: kindOfValue(value) }), reason('mend.messages', { example }))
  }
  if (list.length === 0) return invalid(place, reason('row.no-messages'), reason('mend.write-messages'))
  return list.map((message, index) => oneMessage(message, { ...place, field: `${place.field}[${index}]` }))
}

function oneMessage(value: unknown, place: Place): Message {
  if (!isRecord(value)) {
    return invalid(place, reason('row.not-a-message', { found: kindOfValue(value) }), reason('mend.as', { example: '{"role": "…", "content": "…"}' }))
  }
  const { role: openAiRole, from, content, value: shareGptValue, weight, ...rest } = value
  const speaker = openAiRole ?? from
  const role = typeof speaker === 'string' ? roles.get(speaker.trim().toLowerCase()) : undefined
  if (role === undefined) {
    const found = speaker === undefined ? reason('row.no-role') : reason('row.unknown-role', { role: JSON.stringify(speaker) })
    return invalid({ ...place, field: `${place.field}.role` }, found, reason('mend.roles'))
  }
  const body = content === undefined ? shareGptValue : content
  const callsTools = Array.isArray(rest.tool_calls) && rest.tool_calls.length > 0
  const where = {
    ...place,
    field: `${place.field}.${content === undefined && from !== undefined ? 'value' : 'content'}`,
  }
  const message: Message = { ...rest, role, content: (body === undefined || body === null) && callsTools ? '' : contentText(body, where) }
  if (callsTools) message.tool_calls = (rest.tool_calls as unknown[]).map(withArgumentObject)
  if (weight !== undefined && weight !== null)
    message.weight = lossWeight(weight, { ...place, field: `${place.field}.weight` })
  return message
}

/** Content is text, or a list of parts of which only text can be learned. */
function contentText(value: unknown, place: Place): string {
  if (!Array.isArray(value)) return textField(value, place)
  return value
    .map((part, index) => {
      if (typeof part === 'string') return part
      if (isRecord(part) && typeof part.text === 'string') return part.text
      const type = isRecord(part) ? String(part.type) : kindOfValue(part).text
      return invalid({ ...place, field: `${place.field}[${index}]` }, reason('row.other-part', { type }), reason('mend.only-text'))
    })
    .join('')
}

function lossWeight(value: unknown, place: Place): 0 | 1 {
  if (value === 0 || value === 1) return value
  return invalid(place, reason('row.weight', { weight: JSON.stringify(value) }), reason('mend.weight'))
}

/** The API writes arguments of a tool call as JSON text; templates expect the object. */
function withArgumentObject(call: unknown): unknown {
  if (!isRecord(call) || !isRecord(call.function) || typeof call.function.arguments !== 'string') return call
  try {
    return { ...call, function: { ...call.function, arguments: JSON.parse(call.function.arguments) as unknown } }
  } catch {
    return call
  }
}

/** In CSV files a list of messages stands as JSON text. */
function parsedList(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
