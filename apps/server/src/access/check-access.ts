import { fail, type Operation } from '@tunesmith/contract'
import { type Actor, isKeyFor, mayDo } from '@tunesmith/studio'

/** @throws SIGN_IN_NEEDED, NOT_ALLOWED, KEY_NOT_FOR_THIS */
export function checkAccess(actor: Actor | null, operation: Operation): void {
  const { access: needed } = operation
  if (needed === 'public') return
  if (!actor) fail('SIGN_IN_NEEDED', {})
  if (!mayDo(actor.role, needed)) fail('NOT_ALLOWED', { role: actor.role, needed })
  if (!isKeyFor(actor, operation)) fail('KEY_NOT_FOR_THIS', { scopes: actor.key!.scopes })
}
