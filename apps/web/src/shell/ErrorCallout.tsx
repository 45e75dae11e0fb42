import type { ReactNode } from 'react'
import { RequestError } from '../api/index.ts'
import { useText } from '../i18n/index.ts'
import { Button, Callout, WithCode } from '../ui/index.ts'
import { useErrorText } from './error-text.ts'

export interface ErrorCalloutProps {
  /** Nothing is shown for null. */
  error: Error | null
  /** Offers to try again. */
  onRetry?: () => void
  /** Other ways on. */
  actions?: ReactNode
}

/** What went wrong and what to do about it, in the present language where it is known in it. */
export function ErrorCallout({ error, onRetry, actions }: ErrorCalloutProps) {
  const t = useText()
  const textOf = useErrorText()
  if (error === null) return null
  const { title, message, remedy } = textOf(error)
  return (
    <div role="alert">
      <Callout
        tone="error"
        title={title}
        actions={(onRetry || actions) && (
          <>
            {onRetry && <Button size="small" onPress={onRetry}>{t('ui.tryAgain')}</Button>}
            {actions}
          </>
        )}
      >
        <p><WithCode text={message} /></p>
        {remedy !== '' && <p><WithCode text={remedy} /></p>}
        {error instanceof RequestError && <p><small>{t('ui.errorCode', { code: error.code })}</small></p>}
      </Callout>
    </div>
  )
}
