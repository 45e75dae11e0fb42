import { fail } from '@tunesmith/contract'

/** @throws PROMPT_TOO_LONG when a prompt of so many tokens leaves no room for an answer */
export function requireRoom(prompt: string, tokens: number, contextLength: number): void {
  if (tokens >= contextLength) fail('PROMPT_TOO_LONG', { prompt: startOf(prompt), tokens, contextLength })
}

const startOf = (prompt: string) => (prompt.length > 40 ? `${prompt.slice(0, 40)}…` : prompt)
