import { TunesmithError, type HubModel, type HubModelDetail } from '@tunesmith/contract'
import { freeDisk } from '@tunesmith/formats'
import {
  cachedModels, chooseFiles, createHubClient, findCachedModel, hubCacheFolder, readRemoteModel, readRemoteText, searchModels, type HubClient,
  type RemoteFile, type RemoteModel,
} from '@tunesmith/hub'
import { backgroundOf } from '../background/index.ts'
import type { HandlersOf } from '../handler.ts'
import { licenceRule } from '../models/licences.ts'
import type { Services } from '../services.ts'
import { hubOptions } from './hub-settings.ts'

/** A person waits for the answer. */
const shortPatience = { retries: 2, answer: 15_000 }

/** What the hub has, and what would become of it here. */
export function hubModelOperations(services: Services): HandlersOf<'searchHub' | 'getHubModel'> {
  const client = async () => createHubClient({ ...(await hubOptions(services)), pace: shortPatience })
  return {
    async searchHub({ search, sort, format, offset, limit }) {
      const { items, more } = await searchModels(await client(), { search, sort, format, offset, limit })
      const here = new Set(cachedModels().map(({ name }) => name))
      return { items: items.map((model): HubModel => ({ ...model, isHere: here.has(model.name) })), more }
    },
    async getHubModel({ owner, name, revision, gguf }) {
      const hub = await client()
      const model = await readRemoteModel(hub, `${owner}/${name}`, revision)
      return describe(services, hub, model, gguf)
    },
  }
}

async function describe(services: Services, hub: HubClient, model: RemoteModel, gguf: string | undefined): Promise<HubModelDetail> {
  const { commit, files, ...facts } = model
  const { needed, problem } = neededOf(model, gguf)
  const has = (path: string) => files.some((file) => file.path === path)
  let gate: TunesmithError | null = null
  /** Of a gated model, contents are shown to those alone who have accepted its terms; the rest can be shown all the same. */
  const read = async (path: string): Promise<string | null> => {
    try {
      return has(path) ? await readRemoteText(hub, model.name, { commit, path }) : null
    } catch (error) {
      if (!(error instanceof TunesmithError) || error.code !== 'HUB_MODEL_GATED') throw error
      gate = error
      return null
    }
  }
  const [config, card] = await Promise.all([read('config.json'), read('README.md')])
  const foreseen = await backgroundOf(services, 'models').run('foreseeModel', {
    config: parsed(config), hasTokenizer: has('tokenizer.json'), problem: asProblem(gate ?? problem),
  })
  return {
    ...facts,
    ...foreseen,
    family: foreseen.family ?? facts.family,
    parameters: facts.parameters ?? foreseen.parameters,
    licenceRule: licenceRule(facts.licence),
    isHere: findCachedModel(model.name) !== undefined,
    revision: commit,
    files: files.map(({ path, bytes, etag, isLarge }) => ({ path, bytes, sha256: isLarge ? etag : null, needed: needed.some((file) => file.path === path) })),
    downloadBytes: needed.reduce((sum, { bytes }) => sum + bytes, 0),
    freeDiskBytes: freeDisk(hubCacheFolder()),
    card: card === null ? null : card.replace(/^---\r?\n[\s\S]*?\r?\n---\r?\n?/, ''),
  }
}

/** What a download would take, and why it could not be trained on then. */
function neededOf({ name, files }: RemoteModel, gguf: string | undefined): { needed: RemoteFile[]; problem: TunesmithError | null } {
  try {
    const needed = chooseFiles(name, files, gguf)
    const isForeign = !needed.some(({ path }) => path.endsWith('.safetensors'))
    const found = needed.map(({ path }) => path).filter((path) => path.toLowerCase().endsWith('.gguf'))
    return { needed, problem: isForeign ? new TunesmithError('MODEL_WEIGHTS_MISSING', { path: name, found }) : null }
  } catch (error) {
    if (!(error instanceof TunesmithError)) throw error
    if (error.code === 'HUB_GGUF_CHOICE') return { needed: [], problem: new TunesmithError('MODEL_WEIGHTS_MISSING', { path: name, found: ['*.gguf'] }) }
    return { needed: [], problem: error }
  }
}

const asProblem = (error: TunesmithError | null) => error && { code: error.code, title: error.title }

function parsed(json: string | null): Record<string, unknown> | null {
  try {
    const value: unknown = json === null ? null : JSON.parse(json)
    return typeof value === 'object' && !Array.isArray(value) ? (value as Record<string, unknown> | null) : null
  } catch {
    return null // it is looked at again when it is here
  }
}
