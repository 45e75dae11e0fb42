import type { operationGroups } from '@tunesmith/contract'
import type { Usage } from '@tunesmith/contract/openai'
import type { HandlersOf } from '../handler.ts'
import type { Services } from '../services.ts'
import { asApiModel, findApiModel } from './openai/api-models.ts'
import { chatQuestion } from './openai/chat-answer.ts'
import { streamChat, wholeChat } from './openai/chat-completion.ts'
import { embeddings } from './openai/embeddings.ts'
import { headingOf } from './openai/heading.ts'
import { streamText, textQuestion, wholeText } from './openai/text-completion.ts'

/** The operations of the OpenAI API. */
export function openaiHandlers(services: Services): HandlersOf<keyof (typeof operationGroups)['openai']> {
  const { serving, models, now } = services
  return {
    async listApiModels() {
      return { object: 'list', data: (await models.list()).map(asApiModel) }
    },
    async getApiModel({ model }) {
      return findApiModel(await models.list(), model)
    },
    async createChatCompletion(request, { signal }) {
      const question = await chatQuestion(await serving.open(request.model), request)
      const heading = headingOf('chatcmpl', question.model, now())
      return request.stream ? streamChat(question, request, heading, note, signal) : wholeChat(question, request, heading, signal)
    },
    async createCompletion(request, { signal }) {
      const question = textQuestion(await serving.open(request.model), request)
      const heading = headingOf('cmpl', question.model, now())
      return request.stream ? streamText(question, request, heading, note, signal) : wholeText(question, request, heading, signal)
    },
    async createEmbedding(request, { signal }) {
      return embeddings(await serving.open(request.model), request, signal)
    },
  }
}

const note = (_usage: Usage) => {}
