import { createRouter } from '@tanstack/react-router'
import { queryClient } from './api/index.ts'
import { routeTree } from './routes.tsx'
import { PageError } from './shell/StudioError.tsx'

export const router = createRouter({
  routeTree,
  context: { queries: queryClient },
  defaultErrorComponent: PageError,
  defaultPreload: 'intent',
  defaultPreloadStaleTime: 0, // what is fresh is for the query client to say
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
