import { z } from 'zod'

const Shape = z.object({
  code: z.string().meta({ description: 'Which reason it is; `plain` for one that is only known in words' }),
  params: z.record(z.string(), z.json()).meta({ description: 'The values in it' }),
  text: z.string().meta({ description: 'The same in English' }),
})

/** A sentence for a person that can be told in other languages too. Where one was stored, or is sent, as a text, that text. */
export const Reason = z.codec(z.union([z.string(), Shape]), Shape, {
  decode: (given) => (typeof given === 'string' ? plainReason(given) : given),
  encode: (reason) => reason,
})
export type Reason = z.output<typeof Shape>

/** A reason of which there are only the words: those of another program, or of an earlier version. */
export const plainReason = (text: string): Reason => ({ code: 'plain', params: {}, text })

/** Why something is not possible, as the title of the error says it. */
export const errorReason = ({ code, title }: { code: string; title: string }): Reason => ({ code, params: {}, text: title })

/** Whether something is a reason, which can be shown by its text. */
export const isReason = (value: unknown): value is Reason => Shape.safeParse(value).success
