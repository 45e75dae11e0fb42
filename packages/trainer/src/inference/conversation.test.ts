import { describe, expect, it } from 'vitest'
import { createChat } from './conversation.ts'

describe('a conversation', () => {
  it('forgets the oldest turns for room, but nothing for a question that is refused', () => {
    const model = { contextLength: 100, promptTokens: (messages: readonly { content: string }[]) => messages.flatMap(({ content }) => [...content].map(Number)) }
    const chat = createChat()
    chat.ask('1'.repeat(30))
    chat.answer('1'.repeat(30))
    chat.ask('1'.repeat(120))
    expect(chat.prompt(model, 20)).toMatchObject({ forgotten: 0, ids: { length: 120 } })
    chat.takeBack()
    expect(chat.messages).toHaveLength(2)
    chat.ask('1'.repeat(50))
    expect(chat.prompt(model, 20)).toMatchObject({ forgotten: 2, ids: { length: 50 } })
    expect(chat.messages).toHaveLength(1)
  })
})
