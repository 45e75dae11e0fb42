import { AuditEntry, type OperationName, operationTable, TunesmithError } from '@tunesmith/contract'
import type { Store } from '@tunesmith/store'
import type { Actor, HandlersOf, RequestContext } from './handler.ts'

/** What is noted about an operation. */
export interface AuditNote {
  actor: Actor | null
  /** Name of the operation. */
  action: string
  target: string | null
  outcome: AuditEntry['outcome']
}

export async function writeAudit(db: Store['db'], time: Date, { actor, ...note }: AuditNote): Promise<void> {
  await db.insertInto('audit_log').values({ time: time.toISOString(), actor: nameOf(actor), ...note }).execute()
}

/** Entries deleted at once: others have their turn between. */
const deletedAtOnce = 1000

/** Deletes what was noted before a time. */
export async function pruneAudit(db: Store['db'], before: Date): Promise<void> {
  for (;;) {
    const oldest = db.selectFrom('audit_log').select('id').where('time', '<', before.toISOString()).orderBy('time').limit(deletedAtOnce)
    const { numDeletedRows } = await db.deleteFrom('audit_log').where('id', 'in', oldest).executeTakeFirst()
    if (numDeletedRows < deletedAtOnce) return
  }
}

export function auditOperations(db: Store['db']): HandlersOf<'listAuditLog'> {
  return {
    async listAuditLog({ offset, limit }) {
      const entries = db.selectFrom('audit_log')
      const items = await entries.selectAll().orderBy('id', 'desc').offset(offset).limit(limit).execute()
      const { total } = await entries.select(({ fn }) => fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
      return { items: items.map((entry) => AuditEntry.parse(entry)), total }
    },
  }
}

type AnyHandler = (input: Record<string, unknown>, context: RequestContext) => Promise<unknown>

/** The same handlers, each that changes something noting what it did, or that it failed. */
export function withAudit<N extends OperationName>(
  handlers: HandlersOf<N>,
  note: (note: AuditNote) => Promise<void>,
): HandlersOf<N> {
  const noting = (action: OperationName, handle: AnyHandler): AnyHandler => async (input, context) => {
    let output: unknown
    try {
      output = await handle(input, context)
    } catch (error) {
      if (!isWait(error)) await note({ actor: context.actor, action, target: targetOf(action, input, null), outcome: 'failed' })
      throw error
    }
    await note({ actor: context.actor, action, target: targetOf(action, input, output), outcome: 'done' })
    return output
  }
  const entries = (Object.entries(handlers) as [OperationName, AnyHandler][])
    .map(([name, handle]) => [name, isNoted(name) ? noting(name, handle) : handle])
  return Object.fromEntries(entries) as HandlersOf<N>
}

/** Reading changes nothing, what people say in chats is kept there, and programs ask too often to be noted each time. */
function isNoted(name: OperationName): boolean {
  const { method, answer, takesTokens } = operationTable[name]
  return method !== 'GET' && answer !== 'events' && !takesTokens
}

/** Whoever is only told to wait could otherwise fill the disk with notes. */
const isWait = (error: unknown) => error instanceof TunesmithError && error.code === 'TOO_MANY_ATTEMPTS'

/** What an operation was done to: what its path names, else what it made, else the email or the name it was tried with. */
function targetOf(action: OperationName, input: Record<string, unknown>, output: unknown): string | null {
  const named = Object.keys(operationTable[action].params?.shape ?? {}).map((name) => input[name])
  if (named.length > 0) return named.join('/')
  const made = output as { id?: unknown; apiKey?: { id: string } } | null
  const target = made?.id ?? made?.apiKey?.id ?? input['email'] ?? input['name']
  return typeof target === 'string' ? target : null
}

function nameOf(actor: Actor | null): string {
  if (actor === null) return 'nobody'
  return actor.via === 'key' ? `${actor.email} (API key ${actor.name})` : actor.email
}
