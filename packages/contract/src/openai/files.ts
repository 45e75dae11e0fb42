import { z } from 'zod'

/* Files (https://platform.openai.com/docs/api-reference/files). */

export const fileId = z.string().regex(/^file-[0-9a-z]{12,32}$/)

export const filePurposes = ['fine-tune', 'fine-tune-results'] as const

export const ApiFile = z.object({
  id: fileId,
  object: z.literal('file'),
  bytes: z.int(),
  created_at: z.int(),
  filename: z.string(),
  purpose: z.enum(filePurposes),
  status: z.enum(['uploaded', 'processed', 'error']),
  status_details: z.string().nullable(),
})
export type ApiFile = z.output<typeof ApiFile>

/** A page of a list, as the API has them. */
export const listOf = <T extends z.ZodType>(item: T) =>
  z.object({
    object: z.literal('list'),
    data: z.array(item),
    has_more: z.boolean(),
    first_id: z.string().nullish(),
    last_id: z.string().nullish(),
  })

export const listQuery = z.object({
  after: z.string().max(80).optional().meta({ description: 'The last entry of the page before' }),
  limit: z.coerce.number().int().min(1).max(100).default(20),
})
