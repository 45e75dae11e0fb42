import type { OperationName } from '@tunesmith/contract'
import type { Actor, Studio } from '@tunesmith/studio'

/** Between two notes that nobody was refused the same operation: whoever has no account must not fill the disk. */
const pauseForNobody = 60_000

/** Notes in the audit log that somebody was refused something. */
export function refusalNotes(studio: Studio) {
  const notedAt = new Map<OperationName, number>()
  return async (actor: Actor | null, action: OperationName, params: unknown): Promise<void> => {
    if (!actor) {
      if (Date.now() - (notedAt.get(action) ?? -Infinity) < pauseForNobody) return
      notedAt.set(action, Date.now())
    }
    const target = Object.values(params as Record<string, string>).join('/') || null
    await studio.audit({ actor, action, target, outcome: 'refused' })
  }
}
