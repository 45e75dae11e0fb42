import { type RefObject, useEffect, useRef } from 'react'

/** Keeps the end of something that grows in view, as long as it is in view; who has scrolled up is left alone. */
export function useEndInView(growing: unknown): RefObject<HTMLDivElement | null> {
  const end = useRef<HTMLDivElement>(null)
  const isInView = useRef(false)
  useEffect(() => {
    const observer = new IntersectionObserver(([entry]) => {
      isInView.current = entry.isIntersecting
    }, { rootMargin: '0px 0px 160px 0px' })
    observer.observe(end.current!)
    return () => observer.disconnect()
  }, [])
  useEffect(() => {
    if (isInView.current) end.current!.scrollIntoView({ block: 'nearest' })
  }, [growing])
  return end
}
