import { describe, expect, it } from 'vitest'
import { detectLayout, type Layout } from './layout.ts'
import { toConversation } from './to-conversation.ts'

const row = (value: Record<string, unknown>, line = 1) => ({ line, value })
const q = { role: 'user', content: 'Q' }
const a = { role: 'assistant', content: 'A' }

describe('detectLayout and toConversation', () => {
  const cases: Array<[Layout, Record<string, unknown>, unknown]> = [
    ['messages', { messages: [q, { ...a, weight: 0 }] }, { messages: [q, { ...a, weight: 0 }] }],
    [
      'messages',
      { messages: [{ role: 'developer', content: 'S' }, q, a], tools: [{ type: 'function' }] },
      { messages: [{ role: 'system', content: 'S' }, q, a], tools: [{ type: 'function' }] },
    ],
    [
      'messages',
      {
        messages: [
          {
            role: 'user',
            content: [
              { type: 'text', text: 'a' },
              { type: 'text', text: 'b' },
            ],
          },
          a,
        ],
      },
      { messages: [{ role: 'user', content: 'ab' }, a] },
    ],
    ['messages', { messages: '[{"role":"user","content":"Q"}]' }, { messages: [q] }],
    [
      'messages',
      {
        messages: [
          q,
          { role: 'assistant', content: null, tool_calls: [{ function: { name: 'f', arguments: '{"x":1}' } }] },
        ],
      },
      {
        messages: [
          q,
          { role: 'assistant', content: '', tool_calls: [{ function: { name: 'f', arguments: { x: 1 } } }] },
        ],
      },
    ],
    [
      'sharegpt',
      {
        conversations: [
          { from: 'human', value: 'Q' },
          { from: 'gpt', value: 'A' },
        ],
        system: 'S',
      },
      { messages: [{ role: 'system', content: 'S' }, q, a] },
    ],
    ['instruction', { instruction: 'Q', input: '', output: 'A' }, { messages: [q, a] }],
    ['instruction', { instruction: 'Q', context: 'C', response: 'A' }, { messages: [{ ...q, input: 'C' }, a] }],
    [
      'instruction',
      { instruction: 'Q', input: 'I', output: 'A', text: 'all', history: [['Q', 'A']] },
      { messages: [q, a, { ...q, input: 'I' }, a] },
    ],
    [
      'prompt-completion',
      { prompt: 'Q', completion: 'A', system: 'S' },
      { messages: [{ role: 'system', content: 'S' }, q, a] },
    ],
    ['prompt-completion', { prompt: [q], completion: [a] }, { messages: [q, a] }],
    ['question-answer', { ' Question': 'Q', ANSWER: 'A' }, { messages: [q, a] }],
    ['question-answer', { question: 'Q', answer: 42 }, { messages: [q, { ...a, content: '42' }] }],
    ['text', { text: 'T', source: 'x' }, { text: 'T' }],
  ]
  it.each(cases)('%s: %o', (layout, value, expected) => {
    const detected = detectLayout([row(value)])
    expect(detected.value).toBe(layout)
    expect(toConversation(row(value), layout)).toEqual(expected)
  })

  it('goes by most rows and says how many', () => {
    const rows = [row({ question: 'a', answer: 'b' }), row({ question: 'c', answer: 'd' }), row({ other: 1 })]
    expect(detectLayout(rows)).toEqual({ value: 'question-answer', reason: expect.objectContaining({ text: expect.stringContaining('2 of 3 rows') }) })
  })

  it('lists fields found and layouts known when unsure', () => {
    expect(() => detectLayout([row({ prompt: 'p', chosen: 'c', rejected: 'r' })])).toThrow(
      expect.objectContaining({
        code: 'DATA_LAYOUT_UNKNOWN',
        message: expect.stringContaining('"prompt", "chosen", "rejected"'),
        remedy: expect.stringContaining('question, answer'),
      }),
    )
  })

  it.each<[Layout, Record<string, unknown>, string, string]>([
    ['instruction', { instruction: 'Q', output: { a: 1 } }, 'output', 'it is an object instead of text'],
    ['question-answer', { question: 'Q', answer: null }, 'answer', 'it is null'],
    ['question-answer', { question: 'Q' }, 'answer', 'it is missing'],
    ['messages', { messages: [q, { role: 'asistant', content: 'A' }] }, 'messages[1].role', 'the role is "asistant"'],
    ['messages', { messages: [{ content: 'A' }] }, 'messages[0].role', 'it has no role'],
    ['messages', { messages: [{ role: 'constructor', content: 'A' }] }, 'messages[0].role', 'the role is "constructor"'],
    ['messages', { messages: [q, { role: 'assistant' }] }, 'messages[1].content', 'it is missing'],
    [
      'messages',
      { messages: [{ role: 'user', content: [{ type: 'image_url' }] }] },
      'messages[0].content[0]',
      'it is a part of type image_url',
    ],
    ['messages', { messages: [{ ...a, weight: 2 }] }, 'messages[0].weight', 'the weight is 2'],
    ['messages', { messages: 'hello' }, 'messages', 'it is a string instead of a list of messages'],
    ['messages', { messages: [] }, 'messages', 'the list of messages is empty'],
    [
      'sharegpt',
      {
        conversations: [
          { from: 'gpt', value: 3.5 },
          { from: 'gpt', value: [], x: 1 },
          { from: 'gpt', value: {} },
        ],
      },
      'conversations[2].value',
      'it is an object instead of text',
    ],
    ['instruction', { instruction: 'Q', output: 'A', history: [['Q']] }, 'history[0]', 'it is not a pair'],
  ])('says what is wrong with a row: %s %o', (layout, value, field, problem) => {
    expect(() => toConversation(row(value, 7), layout)).toThrow(
      expect.objectContaining({
        code: 'DATA_ROW_INVALID',
        params: expect.objectContaining({ line: 7, field, problem: expect.objectContaining({ text: problem }) }),
      }),
    )
  })
})
