import { fail } from '@tunesmith/contract'
import { visible } from '../terminal/visible.ts'

/** @throws PROMPT_TOO_LONG when a prompt of so many tokens leaves no room for an answer */
export function requireRoom(prompt: string, tokens: number, contextLength: number): void {
  if (tokens >= contextLength) fail('PROMPT_TOO_LONG', { prompt: startOf(prompt), tokens, contextLength })
}

const startOf = (prompt: string) => visible(prompt.length > 40 ? `${prompt.slice(0, 40)}…` : prompt)
