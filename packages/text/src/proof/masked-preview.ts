import type { TokenizedExample } from '../collate.ts'
import type { Tokenizer } from '../tokenizer.ts'

export interface PreviewOptions {
  /** ANSI colours: what is learned in green, the rest dimmed. Without: what is learned in ⟦brackets⟧. */
  color: boolean
  /** Longest stretch of context shown in characters; its middle is left out. Default: everything. */
  maxContext?: number
}

const styles = {
  color: { learned: ['\u001b[32m', '\u001b[0m'], context: ['\u001b[2m', '\u001b[0m'] },
  brackets: { learned: ['⟦', '⟧'], context: ['', ''] },
}

/** A training example as the model sees it, special tokens spelled out, with the tokens it learns to write marked. */
export function formatMaskedPreview(example: TokenizedExample, tokenizer: Tokenizer, options: PreviewOptions): string {
  const style = styles[options.color ? 'color' : 'brackets']
  const ids = [...example.ids]
  let shown = ''
  let text = ''
  for (let start = 0; start < ids.length;) {
    const learned = example.supervised[start]
    let end = start
    while (end < ids.length && example.supervised[end] === learned) end++
    // A stretch may begin in the middle of a word or character, so it is read as what it adds to the text before.
    const upTo = tokenizer.decode(ids.slice(0, end))
    const stretch = upTo.slice(text.length)
    const [before, after] = style[learned ? 'learned' : 'context']
    shown += before + visible(learned ? stretch : shortened(stretch, options.maxContext)) + after
    text = upTo
    start = end
  }
  return shown
}

function shortened(text: string, most = Infinity): string {
  if (text.length <= most) return text
  const half = Math.floor(most / 2)
  return `${text.slice(0, half)} … ${text.slice(text.length - half)}`
}

/** Control signs in data must not reach the terminal. */
function visible(text: string): string {
  return text.replace(/(?![\n\t])\p{Cc}/gu, (sign) => `\\x${sign.charCodeAt(0).toString(16).padStart(2, '0')}`)
}
