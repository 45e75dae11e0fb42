import { readFileSync } from 'node:fs'
import { machineMemory } from '../machine-memory.ts'
import { countMemoryKills } from './memory-kills.ts'

/** Milliseconds between two looks. */
const interval = 100
/** With less than this share of the memory left, whatever grows is about to be killed. */
const scarce = 0.05

/** Watches a process, to tell afterwards whether the system killed it for want of memory. */
export interface MemoryWatch {
  /** Ends the watch. `ranOut`: memory was all but used up, or the kernel says that it killed such a process. */
  finish(): { ranOut: boolean; usedBytes: number | null }
}

export function watchMemory(pid: number | undefined): MemoryWatch {
  let available = process.availableMemory()
  let usedBytes: number | null = null
  const kills = countMemoryKills(pid)
  const look = () => {
    const used = pid === undefined ? null : residentBytes(pid)
    if (used === null && usedBytes !== null) return // it has ended, and its memory is free again
    usedBytes = used
    available = process.availableMemory()
    kills.look()
  }
  const timer = setInterval(look, interval).unref()
  return {
    finish() {
      clearInterval(timer)
      return { ranOut: kills.rose() || available < scarce * machineMemory(), usedBytes }
    },
  }
}

function residentBytes(pid: number): number | null {
  try {
    const kibibytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    return kibibytes === undefined ? null : Number(kibibytes) * 1024
  } catch {
    return null
  }
}
