import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json as readJson, text as readText } from 'node:stream/consumers'
import { type Fault, sendContent } from './faults.ts'
import { commitFiles, factsOf, filesOfFolder, type Repository, type RepositoryFacts, resolveRevision, storeFile, type StoredFile } from './repositories.ts'
import { createUploads } from './uploads.ts'

/** Somebody with a token for the server. */
export interface Account {
  name: string
  /** Gated models whose terms were accepted. */
  accepted?: readonly string[]
  /** Whether its token may only read. */
  readsOnly?: boolean
}

/** A request that the server got. */
export interface SeenRequest {
  method: string
  /** Path and query. */
  url: string
  /** The hub itself, or the server of large files. */
  place: 'hub' | 'files'
  authorization: string | undefined
  range: string | undefined
}

/** A server on this machine that behaves like the hub. */
export interface HubServer {
  url: string
  /** Origin of the server of large files. */
  filesUrl: string
  requests: SeenRequest[]
  /** Makes a model, or a new commit of it, of files or of a folder; gives the commit. */
  publish(name: string, files: Record<string, Buffer | string> | string, facts?: RepositoryFacts & { branch?: string }): string
  repository(name: string): Repository | undefined
  /** The next answers with the content of a file go wrong, one after the other. */
  disturb(path: string, ...faults: Fault[]): void
  /** From now on, all goes well; answers that stall are cut. */
  calm(): void
  close(): Promise<void>
}

export interface HubServerOptions {
  /** Accounts by token. */
  accounts?: Record<string, Account>
  /** Entries of a page of a list of files. */
  pageSize?: number
}

/** Ends the work on a request with an answer of the hub. */
class Refusal extends Error {
  readonly status: number
  readonly code: string | null
  constructor(status: number, code: string | null, message: string) {
    super(message)
    this.status = status
    this.code = code
  }
}

