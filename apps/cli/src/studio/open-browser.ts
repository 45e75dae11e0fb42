import { spawn } from 'node:child_process'

/** How each system opens a page; without a shell, so that nothing in an address can be a command. */
const openers: Partial<Record<NodeJS.Platform, [command: string, ...words: string[]]>> = {
  darwin: ['open'],
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
  linux: ['xdg-open'],
}

/** Opens a page in the browser, where there is one; the address stays in the terminal either way. */
export function openInBrowser(url: string): void {
  const [command, ...words] = openers[process.platform] ?? ['xdg-open']
  const child = spawn(command, [...words, url], { stdio: 'ignore', detached: true })
  child.on('error', () => {}) // a machine without a desktop
  child.unref()
}
