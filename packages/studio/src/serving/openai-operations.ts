import type { operationGroups } from '@tunesmith/contract'
import type { Usage } from '@tunesmith/contract/openai'
import { countTokens } from '../accounts/index.ts'
import type { Actor, HandlersOf } from '../handler.ts'
import type { Services } from '../services.ts'
import { asApiModel, findApiModel } from './openai/api-models.ts'
import { chatQuestion } from './openai/chat-answer.ts'
import { streamChat, wholeChat } from './openai/chat-completion.ts'
import { embeddings } from './openai/embeddings.ts'
import { headingOf } from './openai/heading.ts'
import { streamText, textQuestion, wholeText } from './openai/text-completion.ts'

/** The operations of the OpenAI API. */
export function openaiHandlers(services: Services): HandlersOf<keyof (typeof operationGroups)['openai']> {
  const { serving, models, fineTuning, now, store: { db } } = services
  const count = (actor: Actor | null) => ({ total_tokens: tokens }: Pick<Usage, 'total_tokens'>) => countTokens({ db, now }, actor, tokens)

  const listed = async () => [...(await fineTuning.listModels()), ...(await models.list()).map(asApiModel)]

  async function counted<T extends { usage: Pick<Usage, 'total_tokens'> }>(actor: Actor | null, answer: Promise<T>): Promise<T> {
    const given = await answer
    await count(actor)(given.usage)
    return given
  }
  return {
    async listApiModels() {
      return { object: 'list', data: await listed() }
    },
    async getApiModel({ model }) {
      return findApiModel(await listed(), model)
    },
    async createChatCompletion(request, { actor, signal }) {
      const question = await chatQuestion(await serving.open(request.model), request)
      const heading = headingOf('chatcmpl', question.model, now())
      return request.stream ? streamChat(question, request, heading, count(actor), signal) : counted(actor, wholeChat(question, request, heading, signal))
    },
    async createCompletion(request, { actor, signal }) {
      const question = await textQuestion(await serving.open(request.model), request)
      const heading = headingOf('cmpl', question.model, now())
      return request.stream ? streamText(question, request, heading, count(actor), signal) : counted(actor, wholeText(question, request, heading, signal))
    },
    async createEmbedding(request, { actor, signal }) {
      return counted(actor, embeddings(await serving.open(request.model), request, signal))
    },
  }
}
