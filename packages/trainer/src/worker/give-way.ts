import { writeFileSync } from 'node:fs'
import { constants, setPriority } from 'node:os'

const { PRIORITY_BELOW_NORMAL } = constants.priority

/**
 * Lets everything else on the machine go before this process, which leads a session of its own: on Linux, sessions are
 * weighed against each other before processes are (sched(7), "The autogroup feature").
 */
export function giveWay(): void {
  setPriority(PRIORITY_BELOW_NORMAL)
  try {
    writeFileSync('/proc/self/autogroup', String(PRIORITY_BELOW_NORMAL))
  } catch {
    // other systems, and kernels without that feature, weigh processes alone
  }
}
