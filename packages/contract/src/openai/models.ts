import { z } from 'zod'

/** A model that the API answers with; `root` and `parent` as vLLM has them. */
export const ApiModel = z.object({
  id: z.string(),
  object: z.literal('model'),
  created: z.int(),
  owned_by: z.string(),
  root: z.string().meta({ description: 'The base whose weights are loaded' }),
  parent: z.string().nullable().meta({ description: 'What it was trained from' }),
})
export type ApiModel = z.output<typeof ApiModel>

export const ApiModelList = z.object({ object: z.literal('list'), data: z.array(ApiModel) })
