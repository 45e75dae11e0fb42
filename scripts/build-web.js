// Builds the browser app when its sources have changed since the last time. Runs on any Node version, without packages.
import { createHash } from 'node:crypto'
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const web = join(root, 'apps', 'web')
const stamp = join(web, 'dist', '.sources')
const sources = [
  join(root, 'package-lock.json'),
  join(root, 'packages', 'contract', 'src'),
  ...['src', 'public', 'build', 'index.html', 'package.json', 'vite.config.ts'].map((name) => join(web, name)),
]

const sum = createHash('sha256')
for (const path of sources) addSource(path)
const wanted = sum.digest('hex')

if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
  console.log('Building the studio’s pages (once, a few seconds) …')
  const node = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js')
  const { status } = spawnSync(node, [vite, 'build', '--logLevel', 'error'], { cwd: web, stdio: ['ignore', 'inherit', 'inherit'] })
  if (status !== 0) {
    console.error('\nThe pages could not be built; the lines above say why.')
    process.exit(status ?? 1)
  }
  writeFileSync(stamp, wanted)
}

/** Adds a file, or all files of a folder, to the sum; tests do not change what is built. */
function addSource(path) {
  if (!existsSync(path)) return
  const entries = listing(path)
  if (entries) for (const name of entries) addSource(join(path, name))
  else if (!/\.test\.tsx?$/.test(path)) sum.update(path.slice(root.length)).update(readFileSync(path))
}

function listing(path) {
  try {
    return readdirSync(path).sort()
  } catch {
    return null // a file
  }
}
