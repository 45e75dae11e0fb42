import { type Access, fail } from '@tunesmith/contract'
import { type Actor, mayDo } from '@tunesmith/studio'

/** @throws SIGN_IN_NEEDED, NOT_ALLOWED */
export function checkAccess(actor: Actor | null, needed: Access): void {
  if (mayDo(actor?.role ?? null, needed)) return
  if (!actor) fail('SIGN_IN_NEEDED', {})
  fail('NOT_ALLOWED', { role: actor.role, needed })
}
