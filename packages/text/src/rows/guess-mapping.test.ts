import { describe, expect, it } from 'vitest'
import { guessMapping } from './guess-mapping.ts'
import { toConversation } from './to-conversation.ts'

const rowsOf = (...values: Record<string, unknown>[]) => values.map((value, index) => ({ line: index + 2, value }))

describe('the guess what columns mean', () => {
  it.each<[string, Record<string, unknown>[], { question: string | null; answer: string; system: string | null }]>([
    [
      'by their names, in any order and language',
      [{ Nr: '1', Antwort: 'Bis 18 Uhr.', Kundenfrage: 'Wie lange haben Sie offen', Datum: '2026-01-01' }],
      { question: 'Kundenfrage', answer: 'Antwort', system: null },
    ],
    [
      'by question marks',
      [{ b: 'We close at six in the evening.', a: 'When do you close?' }, { b: 'Yes.', a: 'May I bring a dog?' }],
      { question: 'a', answer: 'b', system: null },
    ],
    [
      'with instructions of their own',
      [{ system: 'Be kind.', text_a: 'Is it far?', text_b: 'Not at all.' }],
      { question: 'text_a', answer: 'text_b', system: 'system' },
    ],
    [
      'of a text and its class, also where the class is a number',
      [{ id: 'r1', review: 'The food was cold and the waiter rude.', label: 0 }, { id: 'r2', review: 'Lovely evening.', label: 1 }],
      { question: 'review', answer: 'label', system: null },
    ],
    [
      'of the better of two answers',
      [{ prompt: 'Say hello', chosen: 'Hello, how may I help you?', rejected: 'What?' }],
      { question: 'prompt', answer: 'chosen', system: null },
    ],
    ['of running text', [{ id: 7, paragraph: 'Once upon a time there was a door.' }], { question: null, answer: 'paragraph', system: null }],
  ])('%s', (_, values, mapping) => {
    expect(guessMapping(rowsOf(...values))).toEqual(mapping)
  })

  it('is none where there is no text', () => {
    expect(guessMapping(rowsOf({ x: 1, y: 2.5 }, { x: 3, y: null }))).toBeNull()
    expect(guessMapping([])).toBeNull()
  })
})

describe('a mapping', () => {
  const mapping = { question: 'Frage', answer: 'Antwort', system: 'Rolle' }

  it('makes a conversation of a row, and running text where nothing asks', () => {
    const [row, bare] = rowsOf({ Frage: 'Wo?', Antwort: 'Hier.', Rolle: 'Kurz.' }, { Frage: 3, Antwort: 'Drei.', Rolle: '' })
    expect(toConversation(row, mapping)).toEqual({
      messages: [{ role: 'system', content: 'Kurz.' }, { role: 'user', content: 'Wo?' }, { role: 'assistant', content: 'Hier.' }],
    })
    expect(toConversation(bare, mapping)).toEqual({ messages: [{ role: 'user', content: '3' }, { role: 'assistant', content: 'Drei.' }] })
    expect(toConversation(row, { question: null, answer: 'Antwort', system: null })).toEqual({ text: 'Hier.' })
  })

  it('says which column of which line is wrong', () => {
    const [row] = rowsOf({ Frage: 'Wo?', Antwort: null })
    expect(() => toConversation(row, mapping)).toThrow(
      expect.objectContaining({ code: 'DATA_ROW_INVALID', params: expect.objectContaining({ line: 2, field: 'Antwort' }) }),
    )
  })
})
