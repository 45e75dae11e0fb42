import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const css = readFileSync(join(import.meta.dirname, 'tokens.css'), 'utf8')
const schemes = ['light', 'dark'] as const
const colors = Object.fromEntries(
  [...css.matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g)].map(([, name, light, dark]) => [name, { light, dark }]),
)

/** Relative luminance, as WCAG 2 defines it. */
function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string, scheme: (typeof schemes)[number]): number {
  const [lower, higher] = [colors[one][scheme], colors[other][scheme]].map(luminance).sort((a, b) => a - b)
  return (higher + 0.05) / (lower + 0.05)
}

const grounds = ['color-canvas', 'color-surface', 'color-raised', 'color-sunken']
const meanings = ['success', 'warning', 'danger', 'info']
const inks = ['text', 'muted', 'accent-text', ...meanings].map((name) => `color-${name}`)
const texts: [ink: string, ground: string][] = [
  ...grounds.flatMap((ground) => inks.map((ink): [string, string] => [ink, ground])),
  ...meanings.flatMap((name) => [`color-${name}`, 'color-text', 'color-muted'].map((ink): [string, string] => [ink, `color-${name}-soft`])),
  ['color-accent-text', 'color-accent-soft'],
  ['color-text', 'color-accent-soft'],
  ['color-on-accent', 'color-accent'],
  ['color-on-accent', 'color-accent-hover'],
  ['color-on-danger', 'color-danger-fill'],
]
const graphics: [ink: string, ground: string][] = grounds.flatMap((ground) =>
  ['color-control', 'color-focus', 'color-accent', ...[1, 2, 3, 4, 5, 6].map((n) => `chart-${n}`)].map((ink): [string, string] => [ink, ground]))

describe.each(schemes)('colours, %s', (scheme) => {
  it.each(texts)('%s can be read on %s', (ink, ground) => expect(contrast(ink, ground, scheme)).toBeGreaterThanOrEqual(4.5))
  it.each(graphics)('%s can be told from %s', (ink, ground) => expect(contrast(ink, ground, scheme)).toBeGreaterThanOrEqual(3))
})
