import { z } from 'zod'

/** Kinds of errors, as clients of the OpenAI API tell them apart. */
export const apiErrorTypes = [
  'invalid_request_error', 'authentication_error', 'permission_error', 'not_found_error', 'rate_limit_error', 'server_error',
] as const

export const ApiError = z.object({
  error: z.object({
    message: z.string(),
    type: z.enum(apiErrorTypes),
    param: z.string().nullable(),
    code: z.string().nullable(),
  }),
})
export type ApiError = z.output<typeof ApiError>
