import type { Random } from './random.ts'

/** Who speaks in a chat. */
export type Role = 'system' | 'user' | 'assistant'

/** One turn of a chat. */
export interface Message {
  readonly role: Role
  readonly content: string
}

/** One training document: plain prose, or a chat that a chat template turns into text. */
export type Document =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'chat'; readonly messages: readonly Message[] }

/** A kind of document the corpus can hold; `weight` is its share among all families. */
export interface Family {
  readonly name: string
  readonly weight: number
  /** True where held-out documents would ask for what training has told: few documents, or a fixed set of facts. */
  readonly closed?: boolean
  readonly make: (random: Random) => Document
}

/** A document of plain prose. */
export const prose = (text: string): Document => ({ kind: 'text', text })

/** A chat of alternating user and assistant turns. */
export function chat(...turns: readonly string[]): Document {
  return {
    kind: 'chat',
    messages: turns.map((content, index) => ({ role: index % 2 === 0 ? 'user' : 'assistant', content })),
  }
}
