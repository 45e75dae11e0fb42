import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { TunesmithError } from '@tunesmith/contract'
import { onTestFinished } from 'vitest'

/** An empty folder that is gone after the test. */
export function testFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tunesmith-formats-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** The code of the error from the table that `action` throws; any other outcome fails the test. */
export function codeOf(action: () => unknown): string {
  try {
    action()
  } catch (error) {
    if (error instanceof TunesmithError) return error.code
    throw error
  }
  throw new Error('nothing was thrown')
}

export const golden = (name: string): string => new URL(`../../golden/${name}`, import.meta.url).pathname
