import { useSyncExternalStore } from 'react'

export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

const storageKey = 'tunesmith.theme' // also read by public/theme.js, before the first paint
const listeners = new Set<() => void>()

const isTheme = (text: string | null): text is Theme => themes.includes(text as Theme)

export function currentTheme(): Theme {
  const stored = localStorage.getItem(storageKey)
  return isTheme(stored) ? stored : 'system'
}

/** Shows the studio light or dark, or as the system is; the choice is kept in this browser. */
export function chooseTheme(theme: Theme): void {
  localStorage.setItem(storageKey, theme)
  applyTheme()
  for (const listener of listeners) listener()
}

/** Colours the page, and the bars of the browser around it. */
export function applyTheme(): void {
  const theme = currentTheme()
  const root = document.documentElement
  if (theme === 'system') delete root.dataset.theme
  else root.dataset.theme = theme
  for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')) {
    const own = meta.media.includes('dark') ? 'dark' : 'light'
    meta.content = barColors[theme === 'system' ? own : theme]
  }
}

const barColors = { light: '#f7f8fa', dark: '#0d1217' } as const

export function useTheme(): Theme {
  return useSyncExternalStore((listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }, currentTheme)
}
