import type { operationGroups } from '@tunesmith/contract'
import type { Usage } from '@tunesmith/contract/openai'
import { countTokens } from '../accounts/index.ts'
import type { Actor, HandlersOf } from '../handler.ts'
import type { Services } from '../services.ts'
import { findApiModel, listApiModels } from './openai/api-models.ts'
import { chatQuestion } from './openai/chat-answer.ts'
import { chatCompletion } from './openai/chat-completion.ts'
import { embeddings } from './openai/embeddings.ts'
import { headingOf } from './openai/heading.ts'
import { asChatRequest } from './openai/response-question.ts'
import { responseTo } from './openai/response.ts'
import { textCompletion, textQuestion } from './openai/text-completion.ts'
import { wholeOrInPieces } from './openai/whole-or-in-pieces.ts'

/** The operations of the OpenAI API. */
export function openaiHandlers(services: Services): HandlersOf<keyof (typeof operationGroups)['openai']> {
  const { serving, now, store: { db } } = services
  const count = (actor: Actor | null) => ({ total_tokens: tokens }: Pick<Usage, 'total_tokens'>) => countTokens({ db, now }, actor, tokens)
  return {
    async listApiModels() {
      return { object: 'list', data: await listApiModels(services) }
    },
    async getApiModel({ model }) {
      return findApiModel(services, model)
    },
    async createChatCompletion(request, { actor, signal }) {
      const question = await chatQuestion(await serving.open(request.model), request)
      const heading = headingOf('chatcmpl', question.model, now())
      return wholeOrInPieces(request, chatCompletion(question, request, heading), count(actor), signal)
    },
    async createResponse(request, { actor, signal }) {
      const question = await chatQuestion(await serving.open(request.model), asChatRequest(request))
      return wholeOrInPieces({ stream: request.stream }, responseTo(question, request, now), count(actor), signal)
    },
    async createCompletion(request, { actor, signal }) {
      const question = await textQuestion(await serving.open(request.model), request)
      const heading = headingOf('cmpl', question.model, now())
      return wholeOrInPieces(request, textCompletion(question, request, heading), count(actor), signal)
    },
    async createEmbedding(request, { actor, signal }) {
      const list = await embeddings(await serving.open(request.model), request, signal)
      await count(actor)(list.usage)
      return list
    },
  }
}
