// Installs dependencies when they are missing or older than the lock file. Runs on any Node version, without packages.
import { createHash } from 'node:crypto'
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const stamp = join(root, 'node_modules', '.tunesmith-installed')
const wanted = createHash('sha256').update(readFileSync(join(root, 'package-lock.json'))).digest('hex')
const installed = existsSync(stamp) ? readFileSync(stamp, 'utf8') : ''

if (installed !== wanted) {
  console.log('Installing Tunesmith (once, about a minute) …')
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const command = process.env.npm_execpath ? [process.execPath, process.env.npm_execpath] : [npm]
  const result = spawnSync(command[0], [...command.slice(1), 'ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32' && command.length === 1, // npm.cmd can be started no other way; nothing from outside is in the line
  })
  if (result.status !== 0) {
    console.error('\nThe installation failed; the lines above say why. It needs the npm registry once, later starts need no network.')
    process.exit(result.status ?? 1)
  }
  writeFileSync(stamp, wanted)
}
