import type { FastifyRequest } from 'fastify'

/**
 * Lets cookies that were set over TLS be sent over TLS alone (RFC 6265, `Secure`): where this request came by it, or where it
 * was sent to the public address of the studio and that begins with https. Elsewhere, such as on this machine itself, a
 * browser would not take such a cookie.
 */
export function cookieSecurity(publicUrl: URL | null) {
  return ({ protocol, headers: { host } }: Pick<FastifyRequest, 'protocol' | 'headers'>, cookies: readonly string[]): string[] => {
    const isPublic = publicUrl?.protocol === 'https:' && host?.toLowerCase() === publicUrl.host
    return protocol === 'https' || isPublic ? cookies.map((cookie) => `${cookie}; Secure`) : [...cookies]
  }
}
