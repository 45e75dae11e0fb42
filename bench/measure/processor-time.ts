import { readdirSync, readFileSync } from 'node:fs'

/** Linux counts processor time in hundredths of a second (`USER_HZ`). */
const ticksPerSecond = 100

/** Processor time of the whole machine since it started, in seconds: busy, and all there was. */
export function busySeconds(): { busy: number; all: number } {
  const [line] = readFileSync('/proc/stat', 'utf8').split('\n')
  const [user, nice, system, idle, ioWait, irq, softIrq, steal] = line.trim().split(/\s+/).slice(1).map(Number)
  const busy = user + nice + system + irq + softIrq + steal
  return { busy: busy / ticksPerSecond, all: (busy + idle + ioWait) / ticksPerSecond }
}

/** Processor time of a process with all its threads, in seconds; 0 when it has ended. */
export function processorSeconds(pid: number | undefined): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // the name, in parentheses, may hold spaces
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const [userField, systemField] = [11, 12]
    return (Number(fields[userField]) + Number(fields[systemField])) / ticksPerSecond
  } catch {
    return 0
  }
}

/** The same of a process and of all that it started and that still run. */
export function familySeconds(pid: number): number {
  return [pid, ...descendantsOf(pid)].reduce((sum, each) => sum + processorSeconds(each), 0)
}

function descendantsOf(pid: number): number[] {
  try {
    const threads = readdirSync(`/proc/${pid}/task`)
    const children = threads.flatMap((thread) => readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number))
    return children.flatMap((child) => [child, ...descendantsOf(child)])
  } catch {
    return [] // it has ended
  }
}

/** Begins to watch the whole machine; what it returns tells the share of its processors that has been busy since. */
export function busyShareSince(): () => number {
  const before = busySeconds()
  return () => {
    const now = busySeconds()
    return (now.busy - before.busy) / Math.max(0.01, now.all - before.all)
  }
}
