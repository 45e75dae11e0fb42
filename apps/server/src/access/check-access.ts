import { type Access, fail, roles } from '@tunesmith/contract'
import type { Actor } from '@tunesmith/studio'

/** @throws SIGN_IN_NEEDED, NOT_ALLOWED */
export function checkAccess(actor: Actor | null, access: Access): void {
  if (access === 'public') return
  if (!actor) fail('SIGN_IN_NEEDED', {})
  if (roles.indexOf(actor.role) < roles.indexOf(access)) fail('NOT_ALLOWED', { role: actor.role, needed: access })
}
