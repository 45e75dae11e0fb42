import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import fastifyStatic from '@fastify/static'
import { fail } from '@tunesmith/contract'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { notBuiltPage } from './not-built.ts'

/** Files whose names change with their contents. */
const assets = 'assets'
const forEver = 'public, max-age=31536000, immutable'
const askEachTime = 'no-cache'

/** Serves the built pages. Every address that no file has is one of the studio's own, which its start page knows. */
export async function addPages(app: FastifyInstance, webFolder: string | undefined): Promise<void> {
  const root = webFolder !== undefined && existsSync(join(webFolder, 'index.html')) ? resolve(webFolder) : null
  if (root) {
    const assetFolder = join(root, assets)
    await app.register(fastifyStatic, {
      root, preCompressed: true, dotfiles: 'ignore', cacheControl: false,
      setHeaders: (reply, path) => reply.header('cache-control', path.startsWith(assetFolder) ? forEver : askEachTime),
    })
  }
  app.setNotFoundHandler((request, reply) => {
    if (!isPage(request)) fail('NOT_FOUND', { what: 'address', id: `${request.method} ${request.url}` })
    return root ? reply.sendFile('index.html') : sendNotBuilt(reply)
  })
}

/** Whether a browser asks for a page, not for an operation or a file. */
function isPage({ method, url }: FastifyRequest): boolean {
  const [path] = url.split('?')
  return (method === 'GET' || method === 'HEAD') && !/^\/(api|v1|assets)(\/|$)/.test(path) && !/\.\w+$/.test(path)
}

function sendNotBuilt(reply: FastifyReply): FastifyReply {
  return reply.header('cache-control', 'no-store').type('text/html; charset=utf-8').send(notBuiltPage)
}
