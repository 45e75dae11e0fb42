import { type OperationName, operationTable } from '@tunesmith/contract'
import type { Actor, Studio } from '@tunesmith/studio'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { checkOrigin } from '../safety/origin.ts'
import { headersOf } from '../request-headers.ts'
import { checkAccess } from './check-access.ts'
import { identifier } from './identify.ts'
import { refusalNotes } from './note-refusal.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks; null for nobody we know. */
    actor: Actor | null
  }
}

/** The check before everything else, also before a body is read: who asks, from which page, and whether they may. */
export function admission(studio: Studio, localToken: string | null) {
  const identify = identifier(studio, localToken)
  const noteRefusal = refusalNotes(studio)
  return (name: OperationName) => async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const operation = operationTable[name]
    const changes = operation.method !== 'GET'
    request.actor = await identify(headersOf(request))
    try {
      if (changes) checkOrigin(request.headers, request.actor)
      checkAccess(request.actor, operation)
    } catch (error) {
      if (changes) await noteRefusal(request.actor, name, request.params)
      throw error
    }
    if (request.actor?.key) reply.headers(await studio.countRequest(request.actor, operation))
  }
}
