import swagger from '@fastify/swagger'
import { operationGroups } from '@tunesmith/contract'
import type { FastifyInstance } from 'fastify'
import { jsonSchemaTransform } from 'fastify-type-provider-zod'
import { apiPage } from './api-page.ts'
import { readAsset } from './asset.ts'

const about = `Everything the studio can do, for programs. Make an API key in Settings and send it as \`Authorization: Bearer\`. \
Errors come as \`{ "error": { code, title, message, remedy, params } }\`.`

const { version } = JSON.parse(readAsset('../../package.json')) as { version: string }

/** Serves the description of the routes: for programs at /openapi.json, for people at /api-docs. */
export async function addDescription(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Tunesmith', description: about, version },
      tags: Object.keys(operationGroups).map((name) => ({ name })),
      components: {
        securitySchemes: {
          key: { type: 'http', scheme: 'bearer', description: 'An API key' },
          session: { type: 'apiKey', in: 'cookie', name: 'session', description: 'The cookie of a browser that is signed in' },
        },
      },
    },
    transform: (route) => readable(jsonSchemaTransform(route)),
  })
  const hidden = { schema: { hide: true } }
  const style = readAsset('page.css')
  app.get('/openapi.json', hidden, async () => app.swagger())
  app.get('/api-docs', hidden, async ({ protocol, host }, reply) =>
    reply.type('text/html; charset=utf-8').send(apiPage(`${protocol}://${host}`)))
  app.get('/api-docs/page.css', hidden, async (_request, reply) => reply.type('text/css; charset=utf-8').send(style))
}

/** The same without limits that only say what numbers are, and with what is any JSON (a schema that holds itself) left open. */
function readable<T>(description: T): T {
  const shown = (_key: string, part: unknown) => (isOfAllNumbers(part) ? undefined : isAnyJson(part) ? {} : part)
  return JSON.parse(JSON.stringify(description, shown)) as T
}

const isOfAllNumbers = (part: unknown) => typeof part === 'number' && Math.abs(part) === Number.MAX_SAFE_INTEGER

const isAnyJson = (part: unknown) =>
  typeof part === 'object' && part !== null && '$ref' in part && /schema\d+$/.test(String(part.$ref))
