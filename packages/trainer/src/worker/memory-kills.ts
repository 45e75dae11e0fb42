import { readFileSync } from 'node:fs'

/** Counts what the kernel kills for want of memory, where a process is. */
export interface MemoryKills {
  /** Takes notice of where the process is now: it may be put under a limit after its start. */
  look(): void
  /** Whether more were killed there than when it was first seen there. */
  rose(): boolean
}

/**
 * Counts in the control group of the process alone (https://docs.kernel.org/admin-guide/cgroup-v2.html): what is killed in
 * others says nothing about this one, and a process ended by hand must not be taken for one that was too large.
 */
export function countMemoryKills(pid: number | undefined): MemoryKills {
  const before = new Map<string, number>()
  const look = () => {
    const counter = pid === undefined ? undefined : counterOf(pid)
    if (counter && !before.has(counter.path)) before.set(counter.path, counter.kills)
  }
  look()
  return { look, rose: () => [...before].some(([path, kills]) => (killsIn(path) ?? 0) > kills) }
}

/** Files of control groups of version 2, of version 1, and the same seen from inside a container. */
const counters: readonly ((groups: string) => string | undefined)[] = [
  (groups) => inGroup(groups, /^0::(.*)$/m, '', 'memory.events'),
  (groups) => inGroup(groups, /^\d+:[^:]*\bmemory\b[^:]*:(.*)$/m, '/memory', 'memory.oom_control'),
  () => '/sys/fs/cgroup/memory.events',
  () => '/sys/fs/cgroup/memory/memory.oom_control',
]

function counterOf(pid: number): { path: string; kills: number } | undefined {
  const groups = readIfThere(`/proc/${pid}/cgroup`)
  if (groups === '') return undefined
  for (const counter of counters) {
    const path = counter(groups)
    const kills = path === undefined ? null : killsIn(path)
    if (kills !== null) return { path: path!, kills }
  }
  return undefined
}

function inGroup(groups: string, line: RegExp, hierarchy: string, file: string): string | undefined {
  const group = line.exec(groups)?.[1]
  return group === undefined ? undefined : `/sys/fs/cgroup${hierarchy}${group === '/' ? '' : group}/${file}`
}

/** Processes of a control group that were killed for want of memory, its own or the machine's; null where it does not say. */
function killsIn(path: string): number | null {
  const kills = /^oom_kill (\d+)$/m.exec(readIfThere(path))?.[1]
  return kills === undefined ? null : Number(kills)
}

function readIfThere(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
