// A process that downloads a model, to be killed or to run beside another. Prints what happens, one JSON a line.
// Usage: node download.fixture.ts <endpoint> <model> <cache>
import { createHubClient } from '../http/hub-client.ts'
import { downloadModel } from './download-model.ts'

const [endpoint, model, cache] = process.argv.slice(2)
const pace = { firstPause: 1, longestPause: 50, stall: 2000, retries: 2 }
const client = createHubClient({ endpoint, token: null, offline: false, pace })
try {
  const { path } = await downloadModel(client, { model, revision: 'main', cache, onProgress: (step) => console.log(JSON.stringify(step)) })
  console.log(JSON.stringify({ type: 'done', path }))
} catch (error) {
  console.log(JSON.stringify({ type: 'failed', code: (error as { code?: string }).code, message: (error as Error).message }))
}
