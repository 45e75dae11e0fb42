import { TunesmithError } from '@tunesmith/contract'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { apiErrorBody } from './api-error.ts'
import { asKnownError } from './known-error.ts'
import { statusOf } from './statuses.ts'

/** An error as it travels; what it was caused by stays here. */
export function errorBody({ code, title, message, remedy, params }: TunesmithError) {
  return { error: { code, title, message, remedy, params } }
}

/** The error that is shown for anything thrown; what nobody foresaw is logged under the number that the answer names. */
export function explain(error: unknown, request: FastifyRequest): TunesmithError {
  const known = asKnownError(error, request)
  if (!known || statusOf(known.code) >= 500) {
    request.log.error({ err: error, operation: request.routeOptions.config.operation ?? null }, 'request failed')
  }
  const detail = `request ${request.id} failed`
  return known ?? new TunesmithError('INTERNAL', { detail, logFile: 'server.log in the data folder' })
}

export function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const explained = explain(error, request)
  if (explained.code === 'SIGN_IN_NEEDED') reply.header('www-authenticate', 'Bearer')
  if (isCode(explained, 'TOO_MANY_ATTEMPTS') || isCode(explained, 'KEY_LIMIT_REACHED')) reply.header('retry-after', explained.params.seconds)
  return reply.status(statusOf(explained.code)).type('application/json').send(isOfApi(request) ? apiErrorBody(explained) : errorBody(explained))
}

/** Whether a request speaks the dialect of the OpenAI API, also where no operation has its address. */
export const isOfApi = ({ url }: Pick<FastifyRequest, 'url'>) => /^\/v1(\/|\?|$)/.test(url)

function isCode<C extends TunesmithError['code']>(error: TunesmithError, code: C): error is TunesmithError<C> {
  return error.code === code
}
