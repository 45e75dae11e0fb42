import { z } from 'zod'
import { Failure } from '../errors/failure.ts'
import { idOf, moment, title } from './base.ts'

export const Sampling = z.object({
  temperature: z.number().min(0).max(2).default(0),
  topP: z.number().gt(0).max(1).default(1),
  maxTokens: z.int().min(1).max(4096).default(256),
  seed: z.int().min(0).max(2 ** 32 - 1).default(0),
})
export type Sampling = z.output<typeof Sampling>

/** A conversation with one model, or with two side by side. */
export const Chat = z.object({
  id: idOf('chat'),
  title,
  models: z.array(z.string()).min(1).max(2),
  createdAt: moment,
  updatedAt: moment,
})
export type Chat = z.output<typeof Chat>

export const ChatMessage = z.object({
  id: idOf('message'),
  role: z.enum(['user', 'assistant']),
  model: z.string().nullable().meta({ description: 'Which model said it' }),
  content: z.string(),
  vote: z.enum(['up', 'down']).nullable(),
  stopped: z.enum(['stop', 'length', 'context', 'cancelled']).nullable(),
  createdAt: moment,
})
export type ChatMessage = z.output<typeof ChatMessage>

/** What streams while models answer. */
export const ChatEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('started'), message: ChatMessage }).meta({ description: 'The question is stored' }),
  z.object({ type: z.literal('text'), model: z.string(), text: z.string() }),
  z.object({ type: z.literal('answered'), message: ChatMessage }).meta({ description: 'The whole answer, stored' }),
  z.object({ type: z.literal('failed'), model: z.string(), ...Failure.shape }),
])
export type ChatEvent = z.output<typeof ChatEvent>
