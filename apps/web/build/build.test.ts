import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib'
import type { OutputAsset, OutputChunk, RolldownOutput } from 'rolldown'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { filesWith } from './files-with.ts'

const firstLoadLimit = 250_000
const chunkLimit = 80_000

let folder: string
let output: readonly (OutputAsset | OutputChunk)[]

beforeAll(async () => {
  process.env.NODE_ENV = 'production' // the test runner’s own would build React for development
  folder = await mkdtemp(join(tmpdir(), 'tunesmith-web-'))
  const built = await build({
    configFile: join(import.meta.dirname, '../vite.config.ts'),
    logLevel: 'silent',
    build: { outDir: folder, emptyOutDir: true },
  })
  output = (built as RolldownOutput).output
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const read = (name: string) => readFile(join(folder, name))
const sizeOf = async (name: string) => gzipSync(await read(name), { level: 9 }).length
const isEntry = ({ isEntry: is }: OutputChunk) => is
const isFrom = (path: string) => ({ facadeModuleId }: OutputChunk) => facadeModuleId?.endsWith(path) ?? false

describe('the built studio', () => {
  it('takes at most 250 kB to show the first page', async () => {
    const shown = new Set(['index.html', 'theme.js', ...filesWith(output, (chunk) =>
      isEntry(chunk) || isFrom('/src/i18n/en/first.ts')(chunk) || isFrom('/src/pages/Home.tsx')(chunk))])
    expect(shown.size).toBeGreaterThan(5)
    const sizes = await Promise.all([...shown].map(sizeOf))
    expect(sizes.reduce((sum, size) => sum + size)).toBeLessThanOrEqual(firstLoadLimit)
  })

  it('loads at most 80 kB at once for whatever comes later', async () => {
    const first = new Set(filesWith(output, isEntry))
    const later = output.filter(({ fileName }) => /\.(?:js|css)$/.test(fileName) && !first.has(fileName))
    const sizes = await Promise.all(later.map(async ({ fileName }) => ({ fileName, size: await sizeOf(fileName) })))
    expect(sizes.filter(({ size }) => size > chunkLimit)).toEqual([])
  })

  it('brings no schemas along, and of React Aria only the languages it speaks', async () => {
    const code = output.filter((file) => file.type === 'chunk').flatMap(({ moduleIds }) => moduleIds)
    expect(code.filter((id) => /node_modules\/zod\//.test(id))).toEqual([])
    const scripts = (await Promise.all(output.filter(({ fileName }) => fileName.endsWith('.js')).map(({ fileName }) => read(fileName)))).join('')
    expect(scripts).toContain('Erhöhen')
    expect(scripts).not.toContain('Zwiększ') // Polish for the same button of a number field
  })

  it('lies beside its compressed forms', async () => {
    const style = output.find(({ fileName }) => fileName.endsWith('.css') && !fileName.includes('/_'))!.fileName
    for (const name of ['index.html', 'service-worker.js', style]) {
      const plain = await read(name)
      if (plain.length < 1024) continue
      expect(brotliDecompressSync(await read(`${name}.br`)).equals(plain)).toBe(true)
      expect(gunzipSync(await read(`${name}.gz`)).equals(plain)).toBe(true)
    }
  })

  it('keeps its shell by the service worker, and nothing of the server’s data', async () => {
    const worker = (await read('service-worker.js')).toString()
    const shell = JSON.parse(/^const shell = (.*)$/m.exec(worker)![1]) as string[]
    for (const path of shell) await expect(read(path === '/' ? 'index.html' : path.slice(1)), path).resolves.toBeTruthy()
    const html = (await read('index.html')).toString()
    for (const [, path] of html.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)) expect(shell).toContain(path)
    expect(shell.some((path) => path.startsWith('/api'))).toBe(false)
  })

  it('has no script or style in its page, so that a strict content security policy holds', async () => {
    const html = (await read('index.html')).toString()
    expect(html).not.toMatch(/<style|style=|<script(?![^>]*\bsrc=)|\bon\w+=/)
  })
})
