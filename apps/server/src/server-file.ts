import { renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** What a running server tells other programs of the same person. */
export interface ServerFile {
  url: string
  pid: number
  /** Lets the command line in as the owner of the data folder. */
  token: string
}

const pathIn = (dataFolder: string) => join(dataFolder, 'server.json')

/** Writes `server.json`, which only this account of the operating system may read. */
export function writeServerFile(dataFolder: string, content: ServerFile): void {
  const path = pathIn(dataFolder)
  const partial = `${path}.${process.pid}`
  writeFileSync(partial, `${JSON.stringify(content)}\n`, { mode: 0o600, flush: true })
  renameSync(partial, path)
}

export function removeServerFile(dataFolder: string): void {
  rmSync(pathIn(dataFolder), { force: true })
}
