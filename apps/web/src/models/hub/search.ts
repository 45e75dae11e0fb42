export const hubOrders = ['trending', 'downloads', 'likes', 'updated'] as const
export type HubOrder = (typeof hubOrders)[number]

export const hubFormats = ['any', 'safetensors', 'gguf'] as const
export type HubFormat = (typeof hubFormats)[number]

/** The part of the address that says what is looked for on the hub, and for whom. */
export interface HubSearch {
  search?: string
  sort?: Exclude<HubOrder, 'trending'>
  format?: Exclude<HubFormat, 'any'>
  /** The project that a model is looked for, to go back to. */
  project?: string
  /** Its answers had been given already, and the model is changed. */
  change?: true
}

/** The same on the page of a model: what led there, and which of its revisions and files are looked at. */
export interface HubModelSearch extends HubSearch {
  revision?: string
  gguf?: string
}

export function readHubSearch(given: Record<string, unknown>): HubSearch {
  const sort = hubOrders.find((order) => order === given.sort)
  const format = hubFormats.find((candidate) => candidate === given.format)
  const search = shortText(given.search, 200)
  return {
    ...(search !== undefined && { search }),
    ...(sort !== undefined && sort !== 'trending' && { sort }),
    ...(format !== undefined && format !== 'any' && { format }),
    ...(typeof given.project === 'string' && /^project_[0-9a-z]+$/.test(given.project) && { project: given.project }),
    ...(given.change === true && { change: true }),
  }
}

export function readHubModelSearch(given: Record<string, unknown>): HubModelSearch {
  const revision = shortText(given.revision, 200)
  const gguf = shortText(given.gguf, 300)
  return { ...readHubSearch(given), ...(revision !== undefined && { revision }), ...(gguf !== undefined && { gguf }) }
}

/** A branch may be called 2024, which an address gives as a number. */
function shortText(given: unknown, most: number): string | undefined {
  const text = typeof given === 'number' ? String(given) : given
  return typeof text === 'string' && text.trim() !== '' ? text.slice(0, most) : undefined
}
