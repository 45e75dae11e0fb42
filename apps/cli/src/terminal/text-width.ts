import { stripVTControlCharacters } from 'node:util'

const graphemes = new Intl.Segmenter()
/** East Asian wide and emoji characters take two columns (Unicode Standard Annex #11). */
const wide = /\p{Emoji_Presentation}|\ufe0f|[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]|[\u{20000}-\u{3fffd}]/u
const invisible = /^[\p{Mark}\p{Format}\p{Control}]+$/u

const widthOfGrapheme = (grapheme: string) => (invisible.test(grapheme) ? 0 : wide.test(grapheme) ? 2 : 1)

/** Columns a text takes in a terminal; escape sequences take none. */
export function textWidth(text: string): number {
  const plain = stripVTControlCharacters(text)
  if (/^[\x20-\x7e]*$/.test(plain)) return plain.length
  return Array.from(graphemes.segment(plain)).reduce((sum, { segment }) => sum + widthOfGrapheme(segment), 0)
}

/** The beginning of a plain text (no escape sequences) that fits, with `…` where something was left out. */
export function fit(text: string, columns: number): string {
  if (textWidth(text) <= columns) return text
  let kept = ''
  let width = 0
  for (const { segment } of graphemes.segment(text)) {
    width += widthOfGrapheme(segment)
    if (width > columns - 1) break
    kept += segment
  }
  return columns > 0 ? `${kept.trimEnd()}…` : ''
}

export function padEnd(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - textWidth(text)))
}

/** Text from outside, such as a model's answer, on one line and without anything that could steer the terminal. */
export function oneLine(text: string): string {
  return stripVTControlCharacters(text).replace(/[\p{Control}\p{Line_Separator}\p{Paragraph_Separator}]+/gu, ' ').replace(/ {2,}/g, ' ').trim()
}

/**
 * Breaks a plain text into lines at spaces; line breaks in it are kept. A word longer than a line stays whole, so that a
 * path or a command can be copied.
 */
export function wrap(text: string, columns: number): string[] {
  return text.split('\n').flatMap((paragraph) => wrapParagraph(paragraph, Math.max(10, columns)))
}

function wrapParagraph(paragraph: string, columns: number): string[] {
  const indent = /^ */.exec(paragraph)![0]
  const lines: string[] = []
  let line = indent
  for (const word of paragraph.trim().split(/ +/)) {
    const joined = line.trim() === '' ? line + word : `${line} ${word}`
    if (textWidth(joined) <= columns || line.trim() === '') line = joined
    else {
      lines.push(line)
      line = `${indent}${indent ? '  ' : ''}${word}`
    }
  }
  return [...lines, line]
}
