import { I18nProvider as LinguiProvider, useLingui } from '@lingui/react'
import { i18n } from '@lingui/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { I18nProvider as AriaI18nProvider } from 'react-aria-components'
import type { ReactNode } from 'react'
import { queryClient } from '../api/index.ts'
import { currentLocale } from '../i18n/index.ts'
import { router } from '../router.ts'

/** The studio with everything its pages stand on. */
export function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <LinguiProvider i18n={i18n}>
        <Localized>
          <RouterProvider router={router} />
        </Localized>
      </LinguiProvider>
    </QueryClientProvider>
  )
}

/** Lets React Aria speak the same language, and write numbers as the rest of the page does. */
function Localized({ children }: { children: ReactNode }) {
  useLingui()
  return <AriaI18nProvider locale={currentLocale()}>{children}</AriaI18nProvider>
}
