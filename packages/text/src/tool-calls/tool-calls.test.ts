import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { ConversationTemplate } from '../templates/conversation-template.ts'
import { chatTemplate } from '../templates/conversation-template.ts'
import { loadTokenizer } from '../tokenizer-folder.ts'
import { describeTools } from './describe.ts'
import { toolUseOf, type Tool } from './format.ts'
import { toolCallReader, type AnswerPart } from './read.ts'

/* Each template writes calls in the way of one family: name, expected format, and how an answer with two calls looks. */

const tokenizer = loadTokenizer(join(import.meta.dirname, '../../golden/bytelevel-digits'))
const tools = '{% if tools %}<|system|>{{ tools | tojson }}\n{% endif %}'
const turns = (call: string) =>
  `${tools}{% for m in messages %}<|{{ m.role }}|>{% if m.tool_calls %}${call}{% else %}{{ m.content }}{% endif %}<|end|>\n{% endfor %}`
  + '{% if add_generation_prompt %}<|assistant|>{% endif %}'
const each = (body: string) => `{% for c in m.tool_calls %}${body}{% endfor %}`

const families: Record<string, { call: string; format: object; answer: string }> = {
  'Hermes and Qwen': {
    call: each('<tool_call>\n{"name": "{{ c.function.name }}", "arguments": {{ c.function.arguments | tojson }}}\n</tool_call>'),
    format: { kind: 'object', open: '<tool_call>\n', close: '\n</tool_call>', nameKey: 'name', argumentsKey: 'arguments', isList: false },
    answer: '<tool_call>\n{"name": "add", "arguments": {"a": "}\\"", "b": [1, {}]}}\n</tool_call>\n<tool_call>\n{"name": "now", "arguments": {}}\n</tool_call>',
  },
  'Llama 3': {
    call: each('{"name": "{{ c.function.name }}", "parameters": {{ c.function.arguments | tojson }}}'),
    format: { kind: 'object', open: '', close: '', nameKey: 'name', argumentsKey: 'parameters', isList: false },
    answer: '{"name": "add", "parameters": {"a": "}\\"", "b": [1, {}]}}; {"name": "now", "parameters": {}}',
  },
  Mistral: {
    call: '[TOOL_CALLS] [{% for c in m.tool_calls %}{"name": "{{ c.function.name }}", "arguments": {{ c.function.arguments | tojson }}}{% if not loop.last %}, {% endif %}{% endfor %}]',
    format: { kind: 'object', open: '[TOOL_CALLS] ', close: '', nameKey: 'name', argumentsKey: 'arguments', isList: true },
    answer: '[TOOL_CALLS] [{"name": "add", "arguments": {"a": "}\\"", "b": [1, {}]}}, {"name": "now", "arguments": {}}]',
  },
  'name before the arguments': {
    call: each('<function={{ c.function.name }}>{{ c.function.arguments | tojson }}</function>'),
    format: { kind: 'named', open: '<function=', between: '>', close: '</function>' },
    answer: '<function=add>{"a": "}\\"", "b": [1, {}]}</function><function=now>{}</function>',
  },
}

const templateOf = (call: string): ConversationTemplate => chatTemplate(tokenizer, { jinja: turns(call) })
const names = new Set(['add', 'now'])

/** What a reader makes of an answer that comes in pieces of some length: words, and calls with their arguments. */
function readIn(length: number, template: ConversationTemplate, answer: string) {
  const reader = toolCallReader(toolUseOf(template).format, names)
  const parts: AnswerPart[] = []
  for (let start = 0; start < answer.length; start += length) parts.push(...reader.add(answer.slice(start, start + length)))
  parts.push(...reader.end())
  const calls: { name: string; arguments: string }[] = []
  let words = ''
  for (const part of parts) {
    if (part.type === 'text') words += part.text
    else if (part.type === 'call') calls[part.index] = { name: part.name, arguments: '' }
    else calls[part.index].arguments += part.text
  }
  return { words, calls, parts }
}

