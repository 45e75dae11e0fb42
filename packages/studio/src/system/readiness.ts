import { randomBytes } from 'node:crypto'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Services } from '../services.ts'

/** What the studio cannot work without, each tried now. */
export async function checkReadiness({ store, dataFolder }: Services): Promise<Record<string, boolean>> {
  const [database, dataFolderWritable] = await Promise.all([
    succeeds(() => store.db.selectFrom('settings').select('key').limit(1).execute()),
    succeeds(() => writeAndRemove(join(dataFolder, `.ready-${randomBytes(6).toString('hex')}`))),
  ])
  return { database, dataFolder: dataFolderWritable }
}

async function writeAndRemove(path: string): Promise<void> {
  try {
    await writeFile(path, 'ready')
  } finally {
    await rm(path, { force: true })
  }
}

const succeeds = (attempt: () => Promise<unknown>) => attempt().then(() => true, () => false)
