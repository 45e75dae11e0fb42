import { unreachable as row } from '../errors/unreachable.ts'
import { RequestError } from './request-error.ts'

/** The error for an answer that did not come, or not from a studio. */
export function unreachable(url: string, detail: string, cause?: unknown): RequestError {
  const { title, message, remedy } = row
  const params = { url, detail }
  const body = { code: 'SERVER_UNREACHABLE', title, message: message(params), remedy: String(remedy), params }
  return new RequestError(body, 0, cause)
}
