import type { ClientInput } from '@tunesmith/contract/client'
import { nounOf, type ReadName } from './names.ts'

/** The key of a read in the cache: its noun first, so that all reads about a noun can be invalidated at once. */
export function keyOf<N extends ReadName>(name: N, input?: ClientInput<N>) {
  return [nounOf(name), name, input ?? {}] as const
}
