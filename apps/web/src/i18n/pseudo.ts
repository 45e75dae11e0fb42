import { messages as english } from './en/index.ts'
import type { FirstMessages, LaterMessages } from './languages.ts'

const accents: Readonly<Record<string, string>> = {
  a: 'á', b: 'ƀ', c: 'ç', d: 'đ', e: 'é', g: 'ǵ', h: 'ĥ', i: 'í', j: 'ĵ', k: 'ķ', l: 'ļ', n: 'ñ', o: 'ó', p: 'ƥ',
  r: 'ŕ', s: 'š', t: 'ţ', u: 'ú', w: 'ŵ', y: 'ý', z: 'ž',
}

/**
 * English that looks foreign: text that was forgotten in the code stands out by its plain letters, and a layout that
 * cannot take 40 % more text breaks. What ICU or tags need stays as it is.
 */
export function pseudo(message: string): string {
  let depth = 0
  let tag = false
  let letters = 0
  const accented = [...message].map((character) => {
    if (character === '{') depth += 1
    if (character === '}') depth -= 1
    if (character === '<') tag = true
    const literal = depth === 0 && !tag
    if (character === '>') tag = false
    if (!literal) return character
    letters += 1
    return accents[character] ?? character
  })
  return `[${accented.join('')}${'~~~~~ '.repeat(Math.ceil(letters * 0.4 / 6)).slice(0, Math.round(letters * 0.4))}]`
}

export const messages = Object.fromEntries(Object.entries(english).map(([id, message]) => [id, pseudo(message)])) as FirstMessages & LaterMessages
