import type { RunEvent, UntimedEvent } from '@tunesmith/contract'
import { lockRun } from '../checkpoints/run-lock.ts'
import { appendEvent } from '../run-log.ts'

export const stamped = <E extends UntimedEvent>(event: E): E & { time: string } => ({ ...event, time: new Date().toISOString() })

/** Stamps an event that ends a run, or a process of it, and writes it into the run's log, unless the run belongs to another process. */
export function logEnd<E extends UntimedEvent>(runFolder: string, untimed: E): E & { time: string } {
  const event = stamped(untimed)
  try {
    const lock = lockRun(runFolder)
    try {
      appendEvent(runFolder, event as RunEvent)
    } finally {
      lock.release()
    }
  } catch {
    // a run of another process, or a disk that takes no more: whoever reads our stdout learns of it all the same
  }
  return event
}
