import { z } from 'zod'
import { Reason } from '../reasons/index.ts'

export const licenceUses = ['free', 'conditions', 'restricted', 'unknown'] as const

/** What the licence of a model asks of whoever shares it, or what was made from it. */
export const LicenceRule = z.object({
  licence: z.string().nullable(),
  use: z.enum(licenceUses).meta({ description: 'free: also to sell; conditions: with duties; restricted: not for every purpose' }),
  summary: Reason,
  duties: z.array(Reason).meta({ description: 'What must be done when the model is shared' }),
  nameBegins: z.string().nullable().meta({ description: 'What the name of a shared model has to begin with' }),
  notice: z.string().nullable().meta({ description: 'Text of the NOTICE file that has to be with it' }),
})
export type LicenceRule = z.output<typeof LicenceRule>
