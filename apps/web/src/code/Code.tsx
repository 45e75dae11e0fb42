import { lazy, Suspense, useState } from 'react'
import type { OperationName } from '@tunesmith/contract'
import type { SnippetInput } from '@tunesmith/contract/snippets'
import { useText } from '../i18n/index.ts'
import { Disclosure, Spinner } from '../ui/index.ts'

const Snippets = lazy(async () => ({ default: (await import('./Snippets.tsx')).Snippets }))

export interface CodeProps<N extends OperationName> {
  /** What the page does, or shows. */
  operation: N
  input: SnippetInput<N>
  /** Level of the heading it is; 3 when left out. */
  level?: 2 | 3 | 4
}

/** How the same is done from a terminal or a program: closed until asked for. */
export function Code<N extends OperationName>({ operation, input, level }: CodeProps<N>) {
  const t = useText()
  const [isOpen, setOpen] = useState(false)
  return (
    <Disclosure title={t('shell.code')} level={level} isExpanded={isOpen} onExpandedChange={setOpen}>
      {isOpen && (
        <Suspense fallback={<Spinner />}>
          <Snippets operation={operation} input={input} />
        </Suspense>
      )}
    </Disclosure>
  )
}
