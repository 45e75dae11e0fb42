import { messages as first } from './first.ts'
import { messages as later } from './later.ts'

/** Every text of the studio in English; the other languages are typed by it. */
export const messages = { ...first, ...later } as const
