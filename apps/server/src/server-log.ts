import { createWriteStream, existsSync, renameSync, statSync, type WriteStream } from 'node:fs'
import { join } from 'node:path'

/** A log larger than this is put aside when the server starts; the one put aside before goes. */
const largest = 5_000_000

/** Opens `server.log` in the data folder, to go on writing at its end. */
export function openServerLog(dataFolder: string): WriteStream {
  const path = join(dataFolder, 'server.log')
  if (existsSync(path) && statSync(path).size > largest) renameSync(path, `${path}.old`)
  return createWriteStream(path, { flags: 'a', mode: 0o600 }).on('error', () => {}) // a full disk must not end the server
}