export async function startHubServer({ accounts = {}, pageSize = 1000 }: HubServerOptions = {}): Promise<HubServer> {
  const repositories = new Map<string, Repository>()
  const faults = new Map<string, Fault[]>()
  const stalled = new Set<ServerResponse>()
  const requests: SeenRequest[] = []
  const hub = createServer((request, response) => void serve('hub', request, response))
  const files = createServer((request, response) => void serve('files', request, response))
  const [url, filesUrl] = await Promise.all([listen(hub), listen(files)])
  const uploads = createUploads({ repositories, url, filesUrl })

  async function serve(place: SeenRequest['place'], request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = 'GET', url: address = '/', headers } = request
    requests.push({ method, url: address, place, authorization: headers.authorization, range: headers.range })
    response.setHeader('x-request-id', `request-${requests.length}`)
    response.on('error', () => {}) // whoever asked has gone
    try {
      const target = new URL(address, place === 'hub' ? url : filesUrl)
      if (place === 'files') await serveFiles(target, request, response)
      else await serveHub(target, request, response)
    } catch (error) {
      const { status, code, message } = error instanceof Refusal ? error : new Refusal(500, null, String(error))
      response.writeHead(status, { 'content-type': 'application/json', ...(code !== null && { 'x-error-code': code }), 'x-error-message': message })
      response.end(JSON.stringify({ error: message }))
    }
  }

  async function serveHub(target: URL, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const account = accountOf(request)
    const sendJson = (value: unknown, headers: Record<string, string> = {}, status = 200) =>
      response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers }).end(JSON.stringify(value))
    const path = decodeURIComponent(target.pathname)
    const of = (pattern: RegExp) => pattern.exec(path)?.slice(1)

    if (path === '/api/whoami-v2') {
      if (account === null) throw new Refusal(401, null, 'Invalid username or password.')
      return void sendJson({ type: 'user', name: account.name, fullname: account.name, orgs: [], auth: { type: 'access_token' } })
    }
    if (path === '/api/models') return sendSearch(target, account, sendJson)
    if (path === '/api/repos/create' && request.method === 'POST') {
      const wanted = (await readJson(request)) as Parameters<typeof uploads.create>[0]
      return void sendJson(uploads.create(wanted, writer(account, wanted.organization).name))
    }
    const preupload = of(/^\/api\/models\/([^/]+\/[^/]+)\/preupload\/(.+)$/)
    if (preupload) {
      visible(preupload[0], required(account))
      return void sendJson(uploads.preupload((await readJson(request)) as Parameters<typeof uploads.preupload>[0]))
    }
    const batch = of(/^\/([^/]+\/[^/]+)\.git\/info\/lfs\/objects\/batch$/)
    if (batch) {
      visible(batch[0], required(account))
      return void sendJson(uploads.batch((await readJson(request)) as Parameters<typeof uploads.batch>[0]))
    }
    const commit = of(/^\/api\/models\/([^/]+\/[^/]+)\/commit\/(.+)$/)
    if (commit) {
      const repository = visible(commit[0], writer(account, commit[0].split('/')[0]))
      return void sendJson(uploads.commit(repository, commit[1], await readText(request)))
    }
    const tree = of(/^\/api\/models\/([^/]+\/[^/]+)\/tree\/([^/]+)$/)
    if (tree) return sendTree(visible(tree[0], account), tree[1], target, sendJson)
    const info = of(/^\/api\/models\/([^/]+\/[^/]+?)(?:\/revision\/(.+))?$/)
    if (info) {
      const repository = visible(info[0], account)
      return void sendJson(describe(repository, existing(repository, info[1] ?? 'main'), target.searchParams.getAll('expand')))
    }
    const content = of(/^\/(?:api\/resolve-cache\/models\/)?([^/]+\/[^/]+)\/(?:resolve\/)?([^/]+)\/(.+)$/)
    if (content) return resolveFile(visible(content[0], account), account, { revision: content[1], path: content[2], target, request, response })
    throw new Refusal(404, null, 'Sorry, we cannot find the page you are looking for.')
  }

  function accountOf({ headers: { authorization } }: IncomingMessage): Account | null {
    if (authorization === undefined) return null
    const account = accounts[authorization.replace(/^Bearer /, '')]
    if (account === undefined) throw new Refusal(401, null, 'Invalid credentials in Authorization header')
    return account
  }

  function required(account: Account | null): Account {
    if (account === null) throw new Refusal(401, null, 'Invalid username or password.')
    return account
  }

  function writer(account: Account | null, owner: string | undefined): Account {
    const { name, readsOnly = false } = required(account)
    if (readsOnly || (owner ?? name) !== name) throw new Refusal(403, null, `You don't have the rights to create a model under the namespace "${owner}"`)
    return account!
  }

  const mayRead = (repository: Repository, account: Account | null) =>
    !repository.private || (account !== null && repository.name.startsWith(`${account.name}/`))

  function visible(name: string, account: Account | null): Repository {
    const repository = repositories.get(name)
    if (repository === undefined || !mayRead(repository, account)) {
      throw new Refusal(account === null ? 401 : 404, account === null ? null : 'RepoNotFound', account === null ? 'Invalid username or password.' : 'Repository not found')
    }
    return repository
  }

  function existing(repository: Repository, revision: string): string {
    return resolveRevision(repository, revision) ?? refuse(404, 'RevisionNotFound', `Invalid rev id: ${revision}`)
  }

  function sendSearch(target: URL, account: Account | null, sendJson: (value: unknown, headers?: Record<string, string>) => unknown): void {
    const query = target.searchParams
    const words = (query.get('search') ?? '').toLowerCase()
    const limit = Number(query.get('limit') ?? 1000)
    const skip = Number(query.get('cursor') ?? 0)
    const keys = { downloads: 'downloads', likes: 'likes', trendingScore: 'likes', lastModified: 'lastModified' } as const
    const key = keys[(query.get('sort') ?? 'trendingScore') as keyof typeof keys]
    const found = [...repositories.values()]
      .filter((repository) => mayRead(repository, account) && repository.name.toLowerCase().includes(words))
      .map((repository) => describe(repository, existing(repository, 'main'), [...query.getAll('expand'), key, 'tags', 'pipeline_tag']))
      .filter(({ tags, pipeline_tag: task }) => query.getAll('filter').every((tag) => tags!.includes(tag)) && (query.get('pipeline_tag') ?? task) === task)
      .sort((a, b) => (a[key]! < b[key]! ? 1 : -1))
    const next = new URL(target)
    next.searchParams.set('cursor', String(skip + limit))
    sendJson(found.slice(skip, skip + limit), found.length > skip + limit ? { link: `<${next.href}>; rel="next"` } : {})
  }

  function describe(repository: Repository, commit: string, expand: readonly string[]) {
    const { name, downloads, likes, lastModified, cardData, gated, private: isPrivate } = repository
    const { config, tags, parameters } = factsOf(repository.commits.get(commit)!)
    const all = {
      sha: commit, downloads, likes, lastModified, cardData, gated, private: isPrivate, pipeline_tag: 'text-generation',
      config: config === null ? undefined : { model_type: config.model_type },
      tags: [...tags, ...(typeof cardData.license === 'string' ? [`license:${cardData.license}`] : [])],
      safetensors: parameters === null ? undefined : { parameters: { F32: parameters }, total: parameters },
    }
    const wanted = Object.entries(all).filter(([field]) => expand.length === 0 || expand.includes(field))
    return { _id: `id-${name}`, id: name, ...(Object.fromEntries(wanted) as Partial<typeof all>) }
  }

  function sendTree(repository: Repository, revision: string, target: URL, sendJson: (value: unknown, headers?: Record<string, string>) => unknown): void {
    const files = [...repository.commits.get(existing(repository, revision))!]
    const folders = new Set(files.flatMap(([path]) => path.split('/').slice(0, -1).map((_, depth, parts) => parts.slice(0, depth + 1).join('/'))))
    const entries = [
      ...[...folders].map((path) => ({ type: 'directory', oid: '0'.repeat(40), size: 0, path })),
      ...files.map(([path, { content, oid, lfs }]) => ({
        type: 'file', oid, size: content.byteLength, path, ...(lfs !== null && { lfs: { oid: lfs, size: content.byteLength, pointerSize: 134 } }),
      })),
    ]
    const skip = Number(target.searchParams.get('cursor') ?? 0)
    const next = new URL(target)
    next.searchParams.set('cursor', String(skip + pageSize))
    sendJson(entries.slice(skip, skip + pageSize), entries.length > skip + pageSize ? { link: `<${next.href}>; rel="next"` } : {})
  }

  interface Resolving {
    revision: string
    path: string
    target: URL
    request: IncomingMessage
    response: ServerResponse
  }

  function resolveFile(repository: Repository, account: Account | null, { revision, path, target, request, response }: Resolving): void {
    const commit = existing(repository, revision)
    if (repository.gated !== false && !account?.accepted?.includes(repository.name)) {
      throw new Refusal(account === null ? 401 : 403, 'GatedRepo', `Access to model ${repository.name} is restricted. You must have access to it.`)
    }
    const file = repository.commits.get(commit)!.get(path) ?? refuse(404, 'EntryNotFound', 'Entry not found')
    const isCache = target.pathname.startsWith('/api/resolve-cache/')
    const fault = file.lfs === null && !isCache ? undefined : file.lfs !== null ? faults.get(path)?.[0] : nextFault(path)
    const isChanged = fault?.type === 'changed-tag'
    if (isChanged && file.lfs !== null) nextFault(path)
    const tag = `"${isChanged ? '0'.repeat((file.lfs ?? file.oid).length) : (file.lfs ?? file.oid)}"`
    response.setHeader('x-repo-commit', commit)
    if (file.lfs === null && isCache) {
      if (fault?.type === 'status') return refuse(fault.status, null, 'It does not work', fault.headers, response)
      if (isChanged) return void response.writeHead(200, { etag: tag }).end(file.content)
      return sendContent(response, { file, range: request.headers.range, ifRange: headerOf(request, 'if-range'), fault })
    }
    const location = file.lfs === null
      ? `/api/resolve-cache/models/${repository.name}/${commit}/${encodeURIComponent(path)}`
      : `${filesUrl}/${encodeURIComponent(repository.name)}/${file.lfs}?path=${encodeURIComponent(path)}&signature=${commit.slice(0, 8)}`
    response.writeHead(file.lfs === null ? 307 : 302, {
      location, 'x-linked-etag': tag, 'x-linked-size': String(file.content.byteLength), ...(file.lfs === null && { etag: tag }),
    }).end()
  }

  async function serveFiles(target: URL, request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.headers.authorization !== undefined) throw new Refusal(400, null, 'Only one auth mechanism allowed')
    if (request.method === 'PUT' || request.method === 'POST') return uploads.receive(target, request, response)
    const [, name, hash] = target.pathname.split('/').map(decodeURIComponent)
    const path = target.searchParams.get('path')!
    const file = findByHash(repositories.get(name)!, hash)
    const fault = nextFault(path)
    if (fault?.type === 'status') return refuse(fault.status, null, 'It does not work', fault.headers, response)
    if (fault?.type === 'stall') stalled.add(response)
    sendContent(response, { file, range: request.headers.range, ifRange: headerOf(request, 'if-range'), fault })
  }

  const nextFault = (path: string): Fault | undefined => faults.get(path)?.shift()

  return {
    url,
    filesUrl,
    requests,
    publish(name, given, { branch = 'main', ...facts } = {}) {
      const contents = typeof given === 'string' ? filesOfFolder(given) : given
      const stored = new Map(Object.entries(contents).map(([path, content]) => [path, storeFile(path, Buffer.from(content))]))
      const repository = repositories.get(name) ?? {
        name, private: false, gated: false, downloads: 0, likes: 0, cardData: {}, lastModified: '', branches: new Map(), commits: new Map(),
      }
      Object.assign(repository, facts)
      repositories.set(name, repository)
      return commitFiles(repository, stored, branch)
    },
    repository: (name) => repositories.get(name),
    disturb(path, ...added) {
      faults.set(path, [...(faults.get(path) ?? []), ...added])
    },
    calm() {
      faults.clear()
      for (const response of stalled) response.destroy()
      stalled.clear()
    },
    async close() {
      await Promise.all([hub, files].map((server) => {
        server.closeAllConnections()
        return new Promise((resolve) => server.close(resolve))
      }))
    },
  }
}

function refuse(status: number, code: string | null, message: string, headers: Record<string, string> = {}, response?: ServerResponse): never {
  for (const [name, value] of Object.entries(headers)) response?.setHeader(name, value)
  throw new Refusal(status, code, message)
}

function headerOf({ headers }: IncomingMessage, name: string): string | undefined {
  const value = headers[name]
  return Array.isArray(value) ? value[0] : value
}

function findByHash({ commits }: Repository, hash: string): StoredFile {
  const files = [...commits.values()].flatMap((stored) => [...stored.values()])
  return files.find(({ lfs }) => lfs === hash)!
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
