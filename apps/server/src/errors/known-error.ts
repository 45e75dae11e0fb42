import { plainReason, TunesmithError } from '@tunesmith/contract'
import type { FastifyRequest } from 'fastify'

/** An error of the framework. */
interface FrameworkError {
  code: string
  statusCode: number
  message: string
}

/** An error as a row of the table; null for one that nobody foresaw. */
export function asKnownError(error: unknown, { routeOptions }: Pick<FastifyRequest, 'routeOptions'>): TunesmithError | null {
  if (error instanceof TunesmithError) return error
  if (!isFrameworkError(error) || error.statusCode >= 500) return null
  if (error.statusCode === 413) return new TunesmithError('REQUEST_TOO_LARGE', { limitBytes: routeOptions.bodyLimit })
  return new TunesmithError('REQUEST_INVALID', { problems: [{ field: '', problem: plainReason(error.message.replace(/\.$/, '')) }] })
}

function isFrameworkError(error: unknown): error is FrameworkError {
  return error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number'
}
