import { useSyncExternalStore } from 'react'

/*
 * Whether the server answers. The browser's own idea of being online is of no use: the studio mostly runs on the same
 * machine, where it answers without any network.
 */
let reachable = true
const listeners = new Set<() => void>()

function set(next: boolean): void {
  if (next === reachable) return
  reachable = next
  for (const listener of listeners) listener()
}

export const reached = (): void => set(true)
export const unreached = (): void => set(false)

export const isReachable = (): boolean => reachable

export function onReachabilityChange(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Whether the last request reached the server. */
export function useIsReachable(): boolean {
  return useSyncExternalStore(onReachabilityChange, isReachable, isReachable)
}
