import { type RefObject, useEffect, useRef } from 'react'

/**
 * Takes the focus to a place when what had it is gone, such as the button of a problem that is solved now; `change` is what
 * makes things go. The place needs `tabIndex={-1}`.
 */
export function useKeptFocus(place: RefObject<HTMLElement | null>, change: unknown): void {
  const hadFocus = useRef(false)
  useEffect(() => {
    const noteFocus = ({ target }: FocusEvent) => {
      hadFocus.current = place.current?.contains(target as Node) ?? false
    }
    document.addEventListener('focusin', noteFocus)
    return () => document.removeEventListener('focusin', noteFocus)
  }, [place])
  useEffect(() => {
    if (hadFocus.current && document.activeElement === document.body) place.current?.focus()
  }, [place, change])
}
