/** One server-sent event. */
export interface SentEvent {
  /** `message` where the sender gave no other name. */
  event: string
  data: string
  /** The number to go on from, where the sender gave one. */
  id: string | null
}

/** Reads server-sent events as they arrive; comments, which only keep the line open, are passed over. */
export async function* readEvents(body: ReadableStream<Uint8Array>): AsyncGenerator<SentEvent, void, undefined> {
  const reader = body.getReader()
  const decoder = new TextDecoder()
  let rest = ''
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      const blocks = (rest + decoder.decode(value, { stream: true })).split('\n\n')
      rest = blocks.pop()!
      for (const block of blocks) {
        const event = parseEvent(block)
        if (event) yield event
      }
    }
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}

function parseEvent(block: string): SentEvent | null {
  const fields = block.split('\n').map((line) => /^(event|data|id): ?(.*)$/.exec(line)).filter((match) => match !== null)
  const valuesOf = (name: string) => fields.filter(([, field]) => field === name).map(([, , value]) => value)
  const data = valuesOf('data')
  if (data.length === 0) return null
  return { event: valuesOf('event').at(-1) ?? 'message', data: data.join('\n'), id: valuesOf('id').at(-1) ?? null }
}
