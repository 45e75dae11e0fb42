import type { DatasetRow } from '@tunesmith/contract'

export type Message = NonNullable<DatasetRow['messages']>[number]
export type Stretch = DatasetRow['stretches'][number]
export type MaskedMessage = Message & { stretches: Stretch[] }

/**
 * The messages of a row with the loss mask laid over them: each message's text is looked for in the rendered row, in order,
 * and takes over what is learned of it. Null where the template does not write a message as it is; then only the rendered
 * row tells the truth.
 */
export function maskMessages(messages: readonly Message[], stretches: readonly Stretch[]): MaskedMessage[] | null {
  const rendered = stretches.map(({ text }) => text).join('')
  const masked: MaskedMessage[] = []
  let from = 0
  for (const message of messages) {
    const text = message.content.trim()
    const start = rendered.indexOf(text, from)
    if (start < 0) return null
    from = start + text.length
    masked.push({ ...message, stretches: cut(stretches, start, from) })
  }
  return masked
}

/** The stretches between two places of the rendered row. */
function cut(stretches: readonly Stretch[], start: number, end: number): Stretch[] {
  let offset = 0
  return stretches.flatMap(({ text, learned }) => {
    const piece = text.slice(Math.max(0, start - offset), Math.max(0, end - offset))
    offset += text.length
    return piece === '' ? [] : [{ text: piece, learned }]
  })
}
