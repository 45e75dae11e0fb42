import { execFile } from 'node:child_process'
import { createServer } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, it, onTestFinished } from 'vitest'

const run = promisify(execFile)
const ask = async (endpoint: string, env: Record<string, string>) =>
  (await run(process.execPath, [join(import.meta.dirname, 'proxy.fixture.ts'), endpoint], { env: { PATH: process.env.PATH, ...env } })).stdout.trim()

/** A proxy that leads every name to one server of this machine. */
async function startProxy() {
  const asked: string[] = []
  const hub = createServer((_, response) => response.end('from the hub'))
  await new Promise<void>((resolve) => hub.listen(0, '127.0.0.1', resolve))
  const { port } = hub.address() as AddressInfo
  const proxy = createServer((request, response) => {
    asked.push(request.url!)
    response.end('from the hub')
  })
  proxy.on('connect', (request, socket) => {
    asked.push(request.url!)
    const onward = connect(port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
      onward.pipe(socket).pipe(onward)
    })
    socket.on('error', () => onward.destroy())
  })
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => [hub, proxy].forEach((server) => (server.closeAllConnections(), server.close())))
  return { asked, hubUrl: `http://127.0.0.1:${port}`, url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}` }
}

it('the proxy of the environment is used for what is elsewhere, and not for this machine', async () => {
  const { asked, hubUrl, url } = await startProxy()
  expect(await ask('http://hub.example', { HTTP_PROXY: url })).toBe('from the hub')
  expect(asked).toHaveLength(1)
  expect(asked[0]).toContain('hub.example')
  expect(await ask(hubUrl, { HTTP_PROXY: url })).toBe('from the hub')
  expect(asked).toHaveLength(1)
  expect(await ask('http://hub.example', { HTTP_PROXY: url, NO_PROXY: 'hub.example' })).toContain('No answer came from hub.example')
  expect(asked).toHaveLength(1)
})
