import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Plugin } from 'vite'
import { filesWith } from './files-with.ts'

const source = new URL('../src/service-worker.js', import.meta.url)
const plainFiles = ['/', '/theme.js', '/icon.svg', '/manifest.webmanifest']

/** Writes the service worker with the list of files that the shell consists of. */
export function serviceWorker(): Plugin {
  return {
    name: 'tunesmith:service-worker',
    apply: 'build',
    generateBundle(_, bundle) {
      const hashed = filesWith(Object.values(bundle), ({ isEntry }) => isEntry).map((name) => `/${name}`)
      const shell = [...plainFiles, ...hashed]
      const version = createHash('sha256').update(shell.join('\n')).digest('hex').slice(0, 12)
      const head = `const version = '${version}'\nconst shell = ${JSON.stringify(shell)}\n\n`
      this.emitFile({ type: 'asset', fileName: 'service-worker.js', source: head + readFileSync(source, 'utf8') })
    },
  }
}
