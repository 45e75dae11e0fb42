import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { flushFolder } from '@tunesmith/formats'
import { exportsFolder, newId } from '@tunesmith/store'

/** Beginning of the names of folders that are being filled or deleted; whatever begins so can go. */
const passingMark = '.passing-'

/** The folders of exports: what is in one under its own name is whole. */
export function exportFolders(dataFolder: string) {
  const root = exportsFolder(dataFolder)
  const of = (id: string) => join(root, id)
  return {
    root,
    of,
    /** A name for a folder that nobody has had before, so that no process of an earlier studio writes into it. */
    passing(): string {
      mkdirSync(root, { recursive: true })
      return join(root, `${passingMark}${newId('folder')}`)
    },
    /** Gives a folder that is whole its name. */
    keep(folder: string, id: string): void {
      rmSync(of(id), { recursive: true, force: true })
      renameSync(folder, of(id))
      flushFolder(root)
    },
    /** Deletes a folder: its name is gone at once. */
    async remove(id: string): Promise<void> {
      if (!existsSync(of(id))) return
      const removed = join(root, `${passingMark}${newId('folder')}`)
      renameSync(of(id), removed)
      await rm(removed, { recursive: true, force: true })
    },
    /** Deletes what belongs to none of these exports. */
    async sweep(ids: ReadonlySet<string>): Promise<void> {
      if (!existsSync(root)) return
      for (const name of readdirSync(root)) if (!ids.has(name)) await rm(join(root, name), { recursive: true, force: true })
    },
  }
}

export type ExportFolders = ReturnType<typeof exportFolders>
