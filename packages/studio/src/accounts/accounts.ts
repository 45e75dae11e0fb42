import type { Store } from '@tunesmith/store'
import { type Attempts, createAttempts } from './attempts.ts'
import { type Auth, createAuth } from './auth.ts'
import { readSecret } from './secret.ts'

/** What the operations on accounts share. */
export interface Accounts {
  readonly db: Store['db']
  readonly auth: Auth
  readonly attempts: Attempts
  now(): Date
}

/** @throws NO_PERMISSION, DISK_FULL, FILE_ACCESS_FAILED */
export function openAccounts({ store, dataFolder, now }: { store: Store; dataFolder: string; now(): Date }): Accounts {
  return { db: store.db, auth: createAuth(store.db, readSecret(dataFolder)), attempts: createAttempts(now), now }
}
