import { homedir } from 'node:os'
import { join } from 'node:path'

/*
 * The variables that Hugging Face's own tools read, so that all tools of a machine agree.
 */

export type Environment = Readonly<Record<string, string | undefined>>

const publicHub = 'https://huggingface.co'
const yes: ReadonlySet<string> = new Set(['1', 'ON', 'YES', 'TRUE'])

/** Address of the hub. */
export const endpointOf = (env: Environment = process.env): string => env.HF_ENDPOINT || publicHub

/** Whether nothing may be asked of the network. */
export const isOffline = (env: Environment = process.env): boolean => yes.has((env.HF_HUB_OFFLINE ?? '').toUpperCase())

/** The token of the environment, if it names one. */
export const tokenOf = (env: Environment = process.env): string | null =>
  (env.HF_TOKEN || env.HUGGING_FACE_HUB_TOKEN || '').trim() || null

/** Where the cache of downloaded models is. */
export function hubCacheFolder(env: Environment = process.env): string {
  const home = env.HF_HOME ?? join(env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'huggingface')
  return env.HF_HUB_CACHE ?? env.HUGGINGFACE_HUB_CACHE ?? join(home, 'hub')
}
