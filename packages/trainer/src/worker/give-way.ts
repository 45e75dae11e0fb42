import { writeFileSync } from 'node:fs'
import { setPriority } from 'node:os'

/** A third of the weight of others: a person is answered first, and training goes on also where a machine is never idle. */
export const niceness = 5

/**
 * Lets everything else on the machine go before this process, which leads a session of its own: on Linux, sessions are
 * weighed against each other before processes are (sched(7), "The autogroup feature").
 */
export function giveWay(): void {
  setPriority(niceness)
  try {
    writeFileSync('/proc/self/autogroup', String(niceness))
  } catch {
    // other systems, and kernels without that feature, weigh processes alone
  }
}
