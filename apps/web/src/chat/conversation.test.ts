import type { ChatMessage } from '@tunesmith/contract'
import { describe, expect, it } from 'vitest'
import { advance, hasFailed, isStored, newExchange, turnsOf } from './conversation.ts'

const message = (id: string, role: ChatMessage['role'], content: string, model: string | null = null): ChatMessage => ({
  id: `message_${id}`, role, model, content, vote: null, stopped: role === 'assistant' ? 'stop' : null,
  createdAt: '2026-01-02T03:04:05Z',
})
const stored = [
  message('q1', 'user', 'What is the fee?'),
  message('a1', 'assistant', 'Ten.', 'base'),
  message('b1', 'assistant', '25 dollars.', 'tuned'),
  message('q2', 'user', 'For a deed?'), message('a2', 'assistant', 'Deed.', 'base'), message('b2', 'assistant', 'Yes.', 'tuned'),
]
const failure = { code: 'OUT_OF_MEMORY', title: 'No room', message: 'It does not fit.', remedy: 'Close others.' }

describe('turnsOf', () => {
  it('puts answers to their questions', () => {
    const turns = turnsOf(stored)
    expect(turns.map(({ question, answers }) => [question, answers.map(({ text }) => text)])).toEqual([
      ['What is the fee?', ['Ten.', '25 dollars.']], ['For a deed?', ['Deed.', 'Yes.']],
    ])
  })

  it('shows a question before it is stored, and what streams', () => {
    const asked = newExchange('And a mortgage?', ['base', 'tuned'])
    const turns = turnsOf(stored, advance(asked, [
      { type: 'text', model: 'tuned', text: '40 ' },
      { type: 'text', model: 'base', text: 'I' },
      { type: 'text', model: 'tuned', text: 'dollars' },
    ]))
    expect(turns).toHaveLength(3)
    const answers = [{ model: 'base', text: 'I' }, { model: 'tuned', text: '40 dollars' }]
    expect(turns[2]).toMatchObject({ id: null, isWriting: true, answers })
  })

  it('shows each question once when the stored one arrives while the stream goes on', () => {
    const question = message('q3', 'user', 'And a mortgage?')
    const exchange = advance(newExchange('And a mortgage?', ['base', 'tuned']), [
      { type: 'started', message: question }, { type: 'answered', message: message('a3', 'assistant', '40.', 'base') },
    ])
    const turns = turnsOf([...stored, question, { ...message('a3', 'assistant', '40.', 'base'), vote: 'up' }], exchange)
    expect(turns).toHaveLength(3)
    expect(turns[2].answers[0].message?.vote).toBe('up')
    expect(turns[2].answers[1]).toMatchObject({ model: 'tuned', text: '' })
  })

  it('takes away what a repeated question takes the place of', () => {
    const turns = turnsOf(stored, newExchange('For a deed?', ['base', 'tuned'], 'message_q2'))
    expect(turns.map(({ id }) => id)).toEqual(['message_q1', null])
  })
})

describe('an exchange', () => {
  const question = message('q3', 'user', 'And a mortgage?')
  const answer = message('a3', 'assistant', '40.', 'base')

  it('is let go of once its answers are among the messages', () => {
    const asked = newExchange('And a mortgage?', ['base'])
    const done = advance(asked, [{ type: 'started', message: question }, { type: 'answered', message: answer }])
    expect(isStored(done, stored)).toBe(false)
    expect(isStored(done, [...stored, question])).toBe(false)
    expect(isStored(done, [...stored, question, answer])).toBe(true)
    expect(hasFailed(done)).toBe(false)
  })

  it('keeps what went wrong beside the stored question', () => {
    const asked = newExchange('And a mortgage?', ['base'])
    const failed = advance(asked, [{ type: 'started', message: question }, { type: 'failed', model: 'base', ...failure }])
    expect(hasFailed(failed)).toBe(true)
    expect(turnsOf([...stored, question], failed).at(-1)!.answers[0].error).toEqual(failure)
  })
})
