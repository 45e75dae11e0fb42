import { fail } from '@tunesmith/contract'
import { newId } from '@tunesmith/store'
import { inTurn } from '../../in-turn.ts'
import type { HandlersOf } from '../../handler.ts'
import type { Services } from '../../services.ts'
import { hubOptions } from '../hub-settings.ts'
import { noProgress } from './rows.ts'
import { asState, isUnderWay, unfinished, type Wish } from './states.ts'

type DownloadOperation = 'listDownloads' | 'startDownload' | 'getDownload' | 'streamDownload' | `${Wish}Download`

/** Downloads as a person starts, watches and steers them. */
export function downloadOperations(services: Services): HandlersOf<DownloadOperation> {
  const { store: { db }, now } = services
  const downloads = () => services.hub.downloads
  const asking = (wish: Wish) => async ({ downloadId }: { downloadId: string }) => {
    await downloads().ask(downloadId, wish)
    return downloads().show(downloadId)
  }

  return {
    async listDownloads({ offset, limit }) {
      const rows = await db.selectFrom('downloads').selectAll().orderBy('created_at', 'desc').orderBy(db.dynamic.ref('rowid'), 'desc')
        .offset(offset).limit(limit).execute()
      const { total } = await db.selectFrom('downloads').select(({ fn }) => fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
      return { items: rows.map(downloads().showRow), total }
    },
    startDownload: ({ model, revision, gguf = null }, { actor }) => inTurn('start a download', async () => {
      const { offline, endpoint } = await hubOptions(services)
      if (offline) fail('HUB_OFFLINE', { endpoint })
      // asking twice for the same goes on with what there is
      const there = await db.selectFrom('downloads').selectAll().where('model', '=', model).where('revision', '=', revision)
        .where('gguf', gguf === null ? 'is' : '=', gguf).where('state', 'in', unfinished).executeTakeFirst()
      if (there !== undefined) {
        if (!isUnderWay(asState(there.state))) await downloads().ask(there.id, 'resume')
        return downloads().show(there.id)
      }
      const id = newId('download')
      const time = now().toISOString()
      await db.insertInto('downloads').values({
        id, model, revision, gguf, state: 'queued', progress: JSON.stringify(noProgress), created_by: actor!.userId, created_at: time, queued_at: time,
      }).execute()
      downloads().workThroughQueue()
      return downloads().show(id)
    }),
    getDownload: ({ downloadId }) => downloads().show(downloadId),
    async streamDownload({ downloadId }, { signal }) {
      await downloads().show(downloadId)
      return downloads().follow(downloadId, signal)
    },
    pauseDownload: asking('pause'),
    resumeDownload: asking('resume'),
    cancelDownload: asking('cancel'),
  }
}
