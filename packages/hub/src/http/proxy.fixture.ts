// Asks a hub for something, through the proxy that the environment names. Usage: node proxy.fixture.ts <endpoint>
import { createHubClient } from './hub-client.ts'

const client = createHubClient({ endpoint: process.argv[2], token: null, offline: false, pace: { retries: 0 } })
try {
  console.log(await (await client.open('/api/models')).response.text())
} catch (error) {
  console.log((error as Error).message)
}
