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
  dataFolder: string
  close(): Promise<void>
}

/** @param kept a data folder that stays when the studio is closed; else a new one is made and removed */
export async function openStudio(kept?: string): Promise<OpenStudio> {
  const dataFolder = kept ?? mkdtempSync(join(tmpdir(), 'tunesmith-studio-'))
  const server = await startServer({ dataFolder, port: 0 })
  // the browser's own sandbox needs rights that containers seldom give
  const browser = await chromium.launch({ executablePath: findBrowser(), args: ['--no-sandbox'] })
  return {
    server,
    browser,
    dataFolder,
    async close() {
      await browser.close()
      await server.close()
      if (kept === undefined) rmSync(dataFolder, { recursive: true, force: true })
    },
  }
}
