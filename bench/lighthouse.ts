import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { type Content, contentOf } from '../apps/web/testing/content.ts'
import { findBrowser } from '../apps/web/testing/find-browser.ts'
import { describeMachine } from './measure/machine.ts'
import { busyShareSince } from './measure/processor-time.ts'
import { median } from './measure/statistics.ts'
import { markdownTable, percent } from './measure/table.ts'
import { openStudio } from './studio/studio-process.ts'

/*
 * What Lighthouse says of the studio as people get it: the built pages, from the real server, with a finished training.
 */

const { values: options } = parseArgs({
  options: {
    runs: { type: 'string', default: '3' }, // of each page; the median counts
    reports: { type: 'string' }, // a folder for Lighthouse's own reports of the last run of each
    keep: { type: 'string' }, // a data folder to fill and keep, or to use again, as that of npm run screenshots
    least: { type: 'string', default: '95' }, // points of every category; fewer is an error
  },
})

const lighthouseVersion = '13.5.0'
const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const
const timings = { 'first-contentful-paint': 'first paint', 'largest-contentful-paint': 'largest paint', 'total-blocking-time': 'blocked', 'cumulative-layout-shift': 'shift' } as const
const root = join(import.meta.dirname, '..')

const pages: Readonly<Record<string, (content: Content) => string>> = {
  Home: () => '/',
  'Wizard: goal': ({ project }) => `/projects/${project}/goal`,
  Run: ({ finishedRun }) => `/runs/${finishedRun}`,
  Result: ({ finishedRun }) => `/runs/${finishedRun}/result`,
  Models: () => '/models',
}

/** What is used here of Lighthouse's result. */
interface LighthouseResult {
  lhr: {
    runtimeError?: { message: string }
    categories: Record<string, { score: number | null; auditRefs: { id: string; weight: number }[] }>
    audits: Record<string, { score: number | null; title: string; displayValue?: string }>
  }
  report: string
}

interface Lighthouse {
  default(url: string, flags: object, config: object): Promise<LighthouseResult | undefined>
  desktopConfig: object
}

interface ChromeLauncher {
  launch(options: object): Promise<{ port: number; kill(): void }>
}

async function main(): Promise<void> {
  execFileSync(process.execPath, [join(root, 'scripts/build-web.js')], { stdio: 'inherit' })
  const [lighthouse, { launch }] = [await fromCache<Lighthouse>('lighthouse/core/index.js'), await fromCache<ChromeLauncher>('chrome-launcher/dist/index.js')]
  const folder = options.keep ?? mkdtempSync(join(tmpdir(), 'tunesmith-lighthouse-'))
  const studio = await openStudio(folder)
  const chrome = await launch({ chromePath: findBrowser(), chromeFlags: ['--headless=new', '--no-sandbox'] })
  try {
    const content = await contentOf(folder, studio.client)
    console.log(`${new Date().toISOString().slice(0, 10)} · ${describeMachine()} · Lighthouse ${lighthouseVersion}, desktop`)
    const flags = { port: chrome.port, output: 'html', logLevel: 'error', onlyCategories: categories, extraHeaders: { Cookie: studio.headers.cookie } }
    const rows: string[][] = []
    const lost: string[] = []
    for (const [name, path] of Object.entries(pages)) {
      const busy = busyShareSince()
      const results: LighthouseResult[] = []
      for (let attempt = 0; results.length < Number(options.runs); attempt++) {
        const result = await lighthouse.default(studio.url + path(content), flags, lighthouse.desktopConfig)
        const problem = result === undefined ? 'no result' : result.lhr.runtimeError?.message
        if (problem === undefined) results.push(result!)
        else if (attempt >= 2 * Number(options.runs)) throw new Error(`${name}: ${problem}`) // a busy machine can lose the start of a page
      }
      const points = categories.map((category) => median(results.map(({ lhr }) => Math.round((lhr.categories[category].score ?? 0) * 100))))
      const { audits } = results.at(-1)!.lhr
      rows.push([name, ...points.map(String), ...Object.keys(timings).map((id) => audits[id].displayValue ?? '–'), percent(busy())])
      lost.push(...whatCost(results.at(-1)!, name))
      if (options.reports) writeReport(options.reports, name, results.at(-1)!.report)
      if (points.some((point) => point < Number(options.least))) process.exitCode = 1
    }
    console.log(markdownTable(['page', ...categories, ...Object.values(timings), 'busy'], rows))
    console.log(lost.join('\n'))
  } finally {
    chrome.kill()
    await studio.close()
    if (!options.keep) rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
  }
}

/** Audits that took points away, of the last run. */
function whatCost({ lhr }: LighthouseResult, page: string): string[] {
  return categories.flatMap((category) => lhr.categories[category].auditRefs
    .filter(({ id, weight }) => weight > 0 && (lhr.audits[id].score ?? 1) < 0.9)
    .map(({ id }) => `${page} · ${category} · ${lhr.audits[id].title} ${lhr.audits[id].displayValue ?? ''}`))
}

function writeReport(folder: string, name: string, report: string): void {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, `${name.toLowerCase().replace(/[^a-z]+/g, '-')}.html`), report)
}

/** A module of Lighthouse, which is installed beside the benchmarks alone, once. */
async function fromCache<M>(module: string): Promise<M> {
  const cache = join(import.meta.dirname, '.cache/lighthouse')
  if (!existsSync(join(cache, 'node_modules/lighthouse'))) {
    console.log('Installing Lighthouse into bench/.cache (once) …')
    mkdirSync(cache, { recursive: true })
    execFileSync('npm', ['install', '--prefix', cache, '--no-audit', '--no-fund', '--ignore-scripts', `lighthouse@${lighthouseVersion}`], { stdio: 'inherit' })
  }
  return (await import(pathToFileURL(join(cache, 'node_modules', module)).href)) as M
}

await main()
