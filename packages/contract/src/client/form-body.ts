type Body = NonNullable<RequestInit['body']>

/** A form (multipart/form-data, RFC 7578) with a file as its last part, which is read as it is sent. */
export function formBody(fields: Readonly<Record<string, unknown>>, fileName: string, file: Body): { type: string; body: Body } {
  const boundary = `tunesmith-${crypto.getRandomValues(new Uint32Array(4)).join('')}` // pages without HTTPS have no randomUUID
  const heads = Object.entries(fields).filter(([, value]) => value !== undefined)
    .map(([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${quoted(name)}"\r\n\r\n${String(value)}\r\n`)
  const head = `${heads.join('')}--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${quoted(fileName)}"\r\n`
    + 'Content-Type: application/octet-stream\r\n\r\n'
  const tail = `\r\n--${boundary}--\r\n`
  return { type: `multipart/form-data; boundary=${boundary}`, body: isPart(file) ? new Blob([head, file, tail]) : streamOf([head, file, tail]) }
}

/** Whether it can be part of a Blob: browsers send no streams to servers without HTTP/2. */
const isPart = (file: Body): file is Extract<Body, string | Blob | ArrayBuffer | ArrayBufferView> =>
  typeof file === 'string' || file instanceof Blob || file instanceof ArrayBuffer || ArrayBuffer.isView(file)

/** As browsers write names in forms. */
const quoted = (name: string) => name.replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A')

/** One after the other, as fast as they are read. */
function streamOf(parts: readonly Body[]): ReadableStream<Uint8Array> {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>()
  void (async () => {
    for (const part of parts) await new Response(part).body?.pipeTo(writable, { preventClose: true })
    await writable.close()
  })().catch(() => {}) // whoever reads is told by the stream itself
  return readable
}
