import type { Access, User } from '@tunesmith/contract'
import { useOperation } from '../api/index.ts'

const ranks: Readonly<Record<Access, number>> = { public: 0, viewer: 1, editor: 2, owner: 3 }

/** Who is signed in; null while nobody is. */
export function useUser(): User | null {
  return useOperation('getSession').data?.user ?? null
}

/** Whether whoever is signed in may do what takes this access. */
export function useMay(access: Access): boolean {
  const user = useUser()
  return user !== null && ranks[user.role] >= ranks[access]
}
