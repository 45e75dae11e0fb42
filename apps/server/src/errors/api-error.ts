import type { ErrorCode, TunesmithError } from '@tunesmith/contract'
import type { ApiError } from '@tunesmith/contract/openai'
import { statusOf } from './statuses.ts'

type ApiErrorType = ApiError['error']['type']

/** Kinds of errors by their status. */
const types: Readonly<Record<number, ApiErrorType>> = {
  401: 'authentication_error', 403: 'permission_error', 404: 'not_found_error', 429: 'rate_limit_error',
}

/** Codes that clients of the OpenAI API know by other names. */
const knownCodes: Partial<Record<ErrorCode, string>> = {
  SIGN_IN_NEEDED: 'invalid_api_key', PROMPT_TOO_LONG: 'context_length_exceeded', KEY_LIMIT_REACHED: 'rate_limit_exceeded',
}

/** An error in the form of the OpenAI API. */
export function apiErrorBody({ code, message, remedy, params }: TunesmithError): ApiError {
  const status = statusOf(code)
  const { what, problems } = params as { what?: string; problems?: readonly { field: string }[] }
  return {
    error: {
      message: `${message} ${remedy}`,
      type: types[status] ?? (status >= 500 ? 'server_error' : 'invalid_request_error'),
      param: what === 'model' ? 'model' : (problems?.[0]?.field || null),
      code: code === 'NOT_FOUND' && what === 'model' ? 'model_not_found' : (knownCodes[code] ?? code),
    },
  }
}
