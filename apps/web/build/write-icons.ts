/*
 * Writes the icons for devices that want PNG, from public/icon.svg: `node build/write-icons.ts`, after a change of the mark.
 * Where a device cuts icons to its own form (maskable), the mark is smaller and its ground fills the square.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from '@playwright/test'

const folder = join(import.meta.dirname, '../public')
const svg = readFileSync(join(folder, 'icon.svg'), 'utf8')
const ground = /<rect[^>]*fill="(#\w+)"/.exec(svg)![1]

const icons = [
  { name: 'icon-180.png', size: 180, share: 1 },
  { name: 'icon-192.png', size: 192, share: 1 },
  { name: 'icon-512.png', size: 512, share: 1 },
  { name: 'icon-maskable-512.png', size: 512, share: 0.8 },
] as const

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] })
const page = await browser.newPage()
for (const { name, size, share } of icons) {
  const isFilled = share < 1 || name === 'icon-180.png'
  await page.setViewportSize({ width: size, height: size })
  await page.setContent(`<style>
    html { background: ${isFilled ? ground : 'transparent'} }
    body { margin: 0; block-size: 100vh; display: grid; place-items: center }
    svg { inline-size: ${share * 100}%; block-size: ${share * 100}% }
  </style>${svg}`)
  await page.screenshot({ path: join(folder, name), omitBackground: true })
}
await browser.close()
