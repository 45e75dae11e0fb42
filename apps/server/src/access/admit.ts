import { type OperationName, operationTable } from '@tunesmith/contract'
import type { Actor, Studio } from '@tunesmith/studio'
import type { FastifyRequest } from 'fastify'
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
  return (name: OperationName) => async (request: FastifyRequest): Promise<void> => {
    const { method, access } = operationTable[name]
    const changes = method !== 'GET'
    request.actor = await identify(headersOf(request))
    try {
      if (changes) checkOrigin(request.headers, request.actor)
      checkAccess(request.actor, access)
    } catch (error) {
      if (changes) await noteRefusal(request.actor, name, request.params)
      throw error
    }
  }
}
