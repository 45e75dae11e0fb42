/** Kinds of problems that have words of their own; others are shown as the studio describes them. */
export const knownProblems = [
  'unreadable', 'wrong-field', 'rejected', 'empty', 'nothing-learned', 'cut-away', 'no-end', 'truncated', 'leaked', 'duplicate',
  'special-token', 'unknown-token', 'round-trip', 'adjusted',
] as const
export type KnownProblem = (typeof knownProblems)[number]

export const isKnownProblem = (kind: string): kind is KnownProblem => (knownProblems as readonly string[]).includes(kind)
