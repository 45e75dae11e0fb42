import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { joinInside, writeFileDurably } from '@tunesmith/formats'
import type { ModelPlace } from './layout.ts'

/** Notes which commit a branch or tag stood for; of a commit there is nothing to note. @throws PATH_OUTSIDE_FOLDER, DISK_FULL, NO_PERMISSION */
export function writeRef({ refs }: ModelPlace, revision: string, commit: string): void {
  if (revision !== commit) writeFileDurably(joinInside(refs, revision), commit)
}

/** The commit that a branch or tag stood for when it was downloaded; undefined where it was not. */
export function readRef(refs: string, name: string): string | undefined {
  try {
    return readFileSync(join(refs, name), 'utf8').trim()
  } catch {
    return undefined // not downloaded by this name
  }
}

/** Branches and tags by the commit they stood for. */
export function refsByCommit(refs: string): Map<string, string[]> {
  if (!existsSync(refs)) return new Map()
  const names = readdirSync(refs, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(refs.length + 1))
  const byCommit = new Map<string, string[]>()
  for (const name of names) {
    const commit = readRef(refs, name)!
    byCommit.set(commit, [...(byCommit.get(commit) ?? []), name.split(sep).join('/')])
  }
  return byCommit
}
