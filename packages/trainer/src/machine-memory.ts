import { freemem, totalmem } from 'node:os'

/** Memory a process here can have at most, in bytes: the limit of its container where there is one. */
export function machineMemory(): number {
  const limit = process.constrainedMemory()
  return limit > 0 && limit < totalmem() ? limit : totalmem()
}

/**
 * Memory this process can still take, in bytes. Of a container's limit only what this process itself uses is taken off:
 * the container's own count has the file cache in it, which the kernel gives back.
 */
export function freeMemory(): number {
  return Math.max(0, Math.min(freemem(), machineMemory() - process.memoryUsage.rss()))
}
