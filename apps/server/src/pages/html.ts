/** HTML that is safe to put into a page. */
export interface Html {
  readonly html: string
}

type Part = Html | readonly Html[] | string | number | false | null | undefined

/** Writes HTML: what is put in is escaped unless it is HTML itself; false and null leave nothing. */
export function html(texts: TemplateStringsArray, ...parts: Part[]): Html {
  return { html: texts.reduce((whole, text, index) => whole + written(parts[index - 1]) + text) }
}

function written(part: Part): string {
  if (part === false || part === null || part === undefined) return ''
  if (typeof part === 'string' || typeof part === 'number') return escape(String(part))
  return [part].flat().map((each) => (each as Html).html).join('')
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

const escape = (text: string) => text.replace(/[&<>"']/g, (letter) => entities[letter])
