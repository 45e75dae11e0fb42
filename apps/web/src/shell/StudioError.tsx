import { type ErrorComponentProps, useRouter } from '@tanstack/react-router'
import { useText } from '../i18n/index.ts'
import { Cluster, LinkButton, Page } from '../ui/index.ts'
import { ErrorCallout } from './ErrorCallout.tsx'

/** What stands in place of a page that failed: what happened, and ways on. */
export function StudioError({ error, reset }: ErrorComponentProps) {
  const t = useText()
  const router = useRouter()
  const retry = () => {
    reset()
    void router.invalidate()
  }
  return (
    <Page title={t('shell.fault.pageTitle')} width="narrow">
      <ErrorCallout error={error instanceof Error ? error : new Error(String(error))} onRetry={retry} />
      <Cluster>
        <LinkButton to="/">{t('shell.toHome')}</LinkButton>
      </Cluster>
    </Page>
  )
}

/** What stands at an address that does not exist. */
export function NotFound() {
  const t = useText()
  return (
    <Page title={t('shell.notFound.title')} lead={t('shell.notFound.text')} width="narrow">
      <Cluster>
        <LinkButton to="/">{t('shell.toHome')}</LinkButton>
      </Cluster>
    </Page>
  )
}
