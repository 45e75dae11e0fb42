import { useSyncExternalStore } from 'react'

const query = '(min-width: 56rem)'

/** Whether there is room for the navigation at the side. */
export function useIsWide(): boolean {
  return useSyncExternalStore((listener) => {
    const media = matchMedia(query)
    media.addEventListener('change', listener)
    return () => media.removeEventListener('change', listener)
  }, () => matchMedia(query).matches)
}
