import { readFileSync } from 'node:fs'
import { machineMemory } from '../machine-memory.ts'

/** Milliseconds between two looks. */
const interval = 250
/** With less than this share of the memory left, whatever grows is about to be killed. */
const scarce = 0.05

/** Watches a process, to tell afterwards whether the system killed it for want of memory. */
export interface MemoryWatch {
  /** Ends the watch. `ranOut`: memory was all but used up, or the kernel says that it killed a process. */
  finish(): { ranOut: boolean; usedBytes: number | null }
}

export function watchMemory(pid: number | undefined): MemoryWatch {
  const killsBefore = oomKills()
  let available = process.availableMemory()
  let usedBytes: number | null = null
  const look = () => {
    const used = pid === undefined ? null : residentBytes(pid)
    if (used === null && usedBytes !== null) return // it has ended, and its memory is free again
    usedBytes = used
    available = process.availableMemory()
  }
  const timer = setInterval(look, interval).unref()
  return {
    finish() {
      clearInterval(timer)
      return { ranOut: oomKills() > killsBefore || available < scarce * machineMemory(), usedBytes }
    },
  }
}

/** Processes the kernel has killed for want of memory, here and in this container; 0 where it does not say. */
function oomKills(): number {
  const counts = ['/proc/vmstat', '/sys/fs/cgroup/memory.events'].map((path) => Number(/^oom_kill (\d+)$/m.exec(readIfThere(path))?.[1] ?? 0))
  return Math.max(...counts)
}

function residentBytes(pid: number): number | null {
  const kibibytes = /^VmRSS:\s+(\d+) kB$/m.exec(readIfThere(`/proc/${pid}/status`))?.[1]
  return kibibytes === undefined ? null : Number(kibibytes) * 1024
}

function readIfThere(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
