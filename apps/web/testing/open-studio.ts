import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Browser } from '@playwright/test'
import { startServer, type RunningServer } from '@tunesmith/server'
import { findBrowser } from './find-browser.ts'

/** A studio of its own on a new data folder, and a browser to use it with. */
export interface OpenStudio {
  server: RunningServer
  browser: Browser
  close(): Promise<void>
}

export async function openStudio(): Promise<OpenStudio> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'tunesmith-studio-'))
  const server = await startServer({ dataFolder, port: 0 })
  // the browser's own sandbox needs rights that containers seldom give
  const browser = await chromium.launch({ executablePath: findBrowser(), args: ['--no-sandbox'] })
  return {
    server,
    browser,
    async close() {
      await browser.close()
      await server.close()
      rmSync(dataFolder, { recursive: true, force: true })
    },
  }
}
