import { lazy, Suspense } from 'react'
import { Spinner } from '../ui/index.ts'
import { readableCard } from './readable-card.ts'

const Markdown = lazy(async () => ({ default: (await import('../chat/Markdown.tsx')).Markdown }))

/** The head of YAML that a card begins with. */
const head = /^---\r?\n[\s\S]*?\r?\n---\r?\n/

/** The card of a model to read, without its head; what was written elsewhere can load and run nothing. */
export function CardText({ card }: { card: string }) {
  return (
    <Suspense fallback={<Spinner />}>
      <Markdown text={readableCard(card.replace(head, ''))} />
    </Suspense>
  )
}
