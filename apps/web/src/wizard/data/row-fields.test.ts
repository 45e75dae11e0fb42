import { expect, it } from 'vitest'
import { type Fields, textsOf, withText } from './row-fields.ts'

it('takes a table row field by field', () => {
  const fields = { Frage: 'Wie viel?', Antwort: null }
  expect(textsOf(fields).map(({ name, text }) => [name, text])).toEqual([['Frage', 'Wie viel?'], ['Antwort', '']])
  expect(withText(fields, textsOf(fields)[1], '9 €')).toEqual({ Frage: 'Wie viel?', Antwort: '9 €' })
})

it('takes a conversation message by message, and changes nothing else of it', () => {
  const asked = { role: 'user', content: 'Fee?' }
  const fields: Fields = { fact: 'deed', messages: [asked, { role: 'assistant', content: '$9', weight: 1 }] }
  const texts = textsOf(fields)
  expect(texts.map(({ name }) => name)).toEqual(['fact', '1. user', '2. assistant'])
  expect(withText(fields, texts[2], '$10')).toEqual({
    fact: 'deed', messages: [asked, { role: 'assistant', content: '$10', weight: 1 }],
  })
})

it('takes what is neither as JSON, and refuses what is none', () => {
  const fields: Fields = { messages: [{ role: 'user' }], score: 3 }
  const [messages, score] = textsOf(fields)
  expect(messages.isJson && score.isJson).toBe(true)
  expect(withText(fields, score, '4')).toEqual({ ...fields, score: 4 })
  expect(() => withText(fields, messages, '[{')).toThrow(SyntaxError)
})
