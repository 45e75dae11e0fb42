import { ChatMessage, fail, type Chat, type Sampling } from '@tunesmith/contract'
import { newId, type ChatsTable, type MessagesTable, type Schema } from '@tunesmith/store'
import type { Kysely, Selectable } from 'kysely'

type Database = Kysely<Schema>
export type ChatRow = Selectable<ChatsTable>
export type MessageRow = Selectable<MessagesTable>

/** What a person says. */
export interface Question {
  content: string
  sampling: Sampling
  /** A question that this one takes the place of, with everything after it. */
  replaces?: string
}

/** The title of a chat until its first question gives it one. */
export const unnamed = 'New chat'
const longestTitle = 60

/** A chat of this person; those of others are as if they were not there. @throws NOT_FOUND */
export async function findChat(db: Database, chatId: string, userId: string): Promise<ChatRow> {
  const row = await db.selectFrom('chats').selectAll().where('id', '=', chatId).where('user_id', '=', userId).executeTakeFirst()
  return row ?? fail('NOT_FOUND', { what: 'chat', id: chatId })
}

export const modelsOf = ({ models }: ChatRow): string[] => JSON.parse(models) as string[]

export const asChat = (row: ChatRow): Chat => ({
  id: row.id, title: row.title, models: modelsOf(row), createdAt: row.created_at, updatedAt: row.updated_at,
})

export const asMessage = ({ id, role, model, content, vote, stopped, created_at: createdAt }: MessageRow): ChatMessage =>
  ChatMessage.parse({ id, role, model, content, vote, stopped, createdAt })

export const messagesOf = (db: Database, chatId: string): Promise<MessageRow[]> =>
  db.selectFrom('messages').selectAll().where('chat_id', '=', chatId).orderBy('position').execute()

/**
 * Stores a question and gives all messages of the chat, it being the last; it is on the disk when this settles.
 *
 * @throws NOT_FOUND where the question to replace is not there
 */
export async function storeQuestion(db: Database, chat: ChatRow, { content, replaces }: Question, time: string): Promise<MessageRow[]> {
  return db.transaction().execute(async (transaction) => {
    if (replaces !== undefined) await deleteFrom(transaction, chat.id, replaces)
    const before = await messagesOf(transaction, chat.id)
    const question = await insertMessage(transaction, {
      chat_id: chat.id, position: nextPosition(before), role: 'user', model: null, content, stopped: null, created_at: time,
    })
    const isFirst = before.length === 0 && chat.title === unnamed
    await transaction.updateTable('chats')
      .set({ updated_at: time, ...(isFirst && { title: titleOf(content) }) }).where('id', '=', chat.id).execute()
    return [...before, question]
  })
}

/** An answer as it is stored. */
export interface GivenAnswer {
  model: string
  content: string
  stopped: NonNullable<ChatMessage['stopped']>
}

/** Stores an answer after its question; null where that was deleted meanwhile. */
export async function storeAnswer(db: Database, question: MessageRow, { model, content, stopped }: GivenAnswer, time: string): Promise<MessageRow | null> {
  const { chat_id: chatId } = question
  return db.transaction().execute(async (transaction) => {
    const messages = await messagesOf(transaction, chatId)
    if (!messages.some(({ id }) => id === question.id)) return null
    const answer = { chat_id: chatId, position: nextPosition(messages), role: 'assistant', model, content, stopped, created_at: time } as const
    await transaction.updateTable('chats').set({ updated_at: time }).where('id', '=', chatId).execute()
    return insertMessage(transaction, answer)
  })
}

const nextPosition = (messages: readonly MessageRow[]) => (messages.at(-1)?.position ?? -1) + 1

async function insertMessage(db: Database, message: Omit<MessageRow, 'id' | 'vote'>): Promise<MessageRow> {
  const row = { ...message, id: newId('message'), vote: null }
  await db.insertInto('messages').values(row).execute()
  return row
}

/** Deletes a question and everything after it. @throws NOT_FOUND */
async function deleteFrom(db: Database, chatId: string, messageId: string): Promise<void> {
  const messages = db.selectFrom('messages').select('position').where('chat_id', '=', chatId)
  const replaced = await messages.where('id', '=', messageId).where('role', '=', 'user').executeTakeFirst()
  if (!replaced) fail('NOT_FOUND', { what: 'question', id: messageId })
  await db.deleteFrom('messages').where('chat_id', '=', chatId).where('position', '>=', replaced.position).execute()
}

/** The first words of the first line. */
function titleOf(content: string): string {
  const [line] = content.trim().split('\n')
  const characters = [...line.trim()]
  return characters.length <= longestTitle ? line.trim() : `${characters.slice(0, longestTitle - 1).join('').trimEnd()}…`
}
