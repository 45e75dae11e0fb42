import { createClient, RequestError } from '@tunesmith/contract/client'
import { reached, unreached } from './reachability.ts'

/** The studio this page came from, as functions; each request also tells whether the server can be reached. */
export const client = createClient({
  fetch: async (input, init) => {
    try {
      const response = await fetch(input, init)
      reached()
      return response
    } catch (error) {
      if (!init?.signal?.aborted) unreached()
      throw error
    }
  },
})

export { RequestError }
