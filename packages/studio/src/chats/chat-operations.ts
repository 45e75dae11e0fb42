import { fail, type operationGroups } from '@tunesmith/contract'
import { newId } from '@tunesmith/store'
import type { HandlersOf, RequestContext } from '../handler.ts'
import type { Services } from '../services.ts'
import { asChat, asMessage, findChat, messagesOf, unnamed } from './chat-rows.ts'

/** Chats belong to one person; to everybody else they are not there. */
export function chatHandlers(services: Services): HandlersOf<keyof (typeof operationGroups)['chats']> {
  const { store: { db } } = services
  const own = (chatId: string, { actor }: RequestContext) => findChat(db, chatId, actor!.userId)
  const time = () => services.now().toISOString()
  const distinct = (models: readonly string[]) => JSON.stringify([...new Set(models)])

  return {
    async listChats({ offset, limit }, { actor }) {
      const chats = db.selectFrom('chats').where('user_id', '=', actor!.userId)
      const newest = chats.selectAll().orderBy('updated_at', 'desc').orderBy(db.dynamic.ref('rowid'), 'desc')
      const items = await newest.offset(offset).limit(limit).execute()
      const { total } = await chats.select(({ fn }) => fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
      return { items: items.map(asChat), total }
    },
    async createChat({ title = unnamed, models }, { actor }) {
      const now = time()
      const row = { id: newId('chat'), user_id: actor!.userId, title, models: distinct(models), created_at: now, updated_at: now }
      await db.insertInto('chats').values(row).execute()
      return asChat(row)
    },
    async getChat({ chatId }, context) {
      const chat = await own(chatId, context)
      return { chat: asChat(chat), messages: (await messagesOf(db, chatId)).map(asMessage) }
    },
    async updateChat({ chatId, title, models }, context) {
      await own(chatId, context)
      const changes = { ...(title !== undefined && { title }), ...(models && { models: distinct(models) }), updated_at: time() }
      await db.updateTable('chats').set(changes).where('id', '=', chatId).execute()
      return asChat(await own(chatId, context))
    },
    async deleteChat({ chatId }, context) {
      await own(chatId, context)
      await services.chats.breakOff(chatId)
      await db.deleteFrom('chats').where('id', '=', chatId).execute()
      return {}
    },
    async sendMessage({ chatId, ...question }, context) {
      return services.chats.ask(await own(chatId, context), question, context)
    },
    async voteOnMessage({ chatId, messageId, vote }, context) {
      await own(chatId, context)
      const voted = await db.updateTable('messages').set({ vote })
        .where('id', '=', messageId).where('chat_id', '=', chatId).where('role', '=', 'assistant')
        .returningAll().executeTakeFirst()
      return asMessage(voted ?? fail('NOT_FOUND', { what: 'answer', id: messageId }))
    },
  }
}
