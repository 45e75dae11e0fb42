import { type Access, type Role, roles } from '@tunesmith/contract'

/** Whether somebody with this role may do what takes `needed`. */
export function mayDo(role: Role | null, needed: Access): boolean {
  return needed === 'public' || (role !== null && roles.indexOf(role) >= roles.indexOf(needed))
}

/** The one of two roles that may do less. */
export function lesserRole(a: Role, b: Role): Role {
  return mayDo(a, b) ? b : a
}
