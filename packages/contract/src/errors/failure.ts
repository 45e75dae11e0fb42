import { z } from 'zod'
import type { TunesmithError } from './index.ts'

/** An error as it travels and is kept. */
export const Failure = z.object({
  code: z.string().meta({ description: 'Permanent error code' }),
  title: z.string().meta({ description: 'A few words' }),
  message: z.string().meta({ description: 'What happened and why' }),
  remedy: z.string().meta({ description: 'What to do now' }),
  params: z.record(z.string(), z.json()).optional().meta({ description: 'The values in the message, where they are known' }),
})
export type Failure = z.output<typeof Failure>

/** What is kept of an error. */
export function asFailure({ code, title, message, remedy, params }: TunesmithError): Failure {
  return { code, title, message, remedy, params: JSON.parse(JSON.stringify(params)) as Failure['params'] }
}
