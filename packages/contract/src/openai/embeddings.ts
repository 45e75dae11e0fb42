import { z } from 'zod'

/* Embeddings (https://platform.openai.com/docs/api-reference/embeddings). */

export const EmbeddingRequest = z.object({
  model: z.string().min(1).max(400),
  input: z.union([
    z.string(),
    z.array(z.string()).min(1).max(2048),
    z.array(z.int().min(0)).min(1),
    z.array(z.array(z.int().min(0)).min(1)).min(1).max(2048),
  ]),
  encoding_format: z.enum(['float', 'base64']).nullish(),
  dimensions: z.int().min(1).nullish(),
  user: z.string().nullish(),
})
export type EmbeddingRequest = z.output<typeof EmbeddingRequest>

export const EmbeddingList = z.object({
  object: z.literal('list'),
  model: z.string(),
  data: z.array(z.object({
    object: z.literal('embedding'),
    index: z.int(),
    embedding: z.union([z.array(z.number()), z.string().meta({ description: 'float32, little-endian, in base64' })]),
  })),
  usage: z.object({ prompt_tokens: z.int(), total_tokens: z.int() }),
})
export type EmbeddingList = z.output<typeof EmbeddingList>
