import { z } from 'zod'
import {
  ApiModel, ApiModelList, ApiResponse, ChatCompletion, ChatCompletionChunk, ChatCompletionRequest, Completion, CompletionRequest, EmbeddingList, EmbeddingRequest,
  ResponseEvent, ResponseRequest,
} from '../openai/index.ts'
import type { Operation } from './define.ts'

/*
 * The API of OpenAI, as far as it makes sense on one's own machine: programs written for it work when their base URL is
 * changed. These rows answer in its forms, errors included.
 */

const inference = ['inference'] as const

export const openaiOperations = {
  listApiModels: {
    method: 'GET', path: '/v1/models', summary: 'OpenAI API: models that answer.', access: 'viewer', scopes: ['inference', 'fine-tuning'],
    dialect: 'openai', response: ApiModelList, command: null,
  },
  getApiModel: {
    method: 'GET', path: '/v1/models/:model', summary: 'OpenAI API: one model.', access: 'viewer', scopes: ['inference', 'fine-tuning'],
    dialect: 'openai', params: z.object({ model: z.string().min(1).max(400) }), response: ApiModel, command: null,
  },
  createChatCompletion: {
    method: 'POST', path: '/v1/chat/completions', summary: 'OpenAI API: answer a conversation, whole or as it is written.',
    access: 'viewer', scopes: inference, takesTokens: true, dialect: 'openai', body: ChatCompletionRequest, answer: 'completion',
    response: z.union([ChatCompletion, ChatCompletionChunk]), command: { noun: 'models', verb: 'answer' },
  },
  createResponse: {
    method: 'POST', path: '/v1/responses', summary: 'OpenAI API: answer a conversation in the newer form; nothing of it is kept.',
    access: 'viewer', scopes: inference, takesTokens: true, dialect: 'openai', body: ResponseRequest, answer: 'completion',
    response: z.union([ApiResponse, ResponseEvent]), command: { noun: 'models', verb: 'respond' },
  },
  createCompletion: {
    method: 'POST', path: '/v1/completions', summary: 'OpenAI API: continue a text, or score one.',
    access: 'viewer', scopes: inference, takesTokens: true, dialect: 'openai', body: CompletionRequest, answer: 'completion',
    response: Completion, command: { noun: 'models', verb: 'complete' },
  },
  createEmbedding: {
    method: 'POST', path: '/v1/embeddings', summary: 'OpenAI API: texts as vectors.',
    access: 'viewer', scopes: inference, takesTokens: true, dialect: 'openai', body: EmbeddingRequest, response: EmbeddingList,
    command: { noun: 'models', verb: 'embed' },
  },
} as const satisfies Record<string, Operation>
