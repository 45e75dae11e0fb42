import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium, type Browser } from '@playwright/test'
import { findBrowser } from '../apps/web/testing/find-browser.ts'
import { describeMachine } from './measure/machine.ts'
import { busyShareSince } from './measure/processor-time.ts'
import { median } from './measure/statistics.ts'
import { markdownTable, percent, seconds } from './measure/table.ts'

/*
 * `npm start` as somebody types it who has just cloned the project, and as somebody who uses it every day: until the first
 * heading of the studio's page is seen in a browser. What is committed is measured, in a clone of its own.
 */

const { values: options } = parseArgs({
  options: {
    again: { type: 'string', default: '5' }, // starts of the installed project
    cache: { type: 'boolean', default: false }, // take packages from npm's own cache, where they are there
  },
})

const root = join(import.meta.dirname, '..')

/** Seconds from the start of the command. */
interface Start {
  untilLink: number
  untilHeading: number
  /** Share of the processors that was busy meanwhile, with us. */
  busy: number
}

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'tunesmith-start-'))
  const clone = join(folder, 'clone')
  const environment: NodeJS.ProcessEnv = {
    ...process.env,
    TUNESMITH_DATA: join(folder, 'data'),
    ...(!options.cache && { npm_config_cache: join(folder, 'npm-cache') }),
  }
  const browser = await chromium.launch({ executablePath: findBrowser(), args: ['--no-sandbox'] })
  try {
    execFileSync('git', ['clone', '--quiet', root, clone])
    console.log(`${new Date().toISOString().slice(0, 10)} · ${describeMachine()}`)
    const first = await start(clone, environment, browser)
    const again: Start[] = []
    while (again.length < Number(options.again)) again.push(await start(clone, environment, browser))
    const row = (name: string, starts: readonly Start[]) => [
      name, String(starts.length),
      seconds(median(starts.map(({ untilLink }) => untilLink))),
      seconds(median(starts.map(({ untilHeading }) => untilHeading))),
      seconds(Math.max(...starts.map(({ untilHeading }) => untilHeading))),
      percent(median(starts.map(({ busy }) => busy))),
    ]
    console.log(markdownTable(['npm start', 'times', 'until the link', 'until the heading', 'slowest', 'busy'], [
      row('in a fresh clone, with the installation', [first]),
      row('installed', again),
    ]))
  } finally {
    await browser.close()
    rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
  }
}

async function start(folder: string, env: NodeJS.ProcessEnv, browser: Browser): Promise<Start> {
  const context = await browser.newContext()
  const busy = busyShareSince()
  const began = performance.now()
  const since = () => (performance.now() - began) / 1000
  // a group of its own, so that what npm starts can be ended with it
  const studio = spawn('npm', ['start'], { cwd: folder, env, stdio: ['ignore', 'pipe', 'inherit'], detached: true })
  try {
    const link = await readLink(studio)
    const untilLink = since()
    const page = await context.newPage()
    await page.goto(link)
    await page.getByRole('heading', { level: 1 }).first().waitFor()
    return { untilLink, untilHeading: since(), busy: busy() }
  } finally {
    await context.close()
    await end(studio)
  }
}

/** Waits for the link that signs in. */
async function readLink({ stdout }: ChildProcess): Promise<string> {
  let said = ''
  for await (const piece of stdout!.setEncoding('utf8').iterator({ destroyOnReturn: false })) {
    said += piece
    const link = /http:\S+\/sign-in#link=\S+/.exec(said)?.[0]
    if (link !== undefined) return link
  }
  throw new Error(`npm start ended:\n${said}`)
}

/** Ends all that npm has started; nobody has its output open any more then. */
async function end(studio: ChildProcess): Promise<void> {
  if (studio.stdout!.destroyed) return
  const ended = once(studio, 'close')
  studio.stdout!.resume()
  process.kill(-studio.pid!, 'SIGTERM')
  await ended
}

await main()
