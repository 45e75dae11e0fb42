import { createReadStream, statSync } from 'node:fs'
import { basename } from 'node:path'
import { Readable } from 'node:stream'
import { formatByteSize } from '@tunesmith/contract'
import { failFromSystem } from '@tunesmith/formats'
import { createBar } from '../progress/bar.ts'
import type { Terminal } from '../terminal/terminal.ts'

/** The bytes of a file to upload; how many are on their way shows meanwhile. @throws FILE_MISSING, NO_PERMISSION, FILE_ACCESS_FAILED */
export function openUpload(path: string, terminal: Terminal): Readable {
  return Readable.from(read(path, sizeOf(path), terminal), { objectMode: false })
}

async function* read(path: string, size: number, terminal: Terminal): AsyncGenerator<Buffer> {
  const bar = createBar(terminal)
  let sent = 0
  try {
    for await (const piece of createReadStream(path) as AsyncIterable<Buffer>) {
      yield piece
      sent += piece.length
      bar.show(`${basename(path)} · ${formatByteSize(sent)} of ${formatByteSize(size)}`, size === 0 ? 1 : sent / size)
    }
  } finally {
    bar.close()
  }
}

function sizeOf(path: string): number {
  try {
    return statSync(path).size
  } catch (error) {
    return failFromSystem(error, path, 'read')
  }
}
