/** Works off what there is, again and again, never twice at a time. */
export interface WorkLoop {
  /** Says that there may be something to do: now, or as soon as what is under way is done. */
  wake(): void
  /** Settles when nothing is under way. */
  resting(): Promise<void>
}

/** @param work works off everything there is at the moment */
export function createWorkLoop(work: () => Promise<void>): WorkLoop {
  let isWoken = false
  let working: Promise<void> | undefined

  async function run(): Promise<void> {
    try {
      while (isWoken) {
        isWoken = false
        await work()
      }
    } finally {
      working = undefined // in the same step as the last look, so that no call to wake comes between
    }
  }

  return {
    wake() {
      isWoken = true
      working ??= run()
    },
    resting: async () => working,
  }
}
