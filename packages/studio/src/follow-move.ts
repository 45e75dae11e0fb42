import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { writeFileDurably } from '@tunesmith/formats'
import { runsFolder } from '@tunesmith/store'
import type { Services } from './services.ts'

/** Where the data folder was when it was last opened. */
const settingsKey = 'dataFolder'
/** Files of a run that name others in the data folder: what it was started with, what it decided, what it stands on. */
const filesOfRuns = ['run.json', 'decisions.json', join('adapter', 'adapter_config.json')]

/**
 * Lets what is in a data folder that was moved, copied or restored elsewhere name the files where they are now. Files come
 * first and the note of the new place last, so that what is broken off is done again.
 *
 * @throws NO_PERMISSION, DISK_FULL
 */
export async function followMove({ store: { db }, dataFolder }: Pick<Services, 'store' | 'dataFolder'>): Promise<void> {
  const noted = await db.selectFrom('settings').select('value').where('key', '=', settingsKey).executeTakeFirst()
  const before = noted === undefined ? null : (JSON.parse(noted.value) as string)
  if (before === dataFolder) return
  const moved = (value: unknown) => (before === null ? value : withMoved(value, before, dataFolder))
  for (const path of before === null ? [] : filesNamingOthers(dataFolder)) {
    const value = readIfWhole(path)
    if (value !== undefined) writeFileDurably(path, `${JSON.stringify(moved(value), null, 2)}\n`)
  }
  await db.transaction().execute(async (transaction) => {
    for (const { id, spec } of await transaction.selectFrom('runs').select(['id', 'spec']).execute()) {
      await transaction.updateTable('runs').set({ spec: JSON.stringify(moved(JSON.parse(spec))) }).where('id', '=', id).execute()
    }
    const value = JSON.stringify(dataFolder)
    await transaction.insertInto('settings').values({ key: settingsKey, value })
      .onConflict((known) => known.column('key').doUpdateSet({ value })).execute()
  })
}

function filesNamingOthers(dataFolder: string): string[] {
  const root = runsFolder(dataFolder)
  const runs = existsSync(root) ? readdirSync(root) : []
  return runs.flatMap((run) => filesOfRuns.map((name) => join(root, run, name))).filter((path) => existsSync(path))
}

/** Nothing of a file that was damaged, of which whoever needs it will tell. */
function readIfWhole(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return undefined
  }
}

/** A JSON value with every path into one folder, also as the name of a field, leading into another; done twice, it changes no more. */
export function withMoved(value: unknown, before: string, now: string): unknown {
  const isInside = (path: string, folder: string) => path === folder || path.startsWith(folder + sep)
  const move = (text: string) => {
    const isDone = isInside(now, before) && isInside(text, now)
    return isInside(text, before) && !isDone ? now + text.slice(before.length) : text
  }
  const walk = (each: unknown): unknown => {
    if (typeof each === 'string') return move(each)
    if (Array.isArray(each)) return each.map(walk)
    if (typeof each !== 'object' || each === null) return each
    return Object.fromEntries(Object.entries(each).map(([name, inner]) => [move(name), walk(inner)]))
  }
  return walk(value)
}
