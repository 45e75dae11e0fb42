import { z } from 'zod'
import { reasoned } from './base.ts'

/** A model on this machine. */
export const Model = z.object({
  id: z.string().meta({ description: 'Name of a bundled or cached model, or run_… for the result of a run' }),
  name: z.string(),
  origin: z.enum(['bundled', 'downloaded', 'trained']),
  family: z.string().nullable(),
  parameters: z.int().nullable(),
  contextLength: z.int().nullable(),
  licence: z.string().nullable(),
  languages: z.array(z.string()),
  bytes: z.int(),
  base: z.string().nullable().meta({ description: 'For the result of a run: the model it was trained from' }),
  trainable: reasoned(z.boolean()).meta({ description: 'Whether it can be trained here, and why' }),
  fits: reasoned(z.enum(['well', 'tight', 'no'])).meta({ description: 'Whether training it fits into the memory of this machine' }),
})
export type Model = z.output<typeof Model>
