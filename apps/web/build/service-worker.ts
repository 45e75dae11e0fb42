import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { OutputBundle, OutputChunk } from 'rolldown'
import type { Plugin } from 'vite'

const source = new URL('../src/service-worker.js', import.meta.url)

/** Writes the service worker with the list of files that the shell consists of. */
export function serviceWorker(): Plugin {
  return {
    name: 'tunesmith:service-worker',
    apply: 'build',
    generateBundle(_, bundle) {
      const shell = ['/', '/theme.js', '/icon.svg', '/manifest.webmanifest', ...shellFiles(bundle).map((name) => `/${name}`)]
      const version = createHash('sha256').update(shell.join('\n')).digest('hex').slice(0, 12)
      const head = `const version = '${version}'\nconst shell = ${JSON.stringify(shell)}\n\n`
      this.emitFile({ type: 'asset', fileName: 'service-worker.js', source: head + readFileSync(source, 'utf8') })
    },
  }
}

/** The entry, what it imports at once, and their styles. */
export function shellFiles(bundle: OutputBundle): string[] {
  const chunks = new Map(Object.values(bundle).filter((file): file is OutputChunk => file.type === 'chunk').map((chunk) => [chunk.fileName, chunk]))
  const files = new Set<string>()
  const take = (name: string) => {
    const chunk = chunks.get(name)
    if (chunk === undefined || files.has(name)) return
    files.add(name)
    for (const style of chunk.viteMetadata?.importedCss ?? []) files.add(style)
    chunk.imports.forEach(take)
  }
  for (const chunk of chunks.values()) if (chunk.isEntry) take(chunk.fileName)
  return [...files]
}
