import type { HubSettings } from '@tunesmith/contract'
import { createHubClient, endpointOf, type HubOptions, isOffline, readAccount, tokenOf } from '@tunesmith/hub'
import { z } from 'zod'
import { readSecret } from '../accounts/index.ts'
import { inTurn } from '../in-turn.ts'
import type { Services } from '../services.ts'
import { keyFrom, seal, unseal } from './sealed.ts'

/** What an owner has decided, as the database has it; what is not in it follows the environment. */
const Decided = z.object({
  endpoint: z.string().optional(),
  offline: z.boolean().optional(),
  /** Sealed. */
  token: z.string().optional(),
  /** Whose token it is. */
  account: z.string().optional(),
})
type Decided = z.output<typeof Decided>

/** What an owner changes; null forgets the token. */
export interface HubChanges {
  endpoint?: string
  offline?: boolean
  token?: string | null
}

const settingsKey = 'hub'
type Place = Pick<Services, 'store' | 'dataFolder'>

/** The key that the token is sealed with: from TUNESMITH_SECRET, else from the secret in the data folder. */
const keyOf = ({ dataFolder }: Place) => keyFrom(process.env.TUNESMITH_SECRET || readSecret(dataFolder), 'token of the hub')

async function readDecided({ store: { db } }: Place): Promise<Decided> {
  const row = await db.selectFrom('settings').select('value').where('key', '=', settingsKey).executeTakeFirst()
  return Decided.parse(row === undefined ? {} : JSON.parse(row.value))
}

/** How to speak to the hub now; with the token, which leaves the studio for the hub alone. */
export async function hubOptions(place: Place): Promise<HubOptions> {
  const decided = await readDecided(place)
  const endpoint = decided.endpoint ?? endpointOf()
  const isOfEnvironment = URL.parse(endpoint)?.origin === URL.parse(endpointOf())?.origin // whose token is for its own hub alone
  const token = decided.token === undefined ? (isOfEnvironment ? tokenOf() : null) : unseal(decided.token, keyOf(place))
  return { endpoint, offline: isOffline() || (decided.offline ?? false), token }
}

/** The settings as people see them. */
export async function showHubSettings(place: Place): Promise<HubSettings> {
  const { account } = await readDecided(place)
  const { endpoint, offline, token } = await hubOptions(place)
  return { endpoint, offline, hasToken: token !== null, account: token === null ? null : (account ?? null) }
}

/**
 * Changes the settings. A token is tried first, unless the hub cannot be reached; it belongs to the hub it was given for, so
 * that another address forgets it.
 *
 * @throws HUB_TOKEN_REJECTED; HUB_ANSWER_INVALID where the address is not that of a hub
 */
export const changeHubSettings = (place: Place, changes: HubChanges): Promise<HubSettings> =>
  inTurn('settings of the hub', () => change(place, changes))

async function change(place: Place, { endpoint, offline, token }: HubChanges): Promise<HubSettings> {
  const decided = await readDecided(place)
  const present = await hubOptions(place)
  const isElsewhere = endpoint !== undefined && new URL(endpoint).origin !== new URL(present.endpoint).origin
  const next: Decided = { ...decided, ...(endpoint !== undefined && { endpoint }), ...(offline !== undefined && { offline }) }
  if (token !== undefined || isElsewhere) {
    delete next.token
    delete next.account
  }
  if (typeof token === 'string') {
    next.token = seal(token, keyOf(place))
    next.account = await accountOf({ endpoint: endpoint ?? present.endpoint, offline: isOffline() || (next.offline ?? false), token })
  }
  createHubClient({ endpoint: next.endpoint ?? present.endpoint, offline: true, token: null })
  await place.store.db.insertInto('settings').values({ key: settingsKey, value: JSON.stringify(next) })
    .onConflict((conflict) => conflict.column('key').doUpdateSet(({ ref }) => ({ value: ref('excluded.value') })))
    .execute()
  return showHubSettings(place)
}

/** Whose token it is; undefined where nobody can be asked now. @throws HUB_TOKEN_REJECTED, HUB_ANSWER_INVALID */
async function accountOf(options: HubOptions): Promise<string | undefined> {
  try {
    return await readAccount(createHubClient({ ...options, pace: { retries: 0, answer: 10_000 } }))
  } catch (error) {
    const { code } = error as { code?: string }
    if (code !== undefined && unreachable.includes(code)) return undefined
    throw error
  }
}
const unreachable: readonly string[] = ['HUB_OFFLINE', 'HUB_UNREACHABLE', 'HUB_FAILED', 'HUB_RATE_LIMITED']
