import type { Answer, OperationName } from '@tunesmith/contract'
import type { FileAnswer, RequestContext } from '@tunesmith/studio'
import type { FastifyReply, FastifyRequest } from 'fastify'

/** What an answer is given back to. */
export interface Asked {
  name: OperationName
  request: FastifyRequest
  reply: FastifyReply
  context: RequestContext
}

/** What handlers give, by the kind of answer. */
interface Outputs {
  json: unknown
  events: AsyncIterable<unknown>
  file: FileAnswer
  completion: unknown
}

export type Answers = { [A in Answer]: (output: Outputs[A], asked: Asked) => Promise<FastifyReply> }
