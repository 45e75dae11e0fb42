import { describe, expect, it } from 'vitest'
import type { MessageRow } from './chat-rows.ts'
import { turnsFor } from './turns.ts'

describe('what a model knows of a chat', () => {
  const message = (role: 'user' | 'assistant', content: string, model: string | null = null) => ({ role, content, model }) as MessageRow

  it('is its own answers, those of others where it gave none, and no question without an answer', () => {
    const messages = [
      message('user', '1'), message('assistant', '1b', 'b'), message('assistant', '1a', 'a'),
      message('user', '2'), message('assistant', '2b', 'b'),
      message('user', '3'), message('assistant', '', 'a'),
      message('user', '4'),
      message('user', '5'),
    ]
    const contents = (model: string) => turnsFor(model, messages).map(({ role, content }) => `${role} ${content}`)
    expect(contents('a')).toEqual(['user 1', 'assistant 1a', 'user 2', 'assistant 2b', 'user 5'])
    expect(contents('b')).toEqual(['user 1', 'assistant 1b', 'user 2', 'assistant 2b', 'user 5'])
    expect(turnsFor('a', [message('user', 'only')])).toEqual([{ role: 'user', content: 'only' }])
  })
})
