import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { OperationName } from '@tunesmith/contract'
import { openStudio } from '../src/open-studio.ts'
import type { Studio } from '../src/studio.ts'
import { type Browser, openBrowser } from './browser.ts'

/** A studio in a temporary folder, with a person of each role who is signed in, and a browser where nobody is. */
export interface TestStudio {
  studio: Studio
  owner: Browser<OperationName>
  editor: Browser<OperationName>
  viewer: Browser<OperationName>
  nobody: Browser<OperationName>
  /** Closes the studio and deletes its folder. */
  close(): Promise<void>
}

const password = 'correct horse'

export async function openTestStudio(): Promise<TestStudio> {
  const folder = mkdtempSync(join(tmpdir(), 'tunesmith-studio-'))
  const studio = await openStudio({ dataFolder: folder })
  const owner = openBrowser(studio)
  await owner.call('useLink', { token: await studio.createLink() })

  async function browserOf(role: 'editor' | 'viewer'): Promise<Browser<OperationName>> {
    const email = `${role}@example.org`
    await owner.call('createUser', { name: role, email, password, role })
    const browser = openBrowser(studio)
    await browser.call('signIn', { email, password })
    return browser
  }

  const [editor, viewer] = await Promise.all([browserOf('editor'), browserOf('viewer')])
  return {
    studio, owner, editor, viewer,
    nobody: openBrowser(studio),
    async close() {
      await studio.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
