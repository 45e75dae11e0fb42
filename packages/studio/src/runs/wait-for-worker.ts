import { hostname } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { lockHolder, type LockHolder } from '@tunesmith/trainer/worker'

/** Milliseconds between two looks at the process. */
const interval = 100
/** After this long, a number that may have been given to another process is not believed any more, in milliseconds. */
const trust = 10_000

/**
 * Waits until no training process of an earlier studio works in a run folder any more. It has noticed that nobody watches
 * over it, saves a checkpoint after the step under way, and ends; one that was just finishing finishes.
 *
 * @param look is asked at every turn: `end` kills the process, `leave` waits no longer
 */
export async function waitForWorker(runFolder: string, look: () => Promise<'wait' | 'end' | 'leave'>): Promise<void> {
  for (let holder = lockHolder(runFolder); holder !== null; holder = lockHolder(runFolder)) {
    const doubted = Date.now() + trust
    do {
      const answer = await look()
      if (answer === 'leave') return
      if (answer === 'end') kill(holder)
      await sleep(interval)
    } while (isAlive(holder) && Date.now() < doubted)
  }
}

function isAlive({ pid, host }: LockHolder): boolean {
  return host !== hostname() || signal(pid, 0)
}

function kill({ pid, host }: LockHolder): void {
  if (host === hostname()) signal(pid, 'SIGKILL')
}

/** Whether there was such a process. */
function signal(pid: number, name: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, name)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
