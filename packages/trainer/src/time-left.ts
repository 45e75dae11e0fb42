/** Steps looked back on; older ones say little about the machine as it is now. */
const remembered = 20

export interface Pace {
  /** Notes one step. */
  add(seconds: number, tokens: number): void
  tokensPerSecond(): number
  /** Likely bounds of the seconds that `steps` more will take. */
  secondsFor(steps: number): { low: number; high: number }
}

/** Measures how fast steps go; the bounds are the fast and the slow quarter of the last steps. */
export function measurePace(): Pace {
  const steps: { seconds: number; tokens: number }[] = []
  const quantile = (share: number): number => {
    const sorted = steps.map(({ seconds }) => seconds).sort((a, b) => a - b)
    return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
  }
  return {
    add(seconds, tokens) {
      steps.push({ seconds, tokens })
      if (steps.length > remembered) steps.shift()
    },
    tokensPerSecond() {
      const seconds = steps.reduce((total, step) => total + step.seconds, 0)
      return seconds > 0 ? steps.reduce((total, step) => total + step.tokens, 0) / seconds : 0
    },
    secondsFor: (count) => ({ low: count * quantile(0.25), high: count * quantile(0.75) }),
  }
}
