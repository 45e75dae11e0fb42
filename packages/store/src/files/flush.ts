import { open } from 'node:fs/promises'

/** Forces the names in a folder to the disk: what was renamed or made in it lasts only then. Windows does so itself. */
export async function flushFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
