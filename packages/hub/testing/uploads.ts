import type { IncomingMessage, ServerResponse } from 'node:http'
import { buffer, json } from 'node:stream/consumers'
import { commitFiles, isLfs, type Repository, sha256Of, storeFile } from './repositories.ts'

interface Place {
  repositories: Map<string, Repository>
  url: string
  filesUrl: string
}

/** Size of a part of a large file, in bytes; the hub takes 16 MB or more. */
const partBytes = 256 * 1024

/** The side of the server that takes files: https://github.com/git-lfs/git-lfs/blob/main/docs/api/batch.md and commits. */
export function createUploads({ repositories, url, filesUrl }: Place) {
  const received = new Map<string, Buffer>()
  const parts = new Map<string, Map<number, Buffer>>()

  return {
    create({ name, organization, visibility }: { name: string; organization?: string; visibility?: string }, account: string) {
      const id = `${organization ?? account}/${name}`
      if (!repositories.has(id)) {
        const repository: Repository = {
          name: id, private: visibility === 'private', gated: false, downloads: 0, likes: 0, cardData: {}, lastModified: '',
          branches: new Map(), commits: new Map(),
        }
        repositories.set(id, repository)
        commitFiles(repository, new Map())
      }
      return { id, name: id, url: `${url}/${id}` }
    },
    preupload({ files }: { files: { path: string; size: number }[] }) {
      return { files: files.map(({ path, size }) => ({ path, uploadMode: isLfs(path, size) ? 'lfs' : 'regular', shouldIgnore: false })) }
    },
    batch({ objects, transfers }: { objects: { oid: string; size: number }[]; transfers: string[] }) {
      const isMultipart = (size: number) => transfers.includes('multipart') && size > partBytes
      const numbers = (size: number) => Array.from({ length: Math.ceil(size / partBytes) }, (_, index) => String(index + 1).padStart(5, '0'))
      return {
        transfer: 'multipart',
        objects: objects.map(({ oid, size }) => ({
          oid, size, authenticated: true,
          ...(!received.has(oid) && {
            actions: {
              upload: isMultipart(size)
                ? { href: `${filesUrl}/complete/${oid}`, header: { chunk_size: String(partBytes), ...Object.fromEntries(numbers(size).map((number) => [number, `${filesUrl}/part/${oid}/${number}`])) } }
                : { href: `${filesUrl}/whole/${oid}` },
            },
          }),
        })),
      }
    },
    async receive({ pathname }: URL, request: IncomingMessage, response: ServerResponse): Promise<void> {
      const [, kind, oid, number] = pathname.split('/')
      if (kind === 'part') {
        const content = await buffer(request)
        parts.set(oid, (parts.get(oid) ?? new Map<number, Buffer>()).set(Number(number), content))
        return void response.writeHead(200, { etag: `"${number}"` }).end()
      }
      const content = kind === 'whole' ? await buffer(request) : await assemble(oid, request)
      if (sha256Of(content) !== oid) return void response.writeHead(400).end('the content is not what was announced')
      received.set(oid, content)
      response.writeHead(200).end()
    },
    commit(repository: Repository, branch: string, body: string) {
      const lines = body.split('\n').filter(Boolean).map((line) => JSON.parse(line) as { key: string; value: Record<string, string> })
      const files = new Map(repository.commits.get(repository.branches.get(branch)!))
      for (const { key, value } of lines) {
        if (key === 'file') files.set(value.path, storeFile(value.path, Buffer.from(value.content, 'base64')))
        if (key === 'lfsFile') files.set(value.path, storeFile(value.path, received.get(value.oid)!))
        if (key === 'deletedFile') files.delete(value.path)
      }
      const commitOid = commitFiles(repository, files, branch)
      return { success: true, commitOid, commitUrl: `${url}/${repository.name}/commit/${commitOid}`, hookOutput: '' }
    },
  }

  async function assemble(oid: string, request: IncomingMessage): Promise<Buffer> {
    const { parts: wanted } = (await json(request)) as { parts: { partNumber: number; etag: string }[] }
    return Buffer.concat(wanted.map(({ partNumber }) => parts.get(oid)!.get(partNumber)!))
  }
}
