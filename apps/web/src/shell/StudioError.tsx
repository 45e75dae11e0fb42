import { useEffect, useRef } from 'react'
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router'
import { useIsReachable } from '../api/index.ts'
import { useText } from '../i18n/index.ts'
import { Cluster, LinkButton, Page } from '../ui/index.ts'
import { ErrorCallout } from './ErrorCallout.tsx'
import { PlainFrame } from './PlainFrame.tsx'

/** What stands in place of a page that failed: what happened, and ways on. It tries again by itself when the server is back. */
export function PageError({ error, reset }: ErrorComponentProps) {
  const t = useText()
  const router = useRouter()
  const retry = () => {
    reset()
    void router.invalidate()
  }
  const isReachable = useIsReachable()
  const wasReachable = useRef(isReachable)
  useEffect(() => {
    if (isReachable && !wasReachable.current) retry()
    wasReachable.current = isReachable
  })
  return (
    <Page title={t('shell.fault.pageTitle')} width="narrow">
      {isReachable && <ErrorCallout error={error instanceof Error ? error : new Error(String(error))} onRetry={retry} />}
      <Cluster>
        <LinkButton to="/">{t('shell.toHome')}</LinkButton>
      </Cluster>
    </Page>
  )
}

/** The same where not even the shell could be shown. */
export function StudioError(props: ErrorComponentProps) {
  return (
    <PlainFrame>
      <PageError {...props} />
    </PlainFrame>
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
