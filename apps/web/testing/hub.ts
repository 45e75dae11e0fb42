import { setTimeout } from 'node:timers/promises'
import type { Download } from '@tunesmith/contract'
import type { Client } from '@tunesmith/contract/client'
import { type HubServer, startHubServer } from '@tunesmith/hub/testing/hub-server'
import { filesOfFolder } from '@tunesmith/hub/testing/repositories'
import { modelPath } from '@tunesmith/trainer/worker'

/** The token of somebody who has accepted the terms of the gated model. */
export const hubToken = 'hf_token_of_ada'

/** What the hub of tests and pictures holds, by what one wants to see of it. */
export const hubModels = {
  plain: 'meadow-lab/meadow-10m',
  gated: 'norrland/skald-10m',
  quantised: 'meadow-lab/meadow-10m-GGUF',
  pickled: 'old-attic/parrot-small',
} as const

const bundled = modelPath('tunesmith-base-10m')

const card = (name: string) => `---
license: apache-2.0
language: en
---
# ${name}

<p align="center"><img src="https://example.org/banner.png" width="400"></p>

A small language model for **short, factual answers**. It is meant as a beginning: train it on your own examples.

## What it is good at

- answering from what it was trained on
- following a given style

| Test | Score |
|---|---|
| Reading | 41.2 |
| Facts | 37.9 |

See [the report](https://example.org/report) for how it was made. \`generate()\` takes up to 512 tokens.
`

/** Weights of which only the head is there: enough to be counted. */
function weightsOf(parameters: number): Buffer {
  const head = Buffer.from(JSON.stringify({ weights: { dtype: 'F32', shape: [parameters], data_offsets: [0, 0] } }))
  const length = Buffer.alloc(8)
  length.writeBigUInt64LE(BigInt(head.byteLength))
  return Buffer.concat([length, head])
}

/**
 * A hub on this machine with a few models, for all studios of this process that are started afterwards.
 *
 * @param cache where they keep what they download
 */
export async function openHub(cache: string): Promise<HubServer> {
  const hub = await startHubServer({ accounts: { [hubToken]: { name: 'ada', accepted: [hubModels.gated] } } })
  const { plain, gated, quantised, pickled } = hubModels
  hub.publish(plain, { ...filesOfFolder(bundled), 'README.md': card(plain) }, { downloads: 182_400, likes: 941, cardData: { license: 'apache-2.0', language: ['en', 'de', 'fr', 'es', 'it'] } })
  hub.publish(gated, bundled, { gated: 'auto', downloads: 96_100, likes: 388, cardData: { license: 'cc-by-nc-4.0', language: ['sv', 'en'] } })
  hub.publish(quantised, {
    'README.md': card(quantised),
    'meadow-10m-Q4_K_M.gguf': Buffer.alloc(6_100_000, 1),
    'meadow-10m-Q8_0.gguf': Buffer.alloc(10_800_000, 1),
    'meadow-10m-F16.gguf': Buffer.alloc(20_300_000, 1),
  }, { downloads: 51_730, likes: 120, cardData: { license: 'apache-2.0', language: 'en' } })
  hub.publish(pickled, { 'config.json': '{"model_type":"gpt2"}', 'pytorch_model.bin': Buffer.alloc(500_000, 1) }, { downloads: 312, likes: 4 })
  for (let number = 1; number <= 24; number += 1) {
    hub.publish(`meadow-lab/meadow-study-${number}`, { 'config.json': '{"model_type":"llama"}', 'model.safetensors': weightsOf(number * 15_000_000) }, {
      downloads: 300 - number, likes: 30 - number, cardData: { license: 'mit', language: 'en' },
    })
  }
  process.env.HF_ENDPOINT = hub.url
  process.env.HF_HUB_CACHE = cache
  delete process.env.HF_TOKEN
  delete process.env.HF_HUB_OFFLINE
  return hub
}

/** Downloads as one has them after some days: finished over two interruptions, paused, failed, and one on its way. */
export async function downloadSome(client: Client, hub: HubServer): Promise<void> {
  const { plain, gated, quantised } = hubModels
  for (const { id, state } of (await client.listDownloads({})).items) {
    if (state !== 'finished' && state !== 'cancelled') await client.cancelDownload({ downloadId: id }) // of a folder that was kept
  }
  const cut = { type: 'cut', after: 7_000_000 } as const
  hub.disturb('model.safetensors', cut, cut)
  await until(client, (await client.startDownload({ model: plain })).id, ({ state }) => state === 'finished')
  const [small, large] = ['meadow-10m-Q4_K_M.gguf', 'meadow-10m-F16.gguf']
  hub.disturb(small, { type: 'stall', after: 2_400_000 })
  const { id: paused } = await client.startDownload({ model: quantised, gguf: small })
  await until(client, paused, ({ bytes }) => bytes >= 2_400_000)
  await client.pauseDownload({ downloadId: paused })
  await until(client, (await client.startDownload({ model: gated })).id, ({ state }) => state === 'failed')
  hub.disturb(large, ...Array.from({ length: 12 }, () => ({ type: 'stall', after: 900_000 }) as const))
  await until(client, (await client.startDownload({ model: quantised, gguf: large })).id, ({ bytes }) => bytes >= 900_000)
}

async function until(client: Client, downloadId: string, isReached: (download: Download) => boolean): Promise<void> {
  while (!isReached(await client.getDownload({ downloadId }))) await setTimeout(50)
}
