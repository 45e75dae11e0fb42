import { z } from 'zod'
import type { HubClient } from '../http/hub-client.ts'
import { ask } from './ask.ts'

const Account = z.object({ name: z.string().max(200) })

/**
 * Whose token it is that the client has.
 *
 * @throws HUB_TOKEN_NEEDED, HUB_TOKEN_REJECTED, HUB_ANSWER_INVALID and the errors of the client
 */
export function readAccount(client: HubClient): Promise<string> {
  // past the library, which takes tokens of the public hub alone; a mirror may give out others
  return ask(client, async (hub) => Account.parse(await (await hub.fetch(`${hub.hubUrl}/api/whoami-v2`)).json()).name)
}
