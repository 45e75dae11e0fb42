import type { IncomingHttpHeaders } from 'node:http'
import { fail, reason } from '@tunesmith/contract'
import type { Actor } from '@tunesmith/studio'

/**
 * Refuses changes that a page from elsewhere makes with the cookies of whoever looks at it. Keys are not sent by browsers
 * on their own, so programs need no origin.
 *
 * @throws REQUEST_FORGED
 */
export function checkOrigin({ origin, host, 'sec-fetch-site': site }: IncomingHttpHeaders, actor: Actor | null): void {
  if (actor && actor.via !== 'session') return
  if (origin !== undefined && hostOf(origin) !== host?.toLowerCase()) {
    fail('REQUEST_FORGED', { detail: reason('forged.page', { origin }) })
  }
  const isOwnPage = origin !== undefined || site === 'same-origin'
  if (actor && !isOwnPage) fail('REQUEST_FORGED', { detail: reason('forged.no-page') })
}

/** Name and port; without the scheme, which a proxy in front may change. */
function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null
}
