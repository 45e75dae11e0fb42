import type { MaskedStretch } from '@tunesmith/text'
import { createStyle } from '../terminal/style.ts'
import { visible } from '../terminal/visible.ts'

/** Longest stretch of context shown around what is learned, in characters. */
const shownContext = 400

/** What a model sees of a row: what it learns in green, or in ⟦brackets⟧ where there is no colour. */
export function previewText(stretches: readonly MaskedStretch[], color: boolean): string {
  const { green, dim } = createStyle(color)
  const learn = color ? green : (text: string) => `⟦${text}⟧`
  return stretches.map(({ text, learned }) => (learned ? learn(visible(text)) : dim(visible(shortened(text))))).join('')
}

function shortened(text: string): string {
  if (text.length <= shownContext) return text
  const half = shownContext / 2
  return `${text.slice(0, half)} … ${text.slice(-half)}`
}
