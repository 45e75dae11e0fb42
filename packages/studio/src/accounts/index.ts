import type { operationGroups } from '@tunesmith/contract'
import { auditOperations } from '../audit.ts'
import type { HandlersOf } from '../handler.ts'
import type { Accounts } from './accounts.ts'
import { keyOperations } from './key-operations.ts'
import { sessionOperations } from './session-operations.ts'
import { userOperations } from './user-operations.ts'

export { type Accounts, openAccounts } from './accounts.ts'
export { authenticate } from './authenticate.ts'
export { countRequest, countTokens, isKeyFor, type RateHeaders } from './key-usage.ts'
export { createLink } from './links.ts'
export { ensureOwner } from './owner.ts'
export { addPerson, hasOwnerPassword } from './people.ts'
export { pruneAccounts } from './prune.ts'
export { mayDo } from './roles.ts'
export { readSecret } from './secret.ts'
export { beginSession } from './sessions.ts'
export { asActor } from './user.ts'

export function accountHandlers(accounts: Accounts): HandlersOf<keyof (typeof operationGroups)['accounts']> {
  return {
    ...sessionOperations(accounts),
    ...userOperations(accounts),
    ...keyOperations(accounts),
    ...auditOperations(accounts.db),
  }
}
