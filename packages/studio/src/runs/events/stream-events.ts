import type { NumberedEvent } from '@tunesmith/contract'
import type { EventLogs } from './event-logs.ts'

/** Events handed over before looking whether the listener is still there. */
const batch = 100

/**
 * The events of a run after a line: those there are, then others as they come, each once, until nothing more can come.
 * A listener that is slow holds up nobody else.
 *
 * @param isOver whether nothing more can come for now
 */
export async function* streamEvents(
  logs: EventLogs, runId: string, after: number, isOver: () => Promise<boolean>, signal: AbortSignal,
): AsyncGenerator<NumberedEvent> {
  const { log, release } = logs.hold(runId)
  let last = after
  try {
    await log.catchUp()
    while (!signal.aborted) {
      const { version } = log
      const events = await log.read(last, batch)
      for (const event of events) {
        yield event
        last = event.id
      }
      if (events.length > 0) continue
      if ((await isOver()) && log.version === version) return
      await log.news(version, signal)
    }
  } finally {
    release()
  }
}
