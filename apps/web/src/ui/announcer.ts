import type { CalloutTone } from './Callout.tsx'

/** A short message that goes by itself. */
export interface Toast {
  id: number
  tone: CalloutTone
  text: string
  /** Such as Undo. */
  action?: { label: string; onPress: () => void }
}

export interface Announcements {
  /** What the polite live region says. */
  spoken: string
  toasts: readonly Toast[]
}

let state: Announcements = { spoken: '', toasts: [] }
let lastId = 0
const listeners = new Set<() => void>()

function change(next: Partial<Announcements>): void {
  state = { ...state, ...next }
  for (const listener of listeners) listener()
}

export const readAnnouncements = (): Announcements => state

export function subscribeToAnnouncements(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Says something to those who listen to the page instead of seeing it. Streamed text is said once, complete. */
export function announce(text: string): void {
  // The same words twice would not be heard the second time.
  change({ spoken: text === state.spoken ? `${text}\u00a0` : text })
}

const lifetimeMs = { plain: 6000, withAction: 12_000 } as const

/** Shows a short message at the edge of the page and announces it. Errors stay until dismissed. */
export function notify(toast: Omit<Toast, 'id'>): void {
  const id = ++lastId
  change({ toasts: [...state.toasts.slice(-2), { ...toast, id }] })
  announce(toast.text)
  if (toast.tone === 'error') return
  setTimeout(() => dismiss(id), toast.action === undefined ? lifetimeMs.plain : lifetimeMs.withAction)
}

export function dismiss(id: number): void {
  change({ toasts: state.toasts.filter((toast) => toast.id !== id) })
}
