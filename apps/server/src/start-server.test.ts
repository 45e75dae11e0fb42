import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from '@tunesmith/contract/client'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type RunningServer, startServer } from './index.ts'
import type { ServerFile } from './server-file.ts'

let dataFolder: string
const servers: RunningServer[] = []
const children: ChildProcess[] = []

beforeEach(() => {
  dataFolder = mkdtempSync(join(tmpdir(), 'tunesmith-server-'))
})
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  await Promise.all(servers.splice(0).map((server) => server.close()))
  rmSync(dataFolder, { recursive: true, force: true })
})

async function start(options: Partial<Parameters<typeof startServer>[0]> = {}): Promise<RunningServer> {
  const server = await startServer({ dataFolder, port: 0, ...options })
  servers.push(server)
  return server
}

const serverFile = () => join(dataFolder, 'server.json')
const readServerFile = () => JSON.parse(readFileSync(serverFile(), 'utf8')) as ServerFile

/** Gives the owner a password, without which no server is reachable from elsewhere. */
async function signOwnerUp(): Promise<void> {
  const { url, close } = await start()
  const client = createClient({ baseUrl: url, headers: { authorization: `Bearer ${readServerFile().token}` } })
  await client.updateAccount({ password: 'correct horse battery' })
  await close()
}

describe('a server that starts', () => {
  it('says where it is, to programs of the same person alone, and lets them in', async () => {
    const { url } = await start()
    const file = readServerFile()
    expect(file).toMatchObject({ url, pid: process.pid })
    if (process.platform !== 'win32') expect(statSync(serverFile()).mode & 0o777).toBe(0o600)
    const client = createClient({ baseUrl: url, headers: { authorization: `Bearer ${file.token}` } })
    expect(await client.listUsers()).toMatchObject({ total: 1, items: [{ role: 'owner' }] })
  })

  it('signs the owner in by a link that works once', async () => {
    const { url, signInLink } = await start()
    const token = new URL(await signInLink()).hash.replace('#link=', '')
    const client = createClient({ baseUrl: url })
    expect(await client.useLink({ token })).toMatchObject({ user: { role: 'owner' } })
    await expect(client.useLink({ token })).rejects.toMatchObject({ code: 'LINK_EXPIRED', status: 401 })
  })

  it('refuses to be reached from elsewhere before an owner has a password', async () => {
    await expect(start({ host: '0.0.0.0' })).rejects.toMatchObject({ code: 'ACCOUNTS_NEEDED' })
    await signOwnerUp()
    const open = await start({ host: '0.0.0.0' })
    expect(open.url).toMatch(/^http:\/\/localhost:\d+$/)
    expect((await fetch(`${open.url.replace('localhost', '127.0.0.1')}/api/health`)).status).toBe(200)
  })

  it.each([{ host: '::' }, { host: '192.168.0.1' }, { publicUrl: 'https://studio.example' }])('refuses so with %j, too', async (options) => {
    await expect(start(options)).rejects.toMatchObject({ code: 'ACCOUNTS_NEEDED' })
    expect(existsSync(serverFile())).toBe(false)
  })

  it('shows links to the address by which it is reached', async () => {
    await signOwnerUp()
    const { url, signInLink } = await start({ publicUrl: 'https://studio.example/' })
    expect(await signInLink()).toMatch(/^https:\/\/studio\.example\/sign-in#link=\S{20,}$/)
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:/)
  })

  it('says when its port is taken, or takes another', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const { port } = other.address() as { port: number }
    await expect(start({ port })).rejects.toMatchObject({ code: 'PORT_IN_USE' })
    expect(existsSync(serverFile())).toBe(false)
    const { url } = await start({ port, usesFreePort: true })
    expect(url).not.toContain(`:${port}`)
    other.close()
  })
})

it.each(['203.0.113.7', 'no-such-host.invalid'])('cannot listen on %s', async (host) => {
  await signOwnerUp()
  await expect(start({ host })).rejects.toMatchObject({ code: 'ADDRESS_UNUSABLE' })
})

describe('a server that ends', () => {
  const program = `
    const { startServer } = await import('@tunesmith/server')
    const server = await startServer({ dataFolder: process.argv[1], port: 0 })
    await server.closed
    console.log('closed')`

  it.each(['SIGTERM', 'SIGINT'] as const)('by %s closes the studio and leaves no trace', async (signal) => {
    const child = spawn(process.execPath, ['--input-type=module', '-e', program, dataFolder], {
      cwd: import.meta.dirname, stdio: ['ignore', 'pipe', 'inherit'],
    })
    children.push(child)
    let printed = ''
    child.stdout.on('data', (chunk) => (printed += String(chunk)))
    await expect.poll(() => existsSync(serverFile()), { timeout: 20_000 }).toBe(true)
    const { url, token } = readServerFile()
    const kept = await fetch(`${url}/api/health`, { headers: { authorization: `Bearer ${token}` } })
    expect(kept.status).toBe(200)
    child.kill(signal)
    const [code] = await once(child, 'close') // when all that was printed is here
    expect([code, printed]).toEqual([0, 'closed\n'])
    expect(existsSync(serverFile())).toBe(false)
    await start() // the data folder is free again
  })
})
