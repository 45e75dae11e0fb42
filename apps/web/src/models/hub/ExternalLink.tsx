import type { ReactNode } from 'react'

/** A link to a page that is not of the studio; it opens beside it. */
export function ExternalLink({ href, children }: { href: string; children?: ReactNode }) {
  return <a href={href} target="_blank" rel="noopener noreferrer">{children}</a>
}
