import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { type OperationName, operationTable } from '@tunesmith/contract'
import type { RequestContext, Studio } from '@tunesmith/studio'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { answers } from '../answers/index.ts'
import { requestContexts } from '../request-context.ts'
import { readForm } from './form.ts'
import { readInput } from './read-input.ts'
import { routeSchema } from './route-schema.ts'
import { openUpload } from './upload.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The operation a route is for. */
    operation?: OperationName
  }
}

/** Bytes of JSON that a request may have, in general and where the schema takes long texts. */
const usualLimit = 1_000_000
const bodyLimits: Partial<Record<OperationName, number>> = { createDatasetFromText: 32_000_000 }

/** What is left of an upload that was refused is read for this long, so that the sender gets to see the answer. */
const lastReading = 5_000

type AnyHandler = (input: Record<string, unknown>, context: RequestContext) => Promise<unknown>
type AnyAnswer = (output: unknown, asked: Parameters<(typeof answers)['json']>[1]) => Promise<FastifyReply>

export interface RouteOptions {
  studio: Studio
  uploadLimit: number
  /** Milliseconds after which a body of JSON has to be here. */
  bodyTimeout: number
  /** The check of who asks. @throws SIGN_IN_NEEDED, NOT_ALLOWED, KEY_NOT_FOR_THIS, KEY_LIMIT_REACHED, REQUEST_FORGED */
  admit(name: OperationName): (request: FastifyRequest, reply: FastifyReply) => Promise<void>
  /** The cookies of an answer as they may be set for a request. */
  secure(request: FastifyRequest, cookies: readonly string[]): string[]
}

/** Makes the route of every operation. */
export function addOperationRoutes(app: FastifyInstance, { studio, uploadLimit, bodyTimeout, admit, secure }: RouteOptions): void {
  const contextOf = requestContexts(app)
  const formsFolder = join(studio.dataFolder, 'uploads')
  rmSync(formsFolder, { recursive: true, force: true }) // of a server that was killed

  function addRoute(scope: FastifyInstance, name: OperationName): void {
    const operation = operationTable[name]
    const handle = studio.handlers[name] as AnyHandler
    const answer = answers[operation.answer ?? 'json'] as AnyAnswer
    scope.route({
      method: operation.method,
      url: operation.path,
      config: { operation: name },
      schema: routeSchema(name),
      bodyLimit: operation.upload ? uploadLimit : (bodyLimits[name] ?? usualLimit),
      onRequest: [admit(name), operation.upload ? leaveUpload : limitTime(bodyTimeout)],
      async handler(request, reply) {
        const context = contextOf(request, reply)
        const form = operation.upload === 'form' ? await readForm(request.raw, uploadLimit, formsFolder) : null
        try {
          const input = readInput(operation, request, form?.fields)
          if (operation.upload) input['file'] = form?.file ?? openUpload(request.raw, uploadLimit, String(input['fileName']))
          const output = await handle(input, context)
          if (context.cookies.length > 0) reply.header('set-cookie', secure(request, context.cookies))
          return await answer(output, { name, request, reply, context })
        } finally {
          form?.discard()
        }
      },
    })
  }

  const names = Object.keys(operationTable) as OperationName[]
  for (const name of names.filter((name) => !operationTable[name].upload)) addRoute(app, name)
  app.register(async (uploads) => {
    uploads.removeAllContentTypeParsers()
    uploads.addContentTypeParser('*', (_request, _body, done) => done(null)) // the handler reads it
    for (const name of names.filter((name) => operationTable[name].upload)) addRoute(uploads, name)
  })
}

function limitTime(milliseconds: number) {
  return async ({ raw }: FastifyRequest): Promise<void> => {
    const timer = setTimeout(() => raw.complete || raw.destroy(), milliseconds)
    raw.once('close', () => clearTimeout(timer))
  }
}

async function leaveUpload({ raw }: FastifyRequest, reply: FastifyReply): Promise<void> {
  reply.raw.once('finish', () => {
    raw.resume() // what nobody took stands before the next request on this connection
    if (!raw.complete) setTimeout(() => raw.complete || raw.destroy(), lastReading).unref()
  })
}
