import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStore } from '@tunesmith/store'
import { accountHandlers, authenticate, openAccounts } from '../src/accounts/index.ts'
import { openBrowser } from './browser.ts'

/** The accounts of a studio by themselves, on a real database in a temporary folder, and with a clock that only the test turns. */
export async function openTestAccounts() {
  const folder = mkdtempSync(join(tmpdir(), 'tunesmith-accounts-'))
  const store = await openStore(folder)
  let time = Date.now()
  // a millisecond passes with every look, so that what comes later is later, however slow the machine
  const accounts = openAccounts({ store, dataFolder: folder, now: () => new Date(time++) })
  const handlers = accountHandlers(accounts)
  const identify = (headers: Headers) => authenticate(accounts, headers)
  return {
    folder,
    store,
    accounts,
    handlers,
    authenticate: identify,
    /** Lets seconds go by. */
    wait(seconds: number) {
      time += seconds * 1000
    },
    browser: (address?: string) => openBrowser({ handlers, authenticate: identify, address }),
    async close() {
      await store.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
