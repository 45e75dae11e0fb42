import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStore } from '@tunesmith/store'
import { accountHandlers, authenticate, openAccounts } from '../src/accounts/index.ts'
import { openBrowser } from './browser.ts'

/** The accounts of a studio by themselves, on a real database in a temporary folder, and with a clock to turn. */
export async function openTestAccounts() {
  const folder = mkdtempSync(join(tmpdir(), 'tunesmith-accounts-'))
  const store = await openStore(folder)
  let ahead = 0
  const accounts = openAccounts({ store, dataFolder: folder, now: () => new Date(Date.now() + ahead) })
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
      ahead += seconds * 1000
    },
    browser: (address?: string) => openBrowser({ handlers, authenticate: identify, address }),
    async close() {
      await store.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
