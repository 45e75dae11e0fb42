import type { ChatEvent } from '@tunesmith/contract'
import { found, holding, listed, numberIn } from './finding.ts'
import { type Person, model } from './person.ts'
import type { WritesOf } from './write.ts'

async function say({ call, things: { chatId } }: Person, content: string, until: ChatEvent['type']): Promise<string> {
  const sampling = { temperature: 0, topP: 1, maxTokens: 1, seed: 0 }
  for await (const event of await call('sendMessage', { chatId, content, sampling })) {
    if (event.type === 'failed') throw new Error(event.message)
    if (event.type === until && 'message' in event) return event.message.id
  }
  throw new Error(`no message was ${until}`)
}

export const chatWrites: WritesOf<'chats'> = {
  createChat: {
    keeps: 'all',
    write: async ({ call }, n) => void (await call('createChat', { title: `created ${n}`, models: [`model-${n}`] })),
    async find({ call }) {
      const chats = await listed((page) => call('listChats', page))
      return chats.filter(({ title }) => title.startsWith('created ')).map(({ title, models }) => [numberIn(title), numberIn(models[0])])
    },
  },
  updateChat: {
    keeps: 'last',
    async write({ call, things: { renamedChatId: chatId } }, n) {
      await call('updateChat', { chatId, title: `Chat ${n}`, models: [`model-${n}`] })
    },
    async find({ call, things: { renamedChatId: chatId } }) {
      const { chat: { title, models } } = await call('getChat', { chatId })
      return [[numberIn(title), numberIn(models[0])]]
    },
  },
  deleteChat: {
    keeps: 'nothing',
    async write({ call }, n) {
      const { id: chatId } = await call('createChat', { title: `deleted ${n}`, models: [model] })
      await call('deleteChat', { chatId })
      return chatId
    },
    find: ({ call }, facts) => found(facts, (chatId) => call('getChat', { chatId })),
  },
  sendMessage: {
    keeps: 'all',
    write: async (person, n) => void (await say(person, `said ${n}`, 'started')),
    async find({ call, things: { chatId } }) {
      const { messages } = await call('getChat', { chatId })
      return messages.filter(({ content }) => content.startsWith('said ')).map(({ content }) => [numberIn(content)])
    },
  },
  voteOnMessage: {
    keeps: 'all',
    async write({ call, context, studio, things }) {
      const { id: chatId } = await call('createChat', { models: [model] })
      const messageId = await say({ call, context, studio, things: { ...things, chatId } }, 'asked', 'answered')
      await call('voteOnMessage', { chatId, messageId, vote: 'up' })
      return `${chatId} ${messageId}`
    },
    find: ({ call }, facts) => holding(facts, async (fact) => {
      const [chatId, messageId] = fact.split(' ')
      return (await call('getChat', { chatId })).messages.some(({ id, vote }) => id === messageId && vote === 'up')
    }),
  },
}
