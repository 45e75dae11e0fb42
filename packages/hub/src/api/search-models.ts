import { listModels } from '@huggingface/hub'
import type { HubModel } from '@tunesmith/contract'
import type { HubClient } from '../http/hub-client.ts'
import { ask, collect } from './ask.ts'
import { modelFacts, modelFields } from './model-facts.ts'

/** What a person looks for among language models. */
export interface ModelSearch {
  /** Words of the name. */
  search: string
  sort: 'trending' | 'downloads' | 'likes' | 'updated'
  format: 'any' | 'safetensors' | 'gguf'
  offset: number
  limit: number
}

const sorts = { trending: 'trendingScore', downloads: 'downloads', likes: 'likes', updated: 'lastModified' } as const

/**
 * Searches the hub for language models. It gives lists from their beginning only, so what comes before `offset` is passed over.
 *
 * @throws HUB_ANSWER_INVALID and the errors of the client
 */
export async function searchModels(client: HubClient, query: ModelSearch): Promise<{ items: Omit<HubModel, 'isHere'>[]; more: boolean }> {
  const { search, sort, format, offset, limit } = query
  const wanted = offset + limit + 1
  const found = await ask(client, async (hub) => {
    const models = listModels({
      ...hub,
      search: { query: search, task: 'text-generation', ...(format !== 'any' && { tags: [format] }) },
      sort: sorts[sort],
      limit: wanted,
      additionalFields: [...modelFields],
    })
    return (await collect(models)).map(modelFacts)
  })
  return { items: found.slice(offset, offset + limit), more: found.length === wanted }
}
