import { isIP } from 'node:net'
import { fail } from '@tunesmith/contract'
import { defineCommand } from '../command-line/command.ts'
import { dataFolderOf, dataFolderOption } from '../studio/data-folder.ts'
import { openInBrowser } from '../studio/open-browser.ts'
import { createStyle } from '../terminal/style.ts'
import { showsColor } from '../terminal/terminal.ts'

/** Reachable from this machine alone. */
const loopback = '127.0.0.1'
const usualPort = 4870

export const studio = defineCommand({
  name: 'studio',
  summary: 'Open the studio in the browser: the wizard, your models, runs and chats.',
  description:
    'Everything stays on this machine. The terminal shows the address and a link that signs you in once. Ctrl-C ends the studio; '
    + 'training that is under way saves a checkpoint and goes on when the studio is started again.',
  arguments: [],
  options: {
    port: { kind: 'count', value: 'PORT', summary: `The port to listen on; ${usualPort} when left out, or a free one if that is taken.` },
    host: { kind: 'text', value: 'ADDRESS', summary: `The address to listen on; ${loopback} (this machine alone) when left out.` },
    'allow-host': { kind: 'text', value: 'NAME', multiple: true, summary: 'Another name by which browsers may call this machine. Repeat for more.' },
    'public-url': {
      kind: 'text', value: 'URL',
      summary: 'The address by which browsers reach the studio through a proxy, such as https://studio.example. Proxies on this machine are then trusted.',
    },
    'trust-proxy': { kind: 'text', value: 'ADDRESS', multiple: true, summary: 'A proxy on another machine that tells who asks. Repeat for more.' },
    'no-open': { kind: 'flag', summary: 'Do not open a browser.' },
    ...dataFolderOption,
  },
  examples: [
    { line: 'tunesmith studio', meaning: 'Start it and open the browser.' },
    { line: 'tunesmith studio --no-open --port 8080', meaning: 'On a machine without a screen.' },
  ],
  async run({ options, terminal }) {
    const { port, host = loopback, 'allow-host': allowedHosts, 'trust-proxy': trustedProxies, 'no-open': stays } = options
    const publicUrl = addressOf(options['public-url'])
    trustedProxies.forEach(checkProxy)
    const { stdout } = terminal
    const style = createStyle(showsColor(stdout))
    const { startServer } = await import('@tunesmith/server')
    const server = await startServer({
      dataFolder: dataFolderOf(options, terminal), host, port: port ?? usualPort, usesFreePort: port === undefined, allowedHosts,
      trustedProxies, publicUrl,
    })
    const link = await server.signInLink()
    stdout.write([
      '',
      `  ${style.bold('Tunesmith')} is running at ${style.cyan(publicUrl ?? server.url)}`,
      '',
      `  Sign in once with  ${link}`,
      `  ${style.dim('The link works for 15 minutes; Ctrl-C ends the studio.')}`,
      '', '',
    ].join('\n'))
    if (!stays && stdout.isTTY) openInBrowser(link)
    await server.closed
    return 0
  },
})

/** @throws OPTION_VALUE_INVALID */
function checkProxy(found: string): void {
  const [address, bits = '0'] = found.split('/')
  if (isIP(address) !== 0 && /^\d{1,3}$/.test(bits)) return
  fail('OPTION_VALUE_INVALID', { command: 'studio', option: '--trust-proxy', found, expected: 'an IP address, or a range such as 10.0.0.0/8' })
}

/** @throws OPTION_VALUE_INVALID */
function addressOf(text: string | undefined): string | undefined {
  if (text === undefined || /^https?:$/.test(URL.parse(text)?.protocol ?? '')) return text
  return fail('OPTION_VALUE_INVALID', { command: 'studio', option: '--public-url', found: text, expected: 'an address such as https://studio.example' })
}
