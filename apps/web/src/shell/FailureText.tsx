import { WithCode } from '../ui/index.ts'
import { type ErrorWords, useErrorText } from './error-text.ts'

/** What kept something from coming about and what to do now, for the inside of a `Callout`. */
export function FailureText({ failure, isTitled = false }: { failure: ErrorWords | null; isTitled?: boolean }) {
  const textOf = useErrorText()
  if (failure === null) return null
  const { title, message, remedy } = textOf(failure)
  return (
    <>
      {isTitled && <p dir="auto"><strong>{title}</strong></p>}
      <p dir="auto"><WithCode text={message} /></p>
      <p dir="auto"><WithCode text={remedy} /></p>
    </>
  )
}
