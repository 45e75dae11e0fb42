import { fingerprintOfPrivate, newSigningKey } from '@tunesmith/export'
import { readSecret } from '../accounts/index.ts'
import { keyFrom, seal, unseal } from '../hub/sealed.ts'
import { inTurn } from '../in-turn.ts'
import type { Services } from '../services.ts'

const settingsKey = 'signing-key'
type Place = Pick<Services, 'store' | 'dataFolder'>

/**
 * The Ed25519 key that this studio signs archives with, as PEM: made when it is first needed, and stored sealed, as the token
 * of the hub is. One that cannot be opened, since the secret of the data folder is another, is replaced.
 */
export const signingKeyOf = (place: Place): Promise<string> => inTurn(`signing key of ${place.dataFolder}`, async () => {
  const found = await storedKey(place)
  if (found !== null) return found
  const made = newSigningKey()
  const value = JSON.stringify(seal(made, sealOf(place)))
  await place.store.db.insertInto('settings').values({ key: settingsKey, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value })).execute()
  return made
})

/** The fingerprint of that key; null where this studio has signed nothing yet. */
export async function ownFingerprint(place: Place): Promise<string | null> {
  const found = await storedKey(place)
  return found === null ? null : fingerprintOfPrivate(found)
}

async function storedKey(place: Place): Promise<string | null> {
  const row = await place.store.db.selectFrom('settings').select('value').where('key', '=', settingsKey).executeTakeFirst()
  return row === undefined ? null : unseal(JSON.parse(row.value) as string, sealOf(place))
}

const sealOf = ({ dataFolder }: Place) => keyFrom(process.env.TUNESMITH_SECRET || readSecret(dataFolder), 'signing key')
