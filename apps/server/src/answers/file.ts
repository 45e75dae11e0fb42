import type { FileAnswer } from '@tunesmith/studio'
import type { Asked } from './answer.ts'

/** Sends a file to be saved, never to be shown in place. */
export async function answerWithFile({ name, type, content }: FileAnswer, { reply }: Asked) {
  return reply.type(type).header('content-disposition', attachment(name)).send(content)
}

/** `Content-Disposition` for a file name: its last part, in plain letters for old programs and exactly for others (RFC 6266). */
export function attachment(fileName: string): string {
  const name = fileName.split(/[\\/]/).at(-1)!.replace(/\p{Cc}/gu, '') || 'download'
  const plain = name.replace(/[^ -~]|["%\\]/g, '_')
  const exact = encodeURIComponent(name).replace(/['()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`)
  return `attachment; filename="${plain}"; filename*=UTF-8''${exact}`
}
