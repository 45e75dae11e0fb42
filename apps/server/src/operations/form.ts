import { randomBytes } from 'node:crypto'
import { createReadStream, createWriteStream, mkdirSync, rmSync } from 'node:fs'
import type { IncomingMessage } from 'node:http'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Busboy } from '@fastify/busboy'
import { fail, reason, type Reason, TunesmithError } from '@tunesmith/contract'
import { openUpload } from './upload.ts'

/** What was sent in a form. */
export interface Form {
  /** The values, and the name of the file as `fileName`. */
  fields: Record<string, unknown>
  file: Readable
  /** Deletes what was kept of it. */
  discard(): void
}

/** Values that a form may have, and bytes of each. */
const limits = { fields: 50, fieldSize: 64_000, fieldNameSize: 200, files: 1, parts: 60, headerPairs: 20 }

/**
 * Reads a form (multipart/form-data) with one file. Since values may stand behind the file, it is kept in `folder` until
 * all of it has come.
 *
 * @throws REQUEST_INVALID, REQUEST_TOO_LARGE, UPLOAD_INTERRUPTED, DISK_FULL, NO_PERMISSION
 */
export async function readForm(request: IncomingMessage, limitBytes: number, folder: string): Promise<Form> {
  const body = openUpload(request, limitBytes, 'The file')
  const path = join(folder, randomBytes(12).toString('hex'))
  const fields: Record<string, unknown> = {}
  const discard = () => rmSync(path, { force: true })
  let part: Readable | undefined
  let writing: Promise<void> | undefined
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const form = parserFor(request)
    form.on('field', (name, value, _nameCut, isCut) => {
      if (isCut) form.destroy(invalid(name, reason('field.too-many-bytes', { most: limits.fieldSize })))
      fields[name] = value
    })
    form.on('file', (name, content, fileName) => {
      if (name !== 'file') return void content.resume()
      part = content
      fields['fileName'] = fileName
      writing = pipeline(content, createWriteStream(path, { flags: 'wx', mode: 0o600 }))
      writing.catch((error: Error) => form.destroy(error))
    })
    await pipeline(body, form)
    await writing
    if (writing === undefined) throw invalid('file', reason('field.missing'))
    return { fields, file: Readable.from(contentOf(path), { objectMode: false }), discard }
  } catch (error) {
    part?.destroy()
    await writing?.catch(() => {})
    discard()
    if (error instanceof TunesmithError) throw error
    const { code, syscall } = error as NodeJS.ErrnoException
    if (code === 'ENOSPC') fail('DISK_FULL', { path: folder }, error)
    if (syscall !== undefined) throw error
    throw invalid('', reason('field.form-damaged', { detail: (error as Error).message.replace(/\.$/, '') }), error)
  }
}

/** Opened when it is first read: what is refused before is deleted unread. */
async function* contentOf(path: string): AsyncGenerator<Buffer> {
  yield* createReadStream(path) as AsyncIterable<Buffer>
}

function parserFor({ headers }: IncomingMessage) {
  const type = headers['content-type'] ?? ''
  if (!/^multipart\/form-data\s*;/i.test(type)) throw invalid('', reason('field.not-a-form'))
  return new Busboy({ headers: { ...headers, 'content-type': type }, limits })
}

const invalid = (field: string, problem: Reason, cause?: unknown) =>
  new TunesmithError('REQUEST_INVALID', { problems: [{ field, problem }] }, { cause })
