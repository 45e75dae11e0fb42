import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { chromium } from '@playwright/test'

/** Where systems keep a Chromium, by name on the PATH or as a path of its own. */
const usual = [
  'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/** Ways to get one, in the order of how little they change on the machine. */
const installations: readonly { name: string; install: () => boolean }[] = [
  { name: 'Playwright', install: () => runs(process.execPath, [playwrightProgram(), 'install', 'chromium-headless-shell']) },
  {
    name: 'apt',
    install: () => process.getuid?.() === 0 && runs('apt-get', ['update', '-qq']) && runs('apt-get', ['install', '-y', '-qq', 'chromium']),
  },
]

/**
 * The program of a Chromium to test with: the one that $CHROMIUM names, one that is installed, or else one that is
 * installed now.
 */
export function findBrowser(): string {
  const found = installedBrowser()
  if (found) return found
  for (const { install } of installations) {
    const browser = install() ? installedBrowser() : undefined
    if (browser) return browser
  }
  const tried = installations.map(({ name }) => name).join(' and ')
  throw new Error(`There is no Chromium here, and ${tried} could not install one. Install it, or set CHROMIUM to its program.`)
}

function installedBrowser(): string | undefined {
  const { CHROMIUM } = process.env
  if (CHROMIUM) return CHROMIUM
  const ofPlaywright = chromium.executablePath()
  return existsSync(ofPlaywright) ? ofPlaywright : usual.map(onPath).find((path) => path !== undefined)
}

function onPath(name: string): string | undefined {
  if (name.includes('/') || name.includes('\\')) return existsSync(name) ? name : undefined
  try {
    return execFileSync(process.platform === 'win32' ? 'where' : 'which', [name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
      .split('\n')[0].trim() || undefined
  } catch {
    return undefined
  }
}

const playwrightProgram = () => join(dirname(createRequire(import.meta.url).resolve('@playwright/test/package.json')), 'cli.js')

/** Whether a program does its work; a server that does not answer must not hold the tests up. */
function runs(command: string, words: readonly string[]): boolean {
  return spawnSync(command, words, { stdio: 'ignore', timeout: 180_000 }).status === 0
}
