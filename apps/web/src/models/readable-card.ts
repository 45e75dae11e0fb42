/** Longest card that is shown, in characters. */
const mostCharacters = 30_000

const comments = /<!--[\s\S]*?-->/g
const pictures = /!\[[^[\]]*\](?:\([^()\n]*\)|\[[^[\]\n]*\])/g
const links = /\[([^[\]\n]*)\](?:\([^()\n]*\)|\[[^[\]\n]*\])/g
const unread = /<(script|style|svg|table)\b[\s\S]*?<\/\1\s*>/gi
const tags = /<\/?[a-z][^<>\n]*>/gi
const code = /(^[ \t]*(?:```|~~~)[\s\S]*?^[ \t]*(?:```|~~~)[ \t]*$|`[^`\n]+`)/m

/**
 * The card of a model as text to read: without pictures and HTML, links as their words, tables apart from the text around them. Nothing of
 * it can load anything; what stands in code stays as it is.
 */
export function readableCard(card: string): string {
  const parts = card.slice(0, mostCharacters).replaceAll('\r\n', '\n').split(code)
  return parts.map((part, index) => (index % 2 === 1 ? part : readable(part))).join('').replace(/\n{3,}/g, '\n\n').trim()
}

function readable(text: string): string {
  const plain = text
    .replace(comments, '').replace(unread, '').replace(pictures, '').replace(links, '$1').replace(tags, '')
    .replaceAll('&nbsp;', ' ').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
  return plain.replace(/(?:^[ \t]*\|.*\|[ \t]*$\n?){2,}/gm, (table) => `\n${table.trimEnd()}\n\n`)
}
