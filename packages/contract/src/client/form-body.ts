/** A form (multipart/form-data, RFC 7578) with a file as its last part, which is read as it is sent. */
export function formBody(fields: Readonly<Record<string, unknown>>, fileName: string, file: NonNullable<RequestInit['body']>) {
  const boundary = `tunesmith-${crypto.randomUUID()}`
  const heads = Object.entries(fields).filter(([, value]) => value !== undefined)
    .map(([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${quoted(name)}"\r\n\r\n${String(value)}\r\n`)
  const head = `${heads.join('')}--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${quoted(fileName)}"\r\n`
    + 'Content-Type: application/octet-stream\r\n\r\n'
  return { type: `multipart/form-data; boundary=${boundary}`, body: streamOf([head, file, `\r\n--${boundary}--\r\n`]) }
}

/** As browsers write names in forms. */
const quoted = (name: string) => name.replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A')

/** One after the other, as fast as they are read. */
function streamOf(parts: readonly NonNullable<RequestInit['body']>[]): ReadableStream<Uint8Array> {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>()
  void (async () => {
    for (const part of parts) await new Response(part).body?.pipeTo(writable, { preventClose: true })
    await writable.close()
  })().catch(() => {}) // whoever reads is told by the stream itself
  return readable
}
