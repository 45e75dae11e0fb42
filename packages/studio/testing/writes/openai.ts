import type { WritesOf } from './write.ts'

export const openaiWrites: WritesOf<'openai'> = {
  createChatCompletion: { keepsNothing: 'answers to programs are given, not kept' },
  createResponse: { keepsNothing: 'answers to programs are given, not kept' },
  createCompletion: { keepsNothing: 'answers to programs are given, not kept' },
  createEmbedding: { keepsNothing: 'vectors are given, not kept' },
}
