import { useMemo } from 'react'
import { fill, useExplain, useServerWords, useText, type Values } from '../i18n/index.ts'

/** What an error of the studio says, wherever it came from: a request, a run, a chat. */
export interface ErrorWords {
  code: string
  title: string
  message: string
  remedy: string
  params?: unknown
}

export type ErrorText = Pick<ErrorWords, 'title' | 'message' | 'remedy'>

const isStudioError = (error: object): error is ErrorWords => 'code' in error && 'title' in error && 'remedy' in error

/** Writes errors in the present language; where it has no words for one, as the server wrote it. */
export function useErrorText(): (error: Error | ErrorWords) => ErrorText {
  const t = useText()
  const { errors } = useServerWords()
  const explain = useExplain()
  return useMemo(() => (error) => {
    if (!isStudioError(error)) {
      return { title: t('shell.fault.title'), message: error.message, remedy: t('shell.fault.remedy') }
    }
    const words = errors[error.code]
    const params = { ...(error.params as Values) }
    const write = (own: string | undefined, sent: string) => (own === undefined ? sent : fill(own, params, explain) ?? sent)
    return {
      title: write(words?.title, error.title),
      message: write(words?.message, error.message),
      remedy: write(words?.remedy, error.remedy),
    }
  }, [t, errors, explain])
}
