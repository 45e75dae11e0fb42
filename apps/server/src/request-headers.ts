import type { FastifyRequest } from 'fastify'

/** The headers of a request as the web's standard has them. */
export function headersOf({ headers }: Pick<FastifyRequest, 'headers'>): Headers {
  const result = new Headers()
  for (const [name, values = []] of Object.entries(headers)) for (const value of [values].flat()) result.append(name, value)
  return result
}
