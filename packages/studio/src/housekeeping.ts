import type { Store } from '@tunesmith/store'
import { pruneAccounts } from './accounts/index.ts'
import { pruneAudit } from './audit.ts'
import { forgetSums } from './models/index.ts'
import { readSettings } from './system/index.ts'

const HOUR = 60 * 60_000
const DAY = 24 * HOUR

/**
 * Deletes what has had its time: sessions and links that are over, notes of the audit log older than the owner wants, files that
 * nothing refers to, and sums of files that are gone.
 */
export async function keepHouse({ db, collectArtifacts }: Pick<Store, 'db' | 'collectArtifacts'>, now: () => Date): Promise<void> {
  await pruneAccounts({ db, now })
  const { auditDays } = await readSettings(db)
  await pruneAudit(db, new Date(now().getTime() - auditDays * DAY))
  await collectArtifacts()
  await forgetSums(db)
}

/** Keeps house now and every hour, until it is closed; what fails is tried again the next time. */
export function startHousekeeping(store: Store, now: () => Date): { close(): Promise<void> } {
  let underWay = Promise.resolve()
  const begin = () => {
    underWay = underWay.then(() => keepHouse(store, now)).catch(() => undefined)
  }
  begin()
  const timer = setInterval(begin, HOUR).unref()
  return {
    close() {
      clearInterval(timer)
      return underWay
    },
  }
}
