// Gives llama.cpp its GPU: node scripts/add-gpu.js [cuda | vulkan]. Its binaries are large (70 to 540 MB), so that they are
// not part of the installation; on a Mac the one for Metal is, being small.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const platforms = { 'linux x64': 'linux-x64', 'win32 x64': 'win-x64' }
const packages = { cuda: ['cuda', 'cuda-ext'], vulkan: ['vulkan'] }

const platform = platforms[`${process.platform} ${process.arch}`]
if (platform === undefined) end(`There is nothing to add on ${process.platform} ${process.arch}.`, process.platform === 'darwin' ? 0 : 2)
const wanted = process.argv[2] ?? (spawnSync('nvidia-smi', [], { stdio: 'ignore' }).status === 0 ? 'cuda' : 'vulkan')
if (!Object.hasOwn(packages, wanted)) end(`"${wanted}" is none of ${Object.keys(packages).join(', ')}.`, 2)

const installed = join(root, 'node_modules', 'node-llama-cpp', 'package.json')
if (!existsSync(installed)) end('Install Tunesmith first: npm start.', 1)
const { version } = JSON.parse(readFileSync(installed, 'utf8'))
const work = mkdtempSync(join(root, 'node_modules', '.gpu-')) // beside where it goes, so that it can be moved
try {
  for (const each of packages[wanted]) add(`@node-llama-cpp/${platform}-${each}`)
  console.log(`llama.cpp can use ${wanted === 'cuda' ? 'CUDA' : 'Vulkan'} now. Start the studio again.`)
} finally {
  rmSync(work, { recursive: true, force: true })
}

function add(name) {
  console.log(`Fetching ${name} ${version} …`)
  const { stdout } = run(npm('pack', `${name}@${version}`, '--json', '--pack-destination', work, '--loglevel=error'))
  const [{ filename }] = [JSON.parse(stdout)].flat().flatMap((entry) => ('filename' in entry ? [entry] : Object.values(entry)))
  run(['tar', '-xzf', join(work, filename), '-C', work])
  const target = join(root, 'node_modules', ...name.split('/'))
  rmSync(target, { recursive: true, force: true })
  renameSync(join(work, 'package'), target)
}

function npm(...words) {
  return process.env.npm_execpath ? [process.execPath, process.env.npm_execpath, ...words] : [process.platform === 'win32' ? 'npm.cmd' : 'npm', ...words]
}

function run([program, ...words]) {
  const shell = program === 'npm.cmd' // which can be started no other way; nothing from outside is in the line
  const result = spawnSync(program, words, { cwd: work, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], shell })
  if (result.status !== 0) end(`${program} ${words[0]} failed; the lines above say why.`, 1)
  return result
}

function end(message, status) {
  console.log(message)
  process.exit(status)
}
