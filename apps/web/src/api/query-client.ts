import { QueryCache, MutationCache, QueryClient } from '@tanstack/react-query'
import type { Session } from '@tunesmith/contract'
import { RequestError } from './client.ts'
import { keyOf } from './key.ts'
import { isReachable, onReachabilityChange } from './reachability.ts'

/** A session that has ended shows the sign-in page, whichever request found out. */
function noticeSignOut(error: unknown): void {
  if (!(error instanceof RequestError) || error.code !== 'SIGN_IN_NEEDED') return
  queryClient.setQueryData(keyOf('getSession'), (session: Session | undefined) => session && { ...session, user: null })
}

export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: noticeSignOut }),
  mutationCache: new MutationCache({ onError: noticeSignOut }),
  defaultOptions: {
    queries: {
      networkMode: 'always', // the server is mostly on this machine, and answers without a network
      staleTime: 2000,
      retry: (count, error) => error instanceof RequestError && error.status === 0 && count < 2,
      retryDelay: (count) => 300 * 2 ** count,
    },
    mutations: { networkMode: 'always' },
  },
})

// What was missed while the server could not be reached is read again when it can.
onReachabilityChange(() => {
  if (isReachable()) void queryClient.invalidateQueries()
})
