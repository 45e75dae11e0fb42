import { randomBytes } from 'node:crypto'
import type { Writable } from 'node:stream'
import type { Studio } from '@tunesmith/studio'
import fastify, { type FastifyInstance, LogController } from 'fastify'
import { serializerCompiler } from 'fastify-type-provider-zod'
import { admission } from './access/admit.ts'
import { answerError, isOfApi } from './errors/answer-error.ts'
import { addOperationRoutes } from './operations/routes.ts'
import { addDescription } from './pages/description.ts'
import { addPages } from './pages/pages.ts'
import { securityHeaders } from './safety/headers.ts'
import { hostCheck } from './safety/hosts.ts'
import { cookieSecurity } from './safety/secure-cookies.ts'

export interface ServerOptions {
  studio: Studio
  /** Names by which browsers may call this machine, besides localhost and its addresses. */
  allowedHosts?: readonly string[]
  /** The address by which browsers reach the studio through a proxy, such as https://studio.example. */
  publicUrl?: URL | null
  /** Addresses of proxies that tell the truth about who asks, besides those on this machine where there is a `publicUrl`. */
  trustedProxies?: readonly string[]
  /** The built pages; without them, a page says how to build them. */
  webFolder?: string
  /** Bytes an uploaded file may have; 10 GB when left out. */
  uploadLimit?: number
  /** Milliseconds after which a body of JSON has to be here; half a minute when left out. */
  bodyTimeout?: number
  /** What the command line of whoever owns the data folder shows instead of an API key. */
  localToken?: string
  /** Where faults are written, one JSON object a line. */
  log?: Writable
}

/** The HTTP front door of a studio, not listening yet. */
export async function createServer({
  studio, allowedHosts = [], publicUrl = null, trustedProxies = [], webFolder, uploadLimit = 10e9, bodyTimeout = 30_000, localToken, log,
}: ServerOptions): Promise<FastifyInstance> {
  const app = fastify({
    logger: log ? { level: 'error', stream: log } : false,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: publicUrl === null && trustedProxies.length === 0 ? false : ['loopback', ...trustedProxies],
    genReqId: () => randomBytes(6).toString('hex'),
    exposeHeadRoutes: false,
    http: { headersTimeout: 30_000 },
    routerOptions: { maxParamLength: 400 },
    frameworkErrors: answerError,
  })
  app.removeContentTypeParser('text/plain') // browsers send it to other sites without asking first
  const parseJson = app.getDefaultJsonParser('error', 'error')
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body: string, done) =>
    body === '' ? done(null) : parseJson(request, body, done)) // clients say JSON also where they send nothing
  app.setValidatorCompiler(() => () => true) // all parts are checked together, so that every problem is named
  app.setSerializerCompiler(serializerCompiler)
  app.setErrorHandler(answerError)
  app.decorateRequest('actor', null)

  const checkHost = hostCheck(publicUrl === null ? allowedHosts : [...allowedHosts, publicUrl.hostname])
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(securityHeaders)
    checkHost(request.headers.host)
    if (request.url.startsWith('/api/') || isOfApi(request)) reply.header('cache-control', 'no-store')
  })

  await addDescription(app)
  addOperationRoutes(app, { studio, uploadLimit, bodyTimeout, admit: admission(studio, localToken ?? null), secure: cookieSecurity(publicUrl) })
  await addPages(app, webFolder)
  return app
}
