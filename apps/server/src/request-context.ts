import type { RequestContext } from '@tunesmith/studio'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { headersOf } from './request-headers.ts'
import { isLoopback } from './safety/hosts.ts'

/** Makes the contexts of requests, whose signals are aborted when whoever asked has gone, and when the server closes. */
export function requestContexts(app: FastifyInstance) {
  const open = new Set<AbortController>()
  app.addHook('preClose', async () => {
    for (const controller of open) controller.abort()
  })
  return (request: FastifyRequest, { raw }: FastifyReply): RequestContext => {
    const controller = new AbortController()
    open.add(controller)
    raw.once('close', () => {
      open.delete(controller)
      if (!raw.writableFinished) controller.abort()
    })
    if (raw.destroyed) controller.abort() // gone before we came this far
    const address = isLoopback(request.ip) ? null : request.ip
    return { actor: request.actor, address, headers: headersOf(request), cookies: [], signal: controller.signal }
  }
}
