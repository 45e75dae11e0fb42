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
    'no-open': { kind: 'flag', summary: 'Do not open a browser.' },
    ...dataFolderOption,
  },
  examples: [
    { line: 'tunesmith studio', meaning: 'Start it and open the browser.' },
    { line: 'tunesmith studio --no-open --port 8080', meaning: 'On a machine without a screen.' },
  ],
  async run({ options, terminal }) {
    const { port, host = loopback, 'allow-host': allowedHosts, 'no-open': stays } = options
    const { stdout } = terminal
    const style = createStyle(showsColor(stdout))
    const { startServer } = await import('@tunesmith/server')
    const server = await startServer({
      dataFolder: dataFolderOf(options, terminal), host, port: port ?? usualPort, usesFreePort: port === undefined, allowedHosts,
    })
    const link = await server.signInLink()
    stdout.write([
      '',
      `  ${style.bold('Tunesmith')} is running at ${style.cyan(server.url)}`,
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
