/** Gives the colour of a design token, as a canvas takes it. */
export type Ink = (token: string) => string

/** The colours of design tokens where an element stands; each is looked up once, and again after `forget`. */
export function inkOf(element: HTMLElement): { ink: Ink; forget: () => void } {
  const known = new Map<string, string>()
  const ink: Ink = (token) => {
    const color = known.get(token) ?? resolve(element, token)
    known.set(token, color)
    return color
  }
  return { ink, forget: () => known.clear() }
}

/** The canvas knows neither custom properties nor `light-dark()`; an element that has the colour does. */
function resolve(element: HTMLElement, token: string): string {
  const probe = document.createElement('i')
  probe.hidden = true
  probe.style.color = `var(${token})`
  element.append(probe)
  const { color } = getComputedStyle(probe)
  probe.remove()
  return color
}

const preferences = ['(prefers-color-scheme: dark)', '(forced-colors: active)', '(prefers-contrast: more)']

/** Calls back when colours change: another theme, forced colours, more contrast. Returns how to stop. */
export function onInkChange(changed: () => void): () => void {
  const queries = preferences.map((query) => matchMedia(query))
  const theme = new MutationObserver(changed)
  theme.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] })
  queries.forEach((query) => query.addEventListener('change', changed))
  return () => {
    theme.disconnect()
    queries.forEach((query) => query.removeEventListener('change', changed))
  }
}