describe.each(Object.entries(families))('a template that calls tools like %s', (_, { call, format, answer }) => {
  const template = templateOf(call)
  const expected = [{ name: 'add', arguments: '{"a": "}\\"", "b": [1, {}]}' }, { name: 'now', arguments: '{}' }]

  it('tells how', () => {
    expect(toolUseOf(template)).toEqual({ format, needsDescription: false })
  })

  it.each([1, 2, 3, 7, 1000])('has its calls read back, however they come (%i characters at a time)', (length) => {
    expect(readIn(length, template, answer)).toMatchObject({ words: '', calls: expected })
  })

  it('leaves plain words as they are', () => {
    for (const words of ['Just words.', 'A list: [1, 2]', 'a < b', '<tool', '{"name": "unheard of", "arguments": {}}', '{"a": 1}', '']) {
      for (const length of [1, 3, 1000]) expect(readIn(length, template, words)).toMatchObject({ words, calls: [] })
    }
  })

  it('gives arguments as they come, and the name once', () => {
    const { parts } = readIn(1, template, answer)
    expect(parts.filter(({ type }) => type === 'call')).toEqual([{ type: 'call', index: 0, name: 'add' }, { type: 'call', index: 1, name: 'now' }])
    expect(parts.filter((part) => part.type === 'arguments' && part.index === 0).length).toBeGreaterThan(10)
  })

  it('gives what there is of a call that was broken off', () => {
    const broken = answer.slice(0, answer.indexOf('[1'))
    expect(readIn(2, template, broken)).toMatchObject({ words: '', calls: [{ name: 'add' }] })
  })
})

describe('words before calls', () => {
  it('are kept', () => {
    const { call, answer } = families['Hermes and Qwen']
    for (const length of [1, 5, 1000]) {
      expect(readIn(length, templateOf(call), `I will add. ${answer}`)).toMatchObject({ words: 'I will add. ', calls: [{ name: 'add' }, { name: 'now' }] })
    }
  })
})

describe.each(Object.entries(families))('a call like %s', (_, { call, answer }) => {
  const template = templateOf(call)

  it.each([1, 4, 1000])('of a tool that is not there is what the model wrote (%i characters at a time)', (length) => {
    const unknown = answer.replaceAll('add', 'subtract').replaceAll('now', 'later')
    const cut = unknown.slice(0, unknown.indexOf('subtract') + 3)
    for (const words of [unknown, cut, `So: ${unknown}`]) expect(readIn(length, template, words)).toMatchObject({ words, calls: [] })
  })
})

describe('a call of a tool that is not there', () => {
  it('is words, and the next call is read', () => {
    const { call, answer } = families['Hermes and Qwen']
    const [unknown, known] = answer.replace('add', 'subtract').split('\n<tool_call>')
    for (const length of [1, 5, 1000]) {
      expect(readIn(length, templateOf(call), `${unknown}\n<tool_call>${known}`)).toMatchObject({ words: `${unknown}\n`, calls: [{ name: 'now' }] })
    }
  })
})

describe('a template without tools', () => {
  const jinja = '{% for m in messages %}<|{{ m.role }}|>{{ m.content }}<|end|>\n{% endfor %}{% if add_generation_prompt %}<|assistant|>{% endif %}'
  const template = chatTemplate(tokenizer, { jinja })

  it('has them described in words', () => {
    expect(toolUseOf(template)).toMatchObject({ format: { open: '<tool_call>\n' }, needsDescription: true })
    const tool: Tool = { type: 'function', function: { name: 'add', description: 'Adds.', parameters: { type: 'object' } } }
    const call = { role: 'assistant' as const, content: '', tool_calls: [{ function: { name: 'add', arguments: { a: 1 } } }] }
    const messages = [{ role: 'user' as const, content: '1 + 1?' }, call, { role: 'tool' as const, content: '2' }]
    const text = template.render(describeTools({ messages }, [tool]), { generationPrompt: true })
    expect(text).toContain('"name":"add","description":"Adds."')
    expect(text).toContain('<tool_call>\n{"name":"add","arguments":{"a":1}}\n</tool_call><|end|>')
    expect(text).toContain('The tool returned:\n2')
    expect(describeTools({ messages: [{ role: 'system', content: 'Be kind.' }, ...messages] }, [tool]).messages[0].content).toMatch(/^Be kind\.\n\nYou can call/)
  })

  it('is told also where the template refuses them', () => {
    const refusing = chatTemplate(tokenizer, { jinja: `{% if tools %}{{ raise_exception('No tools!') }}{% endif %}${jinja}` })
    expect(toolUseOf(refusing)).toMatchObject({ needsDescription: true })
  })
})
