#!/usr/bin/env node
// Starts the program with a Node.js that runs TypeScript: this one if it is new enough, else the one installed beside us.
// Plain JavaScript that old versions understand too.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import module from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const needed = { major: 24, minor: 12 }

function isNewEnough(version) {
  const [major, minor] = version.split('.').map(Number)
  return major > needed.major || (major === needed.major && minor >= needed.minor)
}

/** The folder of packages that Tunesmith was installed into, in this folder or any above it. */
function packagesFolder() {
  let folder = dirname(fileURLToPath(import.meta.url))
  for (;;) {
    const path = join(folder, 'node_modules')
    if (existsSync(join(path, 'node'))) return path
    if (dirname(folder) === folder) return null
    folder = dirname(folder)
  }
}

/** The binary of the npm package `node`. */
function installedNode(packages) {
  const path = join(packages, 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  return existsSync(path) ? path : null
}

/** Keeps compiled code beside the packages, where nobody else can write: this program and those it starts begin in half the time. */
function keepCompiledCode(packages) {
  process.env.NODE_COMPILE_CACHE ??= join(packages, '.cache', 'tunesmith')
  module.enableCompileCache?.(process.env.NODE_COMPILE_CACHE)
}

/** Runs this file again with another Node.js; signals and the exit status pass through. */
function startWith(node) {
  const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' })
  process.on('SIGINT', () => {}) // the terminal sends it to the child as well, which decides what to do
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('error', (error) => {
    console.error(`tunesmith: ${node} cannot be started: ${error.message}`)
    process.exitCode = 1
  })
  child.on('exit', (status, signal) => {
    if (signal === null) process.exit(status)
    process.removeAllListeners(signal)
    process.kill(process.pid, signal)
  })
}

const packages = packagesFolder()
if (packages !== null) keepCompiledCode(packages)

if (isNewEnough(process.versions.node)) {
  const { main } = await import('../src/main.ts')
  process.exitCode = await main(process.argv.slice(2))
} else {
  const node = packages && installedNode(packages)
  if (node) startWith(node)
  else {
    console.error(`Tunesmith needs Node.js ${needed.major}.${needed.minor} or newer; this is ${process.versions.node}, in ${process.execPath}.
Run \`npm ci\` in the folder of Tunesmith, which installs the right one beside it, or get it from https://nodejs.org.`)
    process.exitCode = 1
  }
}
