// A studio as a process of its own, which says on request what it needs: node --expose-gc serve.ts <data folder>
import { startServer } from '@tunesmith/server'
import type { Needs, Opened } from './studio-process.ts'

const server = await startServer({ dataFolder: process.argv[2], port: 0 })

process.on('message', () => {
  globalThis.gc!()
  const { rss, heapUsed, external } = process.memoryUsage()
  const { user, system } = process.cpuUsage()
  process.send!({ residentBytes: rss, heapBytes: heapUsed + external, processorSeconds: (user + system) / 1e6 } satisfies Needs)
})
process.send!({ url: server.url, link: await server.signInLink() } satisfies Opened)
process.on('disconnect', () => void server.close()) // whoever measures is gone
await server.closed
process.exit()
