import type { ReactNode } from 'react'
import { RequestError } from '../api/index.ts'
import { useText } from '../i18n/index.ts'
import { Button, Callout } from '../ui/index.ts'
import { useErrorText } from './error-text.ts'

export interface ErrorCalloutProps {
  /** Nothing is shown for null. */
  error: Error | null
  /** Offers to try again. */
  onRetry?: () => void
}

/** What went wrong and what to do about it, in the present language where it is known in it. */
export function ErrorCallout({ error, onRetry }: ErrorCalloutProps) {
  const t = useText()
  const textOf = useErrorText()
  if (error === null) return null
  const { title, message, remedy } = textOf(error)
  return (
    <div role="alert">
      <Callout
        tone="error"
        title={title}
        actions={onRetry && <Button size="small" onPress={onRetry}>{t('ui.tryAgain')}</Button>}
      >
        <p>{withCode(message)}</p>
        {remedy !== '' && <p>{withCode(remedy)}</p>}
        {error instanceof RequestError && <p><small>{t('ui.errorCode', { code: error.code })}</small></p>}
      </Callout>
    </div>
  )
}

/** Texts of errors put commands between backticks. */
function withCode(text: string): ReactNode[] {
  return text.split('`').map((part, index) => (index % 2 === 1 ? <code key={index}>{part}</code> : part))
}
