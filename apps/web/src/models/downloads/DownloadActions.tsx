import { useState } from 'react'
import { CirclePause, Play, X } from 'lucide-react'
import type { Download } from '@tunesmith/contract'
import { useAct } from '../../api/index.ts'
import { useText } from '../../i18n/index.ts'
import { useErrorText, useMay } from '../../shell/index.ts'
import { Button, ConfirmDialog, notify } from '../../ui/index.ts'

type Action = 'pause' | 'resume' | 'cancel'

/** What may be done with a download in each state. */
const possible: Readonly<Record<Download['state'], readonly Action[]>> = {
  queued: ['pause', 'cancel'],
  running: ['pause', 'cancel'],
  paused: ['resume', 'cancel'],
  finished: [],
  failed: ['resume', 'cancel'],
  cancelled: ['resume'],
}

/** Pause, resume and cancel, where they are possible; giving up what has arrived is confirmed first. */
export function DownloadActions({ download: { id, model, state } }: { download: Download }) {
  const t = useText()
  const textOf = useErrorText()
  const mayEdit = useMay('editor')
  const [isCancelling, setCancelling] = useState(false)
  const acts = {
    pause: useAct('pauseDownload'),
    resume: useAct('resumeDownload'),
    cancel: useAct('cancelDownload'),
  }
  const act = (action: Action) => acts[action].mutate({ downloadId: id }, {
    onSettled: () => setCancelling(false),
    onError: (error) => {
      const { title, message, remedy } = textOf(error)
      notify({ tone: 'error', text: [`${title}.`, message, remedy].join(' ') })
    },
  })
  if (!mayEdit) return null
  const can = (action: Action) => possible[state].includes(action)
  return (
    <>
      {can('pause') && (
        <Button size="small" icon={<CirclePause size={16} aria-hidden />} isPending={acts.pause.isPending} onPress={() => act('pause')}>
          {t('models.downloads.pause')}
        </Button>
      )}
      {can('resume') && (
        <Button size="small" icon={<Play size={16} aria-hidden />} isPending={acts.resume.isPending} onPress={() => act('resume')}>
          {t(state === 'paused' ? 'models.downloads.resume' : 'ui.tryAgain')}
        </Button>
      )}
      {can('cancel') && (
        <Button size="small" kind="quiet" icon={<X size={16} aria-hidden />} onPress={() => setCancelling(true)}>
          {t('models.downloads.cancel')}
        </Button>
      )}
      <ConfirmDialog
        isOpen={isCancelling}
        onClose={() => setCancelling(false)}
        title={t('models.downloads.cancel.title', { name: model })}
        confirmLabel={t('models.downloads.cancel')}
        cancelLabel={t('models.downloads.keep')}
        isPending={acts.cancel.isPending}
        onConfirm={() => act('cancel')}
      >
        <p>{t('models.downloads.cancel.text')}</p>
      </ConfirmDialog>
    </>
  )
}
