import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, sep } from 'node:path'

/** A file in a repository of the server. */
export interface StoredFile {
  content: Buffer
  /** SHA-1 of the git blob: of the content, or of the pointer for large files. */
  oid: string
  /** SHA-256 of the content, for files in Git LFS. */
  lfs: string | null
}

export interface RepositoryFacts {
  private?: boolean
  gated?: false | 'auto' | 'manual'
  downloads?: number
  likes?: number
  /** As in the head of its card. */
  cardData?: Record<string, unknown>
}

/** A model of the server, with its commits. */
export interface Repository extends Required<RepositoryFacts> {
  name: string
  lastModified: string
  /** Commits by branch. */
  branches: Map<string, string>
  commits: Map<string, Map<string, StoredFile>>
}

const lfsNames = /\.(safetensors|bin|gguf|model|onnx|pt)$/
/** Size above which the hub keeps any file in Git LFS, in bytes. */
const lfsSize = 10 * 1024 * 1024

export const isLfs = (path: string, bytes: number): boolean => lfsNames.test(path) || bytes > lfsSize
export const sha256Of = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex')
const gitBlobHash = (content: Uint8Array): string => createHash('sha1').update(`blob ${content.byteLength}\0`).update(content).digest('hex')

export function storeFile(path: string, content: Buffer): StoredFile {
  if (!isLfs(path, content.byteLength)) return { content, oid: gitBlobHash(content), lfs: null }
  const lfs = sha256Of(content)
  const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${lfs}\nsize ${content.byteLength}\n`
  return { content, oid: gitBlobHash(Buffer.from(pointer)), lfs }
}

/** Adds a commit with these files on a branch. */
export function commitFiles(repository: Repository, files: ReadonlyMap<string, StoredFile>, branch = 'main'): string {
  const hash = createHash('sha1').update(`${repository.name} ${repository.commits.size}`)
  for (const [path, { oid }] of files) hash.update(`${path} ${oid}\n`)
  const commit = hash.digest('hex')
  repository.commits.set(commit, new Map(files))
  repository.branches.set(branch, commit)
  repository.lastModified = new Date().toISOString()
  return commit
}

/** The commit that a branch, a tag or a commit names. */
export function resolveRevision({ branches, commits }: Repository, revision: string): string | undefined {
  const name = revision === 'HEAD' ? 'main' : revision
  return branches.get(name) ?? (commits.has(name) ? name : undefined)
}

/** The files of a folder, also through links, by their paths in it. */
export function filesOfFolder(folder: string): Record<string, Buffer> {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => statSync(join(folder, path)).isFile())
  return Object.fromEntries(paths.map((path) => [path.split(sep).join('/'), readFileSync(join(folder, path))]))
}

/** What the hub reads out of the files of a model. */
export function factsOf(files: ReadonlyMap<string, StoredFile>) {
  const paths = [...files.keys()]
  const config = files.has('config.json') ? (JSON.parse(files.get('config.json')!.content.toString()) as Record<string, unknown>) : null
  const formats = [['safetensors', /\.safetensors$/], ['gguf', /\.gguf$/], ['pytorch', /\.bin$/]] as const
  const tags = formats.filter(([, name]) => paths.some((path) => name.test(path))).map(([tag]) => tag as string)
  return { config, tags, parameters: parametersOf(files) }
}

function parametersOf(files: ReadonlyMap<string, StoredFile>): number | null {
  const weights = [...files].filter(([path]) => path.endsWith('.safetensors'))
  const counts = weights.map(([, { content }]) => {
    if (content.byteLength < 8) return 0
    const length = Number(content.readBigUInt64LE(0))
    if (length > content.byteLength) return 0 // bytes of a test that are no weights
    const header = JSON.parse(content.toString('utf8', 8, 8 + length)) as Record<string, { shape?: number[] }>
    return Object.values(header).reduce((sum, { shape }) => sum + (shape ? shape.reduce((product, size) => product * size, 1) : 0), 0)
  })
  return counts.length === 0 ? null : counts.reduce((sum, count) => sum + count, 0)
}
