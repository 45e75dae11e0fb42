import { existsSync, mkdirSync, rmdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** A control group: a process that writes its id into `cgroup.procs` of this folder is held to the limit. */
export interface MemoryGroup {
  path: string
  /** Takes the group away; every process in it must have ended. */
  remove(): void
}

/**
 * A control group whose processes may use `bytes` of memory together, as in a container; undefined where this account
 * cannot make one. For either version of control groups (https://docs.kernel.org/admin-guide/cgroup-v2.html).
 */
export function createMemoryGroup(name: string, bytes: number): MemoryGroup | undefined {
  const limits = { [`/sys/fs/cgroup/memory/${name}`]: 'memory.limit_in_bytes', [`/sys/fs/cgroup/${name}`]: 'memory.max' }
  for (const [path, limit] of Object.entries(limits)) {
    try {
      mkdirSync(path)
      writeFileSync(join(path, limit), String(bytes))
      return { path, remove: () => rmdirSync(path) }
    } catch {
      if (existsSync(path)) rmdirSync(path)
    }
  }
  return undefined
}
