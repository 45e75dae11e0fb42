import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished } from 'vitest'
import { openStore, type Store } from '../index.ts'

/** An empty folder that is gone after the test. */
export function testFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tunesmith-store-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A store that is closed after the test; in a new folder, where none is given. */
export async function open(folder = join(testFolder(), 'data')): Promise<Store> {
  const store = await openStore(folder)
  onTestFinished(() => store.close())
  return store
}

/** Matches an error of the table of errors. */
export const code = (name: string, message = '') => ({ code: name, message: expect.stringContaining(message) as string })
