import { isIP } from 'node:net'
import { fail, reason } from '@tunesmith/contract'

/** Whether an address is reachable from this machine alone. */
export function isLoopback(address: string): boolean {
  return address === 'localhost' || address === '::1' || /^(::ffff:)?127\./.test(address)
}

/**
 * A check of the `Host` header. A page from elsewhere can let its own name point to this machine ("DNS rebinding") and
 * would then count as our own; names are therefore listed, while addresses cannot be pointed anywhere.
 *
 * @throws REQUEST_FORGED
 */
export function hostCheck(allowedHosts: readonly string[]): (host: string | undefined) => void {
  const allowed = new Set(['localhost', ...allowedHosts.map((name) => name.toLowerCase())])
  return (host = '') => {
    const name = host.toLowerCase().replace(/:\d+$/, '')
    const isAddress = isIP(name.replace(/^\[(.*)\]$/, '$1')) !== 0
    if (isAddress || allowed.has(name)) return
    fail('REQUEST_FORGED', { detail: host === '' ? reason('forged.no-host') : reason('forged.host', { host }) })
  }
}
