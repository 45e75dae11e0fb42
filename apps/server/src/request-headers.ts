import type { FastifyRequest } from 'fastify'

/** The headers of a request as the web's standard has them. */
export function headersOf({ headers }: Pick<FastifyRequest, 'headers'>): Headers {
  const entries = Object.entries(headers).flatMap(([name, values]) => [values ?? []].flat().map((value): [string, string] => [name, value]))
  return new Headers(entries)
}
