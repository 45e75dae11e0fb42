import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { chromium, type CDPSession, type Locator, type Page } from '@playwright/test'
import { findBrowser } from '../apps/web/testing/find-browser.ts'
import { describeMachine } from './measure/machine.ts'
import { busyShareSince } from './measure/processor-time.ts'
import { quantile } from './measure/statistics.ts'
import { markdownTable, megabytes, milliseconds, percent } from './measure/table.ts'
import { makeLongRun } from './studio/long-run.ts'
import { openStudio } from './studio/studio-process.ts'

/*
 * The page of a very long run in a real browser: how soon its curves are there, how fast it answers, and whether it stays so
 * while the run goes on.
 */

const { values: options } = parseArgs({
  options: {
    steps: { type: 'string', default: '100000' },
    rate: { type: 'string', default: '20' }, // new steps a second
    seconds: { type: 'string', default: '60' }, // of going on
  },
})

const root = join(import.meta.dirname, '..')
const slider = 'figure [role=slider]'
const repeats = 20

async function main(): Promise<void> {
  execFileSync(process.execPath, [join(root, 'scripts/build-web.js')], { stdio: 'inherit' })
  const folder = mkdtempSync(join(tmpdir(), 'tunesmith-long-run-'))
  const run = await makeLongRun(folder, Number(options.steps))
  const studio = await openStudio(folder)
  const browser = await chromium.launch({ executablePath: findBrowser(), args: ['--no-sandbox'] })
  try {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
    await context.addCookies(cookiesOf(studio.headers['cookie'], studio.url))
    const page = await context.newPage()
    await page.addInitScript({ path: join(import.meta.dirname, 'studio/page-probe.js') })
    console.log(`${new Date().toISOString().slice(0, 10)} · ${describeMachine()}`)
    console.log(`${options.steps} steps, then ${options.rate} a second for ${options.seconds} s\n`)

    const allBusy = busyShareSince()
    const opened: number[] = []
    for (let time = 0; time < 3; time++) opened.push(await open(page, `${studio.url}/runs/${run.runId}`))
    const opening = await page.evaluate<number[]>('probe.longTasks.splice(0)')
    const payload = await page.evaluate<number>('probe.bytesRead()')
    await page.getByRole('button', { name: 'More curves' }).click() // the most there is to draw, from here on
    const still = await interact(page)

    const inspector = await context.newCDPSession(page)
    await page.evaluate('probe.longTasks.splice(0)')
    const steps = setInterval(() => run.step(), 1000 / Number(options.rate))
    const until = performance.now() + Number(options.seconds) * 1000
    await setTimeout(5000) // what is made once has been made
    const before = await heapBytes(inspector)
    const live = await interact(page)
    while (performance.now() < until) merge(live, await interact(page))
    const after = await heapBytes(inspector)
    clearInterval(steps)
    const busyShare = allBusy()
    const busy = await page.evaluate<number[]>('probe.longTasks')

    const row = (name: string, took: readonly number[]) =>
      [name, String(took.length), ...[0.5, 0.95, 1].map((share) => milliseconds(quantile(took, share)))]
    console.log(markdownTable(['', 'times', 'p50', 'p95', 'worst'], [
      row('first curve, from the start of the navigation', opened),
      ...Object.entries(still).map(([name, took]) => row(name, took)),
      ...Object.entries(live).map(([name, took]) => row(`${name}, while it goes on`, took)),
    ]))
    console.log('\n' + [
      `payload ${(payload / 1000).toFixed(0)} kB`,
      `longest task while opening ${longest(opening)}, while it goes on ${longest(busy)} (${busy.length} over 50 ms)`,
      `heap of the page ${megabytes(before)}, at the end ${megabytes(after)}`,
      `all processors busy ${percent(busyShare)}`,
    ].join(' · '))
  } finally {
    await browser.close()
    await studio.close()
    run.close()
    rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
  }
}

async function open(page: Page, address: string): Promise<number> {
  await page.goto(address)
  for (;;) {
    const firstCurve = await page.evaluate<number | null>('probe.firstCurve')
    if (firstCurve !== null) return firstCurve
    await setTimeout(20)
  }
}

type Took = Record<string, number[]>

/** Does what people do with curves; milliseconds from each event until its answer was painted. */
async function interact(page: Page): Promise<Took> {
  const took: Took = {}
  async function time(name: string, event: string, selector: string, act: () => Promise<unknown>): Promise<void> {
    await page.evaluate(`probe.expect('${event}', '${selector}')`)
    await act()
    const duration = await page.evaluate<number | null>('probe.answer()')
    if (duration === null) throw new Error(`${name}: nothing has changed`)
    ;(took[name] ??= []).push(duration)
  }
  const press = (name: string, selector: string, button: Locator) => time(name, 'pointerup', selector, () => button.click())

  const plot = page.locator(slider).first()
  await plot.scrollIntoViewIfNeeded()
  const { x, y, width, height } = (await plot.boundingBox())!
  for (let at = 1; at <= repeats; at++) {
    const share = ((at * 8) % (repeats + 1)) / (repeats + 1) // to and fro
    await time('pointer over the curve', 'pointermove', slider, () => page.mouse.move(x + 60 + share * (width - 80), y + height / 2))
  }
  await plot.focus()
  for (const key of ['End', 'Home', 'PageUp', ...Array.from({ length: repeats }, (_, at) => (at % 3 === 0 ? 'ArrowRight' : 'ArrowLeft'))]) {
    await time('cursor by keyboard', 'keydown', slider, () => page.keyboard.press(key))
  }
  await press('table opened', 'figure', page.getByRole('button', { name: 'View as table' }).first())
  await press('table closed', 'figure', page.getByRole('button', { name: 'View as chart' }).first())
  const more = page.getByRole('button', { name: 'More curves' })
  await press('more curves closed', 'main', more)
  await press('more curves opened', 'main', more)
  return took
}

function merge(all: Took, more: Took): void {
  for (const [name, took] of Object.entries(more)) all[name].push(...took)
}

/** What the garbage collector leaves. */
async function heapBytes(inspector: CDPSession): Promise<number> {
  await inspector.send('HeapProfiler.collectGarbage')
  return (await inspector.send('Runtime.getHeapUsage')).usedSize
}

const longest = (tasks: readonly number[]) => milliseconds(Math.max(0, ...tasks))

const cookiesOf = (header: string, url: string) =>
  header.split('; ').map((cookie) => {
    const at = cookie.indexOf('=')
    return { name: cookie.slice(0, at), value: cookie.slice(at + 1), url }
  })

await main()
