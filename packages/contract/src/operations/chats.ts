import { z } from 'zod'
import { Chat, ChatEvent, ChatMessage, idOf, pageOf, pageQuery, Sampling, title } from '../nouns/index.ts'
import type { Operation } from './define.ts'

const params = z.object({ chatId: idOf('chat') })
const models = z.array(z.string().min(1).max(400)).min(1).max(2)

export const chatOperations = {
  listChats: {
    method: 'GET',
    path: '/api/chats',
    summary: 'The own chats, the last one first.',
    access: 'viewer',
    query: pageQuery,
    response: pageOf(Chat),
    command: { noun: 'chats', verb: 'list' },
  },
  createChat: {
    method: 'POST',
    path: '/api/chats',
    summary: 'Begin a chat with one model, or with two side by side.',
    access: 'viewer',
    body: z.object({ title: title.optional(), models }),
    response: Chat,
    command: { noun: 'chats', verb: 'create' },
  },
  getChat: {
    method: 'GET',
    path: '/api/chats/:chatId',
    summary: 'One chat with its messages.',
    access: 'viewer',
    isPersonal: true,
    params,
    response: z.object({ chat: Chat, messages: z.array(ChatMessage) }),
    command: { noun: 'chats', verb: 'show' },
  },
  updateChat: {
    method: 'PATCH',
    path: '/api/chats/:chatId',
    summary: 'Rename a chat, or change who answers in it.',
    access: 'viewer',
    isPersonal: true,
    params,
    body: z.object({ title, models }).partial(),
    response: Chat,
    command: { noun: 'chats', verb: 'update' },
  },
  deleteChat: {
    method: 'DELETE',
    path: '/api/chats/:chatId',
    summary: 'Delete a chat.',
    access: 'viewer',
    isPersonal: true,
    params,
    response: z.object({}),
    command: { noun: 'chats', verb: 'delete' },
  },
  sendMessage: {
    method: 'POST',
    path: '/api/chats/:chatId/messages',
    summary: 'Say something; the answers of the models stream.',
    access: 'viewer',
    isPersonal: true,
    params,
    body: z.object({
      content: z.string().trim().min(1).max(100_000),
      sampling: Sampling.prefault({}),
      replaces: idOf('message').optional().meta({
        description: 'A question asked before that this one takes the place of; it and everything after it are deleted',
      }),
    }),
    takesTokens: true,
    answer: 'events',
    response: ChatEvent,
    command: { noun: 'chats', verb: 'say' },
  },
  voteOnMessage: {
    method: 'PUT',
    path: '/api/chats/:chatId/messages/:messageId/vote',
    summary: 'Say whether an answer was good.',
    access: 'viewer',
    isPersonal: true,
    params: params.extend({ messageId: idOf('message') }),
    body: z.object({ vote: z.enum(['up', 'down']).nullable() }),
    response: ChatMessage,
    command: { noun: 'chats', verb: 'vote' },
  },
} as const satisfies Record<string, Operation>
