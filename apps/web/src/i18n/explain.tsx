import { useMemo } from 'react'
import type { Reason } from '@tunesmith/contract'
import { type Explain, fill } from './fill.ts'
import { type ServerWords, useServerWords } from './server-words.ts'

/** Tells reasons by these words; as the server wrote them where there are none for one. */
export function explainWith({ reasons, errors }: ServerWords): Explain {
  const explain: Explain = ({ code, params, text }) => {
    const own = reasons[code] ?? errors[code]?.title
    return own === undefined ? text : fill(own, params, explain) ?? text
  }
  return explain
}

/** Tells reasons in the present language. */
export function useExplain(): Explain {
  const words = useServerWords()
  return useMemo(() => explainWith(words), [words])
}

/** A reason in the present language. */
export function Explained({ reason }: { reason: Reason }) {
  const words = useExplain()(reason)
  return <span lang={words === reason.text ? 'en' : undefined} dir="auto">{words}</span>
}
