import type { ServerResponse } from 'node:http'
import { gzipSync } from 'node:zlib'
import type { StoredFile } from './repositories.ts'

/** What goes wrong with one answer that brings the content of a file. */
export type Fault =
  /** The connection is cut after so many bytes of this answer. */
  | { type: 'cut'; after: number }
  /** After so many bytes nothing more comes, and nothing ends. */
  | { type: 'stall'; after: number }
  /** One bit of the content is another. */
  | { type: 'wrong-content' }
  /** The hub announces another content than before. */
  | { type: 'changed-tag' }
  /** The whole file comes, whatever part was asked for. */
  | { type: 'ignored-range' }
  /** Another part comes than was asked for. */
  | { type: 'other-range' }
  /** The content comes compressed, though that was not asked for. */
  | { type: 'gzip' }
  | { type: 'status'; status: number; headers?: Record<string, string> }

export interface ContentRequest {
  file: StoredFile
  range: string | undefined
  ifRange: string | undefined
  fault: Fault | undefined
}

/** Milliseconds in which what was sent can be read before the connection is cut: a client drops what it has not read by then. */
const headStart = 20

/** Answers with the content of a file, or a part of it, as HTTP has it (RFC 9110, section 14), but for the fault. */
export function sendContent(response: ServerResponse, { file, range, ifRange, fault }: ContentRequest): void {
  const { content, oid, lfs } = file
  const tag = `"${lfs ?? oid}"`
  const asked = fault?.type === 'ignored-range' || (ifRange !== undefined && ifRange !== tag) ? undefined : range
  const from = asked === undefined ? 0 : Number(/^bytes=(\d+)-/.exec(asked)?.[1])
  if (from >= content.byteLength && asked !== undefined) {
    response.writeHead(416, { 'content-range': `bytes */${content.byteLength}` }).end()
    return
  }
  const start = fault?.type === 'other-range' ? Math.max(0, from - 1) : from
  let body: Buffer = content.subarray(start)
  if (fault?.type === 'wrong-content' && body.byteLength > 0) {
    body = Buffer.from(body)
    body[body.byteLength - 1] ^= 1
  }
  const isPacked = fault?.type === 'gzip'
  if (isPacked) body = gzipSync(body)
  response.writeHead(asked === undefined ? 200 : 206, {
    etag: tag,
    'accept-ranges': 'bytes',
    'content-length': body.byteLength,
    ...(asked !== undefined && { 'content-range': `bytes ${start}-${content.byteLength - 1}/${content.byteLength}` }),
    ...(isPacked && { 'content-encoding': 'gzip' }),
  })
  if (fault?.type !== 'cut' && fault?.type !== 'stall') return void response.end(body)
  response.flushHeaders()
  response.write(body.subarray(0, fault.after))
  if (fault.type === 'cut') setTimeout(() => response.destroy(), headStart)
}
