import { expect, it } from 'vitest'
import { maskMessages } from './learned-messages.ts'

const messages = [
  { role: 'user' as const, content: 'Is it open?' },
  { role: 'assistant' as const, content: 'Yes. It is open.' },
]

it('lays the loss mask over the messages and leaves the marks of the template out', () => {
  const stretches = [
    { text: '<|user|>Is it open?<|end|><|assistant|>', learned: false },
    { text: 'Yes. It is open.<|end|>', learned: true },
  ]
  expect(maskMessages(messages, stretches)).toEqual([
    { ...messages[0], stretches: [{ text: 'Is it open?', learned: false }] },
    { ...messages[1], stretches: [{ text: 'Yes. It is open.', learned: true }] },
  ])
})

it('shows where an answer is cut in the middle of being learned', () => {
  const stretches = [{ text: 'Is it open?\nYes. ', learned: false }, { text: 'It is open.', learned: true }]
  expect(maskMessages(messages, stretches)?.[1].stretches).toEqual([
    { text: 'Yes. ', learned: false },
    { text: 'It is open.', learned: true },
  ])
})

it('finds the second of two messages that say the same', () => {
  const echo = [{ role: 'user' as const, content: 'Hi' }, { role: 'assistant' as const, content: 'Hi' }]
  const stretches = [{ text: 'Hi', learned: false }, { text: 'Hi', learned: true }]
  expect(maskMessages(echo, stretches)?.map(({ stretches: [first] }) => first.learned)).toEqual([false, true])
})

it('gives up where the template writes a message differently', () => {
  expect(maskMessages(messages, [{ text: 'IS IT OPEN? Yes. It is open.', learned: false }])).toBeNull()
})
