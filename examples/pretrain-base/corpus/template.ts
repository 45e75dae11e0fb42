import type { Random } from './random.ts'
import { objectPronoun, possessive, pronoun } from './names.ts'

/** Named pieces of text a template may mention as `{name}`. */
export type Slots = Readonly<Record<string, string>>

type Piece =
  | { readonly text: string }
  | { readonly slot: string; readonly filter: string }
  | { readonly options: readonly (readonly Piece[])[] }

const VOWEL_SOUND = /^(?:[aeio]|u(?!ni|s[aeiu]))/i

/** `filter:slot` changes what a slot says: `{a:job}` is "an actor", `{he:name}` is "she". */
const FILTERS: Readonly<Record<string, (value: string) => string>> = {
  '': (value) => value,
  a: (value) => `${VOWEL_SOUND.test(value) ? 'an' : 'a'} ${value}`,
  cap: capitalise,
  upper: (value) => value.toUpperCase(),
  lower: (value) => value.toLowerCase(),
  first: (value) => value.split(' ')[0],
  last: (value) => value.split(' ').at(-1) ?? value,
  he: pronoun,
  his: possessive,
  him: objectPronoun,
}

const compiled = new Map<string, readonly Piece[]>()

/**
 * Fills a template: `[a|b|]` becomes one of its alternatives (they nest, and may be empty), `{slot}` the value of a
 * slot, `{filter:slot}` the filtered value. A line break followed by an indentation is only there to keep lines short,
 * and is dropped. Throws on a slot nobody filled or an unknown filter.
 */
export function fill(random: Random, template: string, slots: Slots = {}): string {
  let pieces = compiled.get(template)
  if (pieces === undefined) {
    pieces = compile(template)
    compiled.set(template, pieces)
  }
  return write(random, pieces, slots, template)
}

/** `fill`, then a capital first letter. */
export function sentence(random: Random, template: string, slots: Slots = {}): string {
  return capitalise(fill(random, template, slots))
}

/** The text with its first letter in upper case. */
export function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function write(random: Random, pieces: readonly Piece[], slots: Slots, template: string): string {
  let text = ''
  for (const piece of pieces) {
    if ('text' in piece) text += piece.text
    else if ('options' in piece) text += write(random, random.pick(piece.options), slots, template)
    else {
      const value = slots[piece.slot]
      if (value === undefined) throw new Error(`internal: no slot "${piece.slot}" for "${template}"`)
      text += FILTERS[piece.filter](value)
    }
  }
  return text
}

function compile(source: string): readonly Piece[] {
  const template = source.replace(/\n +/g, '')
  let at = 0
  const sequence = (inside: boolean): Piece[] => {
    const pieces: Piece[] = []
    let text = ''
    const flush = (): void => {
      if (text !== '') pieces.push({ text })
      text = ''
    }
    while (at < template.length) {
      const character = template[at]
      if (inside && (character === '|' || character === ']')) break
      at++
      if (character === '[') {
        flush()
        const options: Piece[][] = []
        do {
          options.push(sequence(true))
          if (at >= template.length) throw new Error(`internal: unclosed [ in "${template}"`)
        } while (template[at++] === '|')
        pieces.push({ options })
      } else if (character === '{') {
        flush()
        const end = template.indexOf('}', at)
        const parts = template.slice(at, end).split(':')
        const filter = parts.length === 2 ? parts[0] : ''
        if (end < 0 || FILTERS[filter] === undefined) throw new Error(`internal: bad slot in "${template}"`)
        pieces.push({ slot: parts[parts.length - 1], filter })
        at = end + 1
      } else text += character
    }
    flush()
    return pieces
  }
  return sequence(false)
}
