import { randomBytes } from 'node:crypto'
import { type AddressInfo, isIPv6 } from 'node:net'
import { join } from 'node:path'
import { fail } from '@tunesmith/contract'
import { openStudio, type Studio } from '@tunesmith/studio'
import type { FastifyInstance } from 'fastify'
import { createServer } from './create-server.ts'
import { isLoopback } from './safety/hosts.ts'
import { removeServerFile, writeServerFile } from './server-file.ts'
import { openServerLog } from './server-log.ts'

export interface StartOptions {
  dataFolder: string
  /** The address to listen on; this machine alone when left out. */
  host?: string
  port?: number
  /** Whether another port will do where `port` is taken. */
  usesFreePort?: boolean
  /** Names by which browsers may call this machine, besides localhost and its addresses. */
  allowedHosts?: readonly string[]
  /** The address by which browsers reach the studio through a proxy, such as https://studio.example. */
  publicUrl?: string
  /** Addresses of proxies on other machines that tell the truth about who asks. */
  trustedProxies?: readonly string[]
  /** The built pages of the studio. */
  webFolder?: string
}

export interface RunningServer {
  readonly url: string
  /** A new one-time link to sign in with. */
  signInLink(): Promise<string>
  /** Settles when the server has closed, also after SIGINT or SIGTERM. */
  readonly closed: Promise<void>
  close(): Promise<void>
}

const builtPages = join(import.meta.dirname, '../../web/dist')
/** How long requests under way may take to end when the server closes, in milliseconds. */
const patience = 5_000

/**
 * Opens the studio of a data folder and serves it until it is closed or the process is asked to end.
 *
 * @throws ACCOUNTS_NEEDED, PORT_IN_USE, ADDRESS_UNUSABLE, and what opening a studio throws
 */
export async function startServer({
  dataFolder, host = '127.0.0.1', port = 4870, usesFreePort = false, allowedHosts = [], publicUrl, trustedProxies = [], webFolder = builtPages,
}: StartOptions): Promise<RunningServer> {
  const studio = await openStudio({ dataFolder })
  try {
    const address = publicUrl === undefined ? null : new URL(publicUrl)
    const reachable = [host, address?.hostname ?? host].find((name) => !isLoopback(name))
    if (reachable !== undefined && !(await studio.hasOwnerPassword())) fail('ACCOUNTS_NEEDED', { host: reachable })
    const names = [...allowedHosts, host]
    return await serve(studio, { host, port, usesFreePort, allowedHosts: names, publicUrl: address, trustedProxies, webFolder })
  } catch (error) {
    await studio.close()
    throw error
  }
}

type ServeOptions = Required<Omit<StartOptions, 'dataFolder' | 'publicUrl'>> & { publicUrl: URL | null }

async function serve(studio: Studio, { host, port, usesFreePort, ...options }: ServeOptions): Promise<RunningServer> {
  const token = randomBytes(32).toString('base64url')
  const log = openServerLog(studio.dataFolder)
  const app = await createServer({ studio, localToken: token, log, ...options })
  await listen(app, host, port, usesFreePort)
  const url = `http://${nameOf(host)}:${(app.server.address() as AddressInfo).port}`
  try {
    writeServerFile(studio.dataFolder, { url, pid: process.pid, token })
  } catch (error) {
    await app.close()
    throw error
  }

  const closed = Promise.withResolvers<void>()
  let isClosing = false
  function close(): Promise<void> {
    if (!isClosing) shutDown().then(closed.resolve, closed.reject)
    isClosing = true
    return closed.promise
  }

  async function shutDown(): Promise<void> {
    process.off('SIGINT', close).off('SIGTERM', close) // asked again, the process ends at once
    removeServerFile(studio.dataFolder)
    const impatience = setTimeout(() => app.server.closeAllConnections(), patience)
    await app.close()
    clearTimeout(impatience)
    await studio.close()
    log.end()
  }

  process.on('SIGINT', close).on('SIGTERM', close)
  return {
    url, close,
    closed: closed.promise,
    signInLink: async () => `${options.publicUrl?.origin ?? url}/sign-in#link=${await studio.createLink()}`,
  }
}

/** @throws PORT_IN_USE, ADDRESS_UNUSABLE */
async function listen(app: FastifyInstance, host: string, port: number, usesFreePort: boolean): Promise<void> {
  try {
    await app.listen({ host, port })
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code !== 'EADDRINUSE') fail('ADDRESS_UNUSABLE', { host, port, detail: message.replace(/^listen /, '') }, error)
    if (!usesFreePort) fail('PORT_IN_USE', { port }, error)
    await app.listen({ host, port: 0 })
  }
}

/** How browsers call an address; one that stands for all of them has no name of its own. */
function nameOf(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost'
  return isIPv6(host) ? `[${host}]` : host
}
