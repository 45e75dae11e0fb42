import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { type Client, createClient, requestOf } from '@tunesmith/contract/client'

/** What a studio says when it is there. */
export interface Opened {
  url: string
  /** Signs the owner in, once. */
  link: string
}

/** What a studio is seen to need. */
export interface Needs {
  residentBytes: number
  /** What the garbage collector leaves, with buffers outside the heap. */
  heapBytes: number
  /** Of its whole life, without its trainings. */
  processorSeconds: number
}

export interface StudioProcess extends Opened {
  pid: number
  /** As a browser of the owner: with the cookie of a session. */
  client: Client
  headers: Record<string, string>
  needs(): Promise<Needs>
  close(): Promise<void>
}

const program = join(import.meta.dirname, 'serve.ts')

/** Opens the studio of a data folder in a process of its own. */
export async function openStudio(dataFolder: string): Promise<StudioProcess> {
  const studio = fork(program, [dataFolder], { execArgv: [...process.execArgv, '--expose-gc'] })
  const ended = once(studio, 'exit')
  const hear = async <T>() => {
    const [said] = await Promise.race([once(studio, 'message'), ended.then(() => Promise.reject(new Error('the studio ended')))])
    return said as T
  }
  const { url, link } = await hear<Opened>()
  const headers = { origin: url, cookie: await signIn(url, new URL(link).hash.slice('#link='.length)) }
  return {
    url, link, headers,
    pid: studio.pid!,
    client: createClient({ baseUrl: url, headers }),
    needs() {
      studio.send('needs')
      return hear<Needs>()
    },
    async close() {
      studio.kill('SIGTERM')
      await ended
    },
  }
}

/** Signs the owner in as a browser would; returns its cookies. */
async function signIn(origin: string, token: string): Promise<string> {
  const { method, url, body, type } = requestOf('useLink', { token })
  const response = await fetch(origin + url, { method, body, headers: { 'content-type': type!, origin } })
  if (!response.ok) throw new Error(await response.text())
  return response.headers.getSetCookie().map((cookie) => cookie.split(';')[0]).join('; ')
}
