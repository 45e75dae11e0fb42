import { openEventLog, type EventLog } from './event-log.ts'

/** Logs that are kept though nobody uses them; one of 100,000 steps takes about 6 MB. */
const keptUnused = 8

/** The event logs of all runs; whoever asks for the same run shares one. */
export interface EventLogs {
  /** Works with the log of a run as it is now. */
  use<T>(runId: string, work: (log: EventLog) => Promise<T>): Promise<T>
  /** Keeps the log of a run up to date until `release`. */
  hold(runId: string): { log: EventLog; release(): void }
  /** Takes in what is new, and wakes those who listen. */
  announce(runId: string): Promise<void>
  forget(runId: string): void
}

export function createEventLogs(pathOf: (runId: string) => string): EventLogs {
  const logs = new Map<string, EventLog>() // the one used last stands last

  function hold(runId: string) {
    const log = logs.get(runId) ?? openEventLog(pathOf(runId))
    logs.delete(runId)
    logs.set(runId, log)
    log.users++
    return {
      log,
      release() {
        log.users--
        const unused = [...logs].filter(([, { users }]) => users === 0)
        for (const [id] of unused.slice(0, -keptUnused)) logs.delete(id)
      },
    }
  }

  return {
    hold,
    async use(runId, work) {
      const { log, release } = hold(runId)
      try {
        await log.catchUp()
        return await work(log)
      } finally {
        release()
      }
    },
    async announce(runId) {
      const log = logs.get(runId)
      await log?.catchUp()
      log?.announce()
    },
    forget(runId) {
      logs.get(runId)?.announce()
      logs.delete(runId)
    },
  }
}
