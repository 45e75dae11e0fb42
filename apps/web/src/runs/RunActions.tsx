import { useState } from 'react'
import { CirclePause, Ellipsis, MessagesSquare, OctagonX, Play, Square, Trash2 } from 'lucide-react'
import { useNavigate } from '@tanstack/react-router'
import type { Run, RunState } from '@tunesmith/contract'
import { useAct } from '../api/index.ts'
import { useText } from '../i18n/index.ts'
import { useErrorText, useMay } from '../shell/index.ts'
import { Button, ConfirmDialog, IconButton, LinkButton, Menu, MenuItem, notify } from '../ui/index.ts'

type Action = 'pause' | 'resume' | 'stop' | 'cancel' | 'delete'

/** What may be done with a run in each state. */
const possible: Readonly<Record<RunState, readonly Action[]>> = {
  queued: ['pause', 'cancel'],
  running: ['pause', 'stop', 'cancel'],
  pausing: ['stop', 'cancel'],
  paused: ['resume', 'stop', 'cancel'],
  stopping: ['cancel'],
  finished: ['delete'],
  failed: ['delete'], // how it goes on stands beside why it failed
  cancelled: ['resume', 'delete'],
}

/** Everything one can do with a run; what cannot be taken back is confirmed first, with its name. */
export function RunActions({ run }: { run: Run }) {
  const t = useText()
  const textOf = useErrorText()
  const navigate = useNavigate()
  const mayEdit = useMay('editor')
  const [asked, setAsked] = useState<'stop' | 'cancel' | 'delete' | null>(null)
  const close = () => setAsked(null)
  const remove = useAct('deleteRun', {
    onDone: () => {
      notify({ tone: 'success', text: t('runs.deleted', { name: run.name }) })
      void navigate({ to: '/runs' })
    },
  })
  const acts = {
    pause: useAct('pauseRun'),
    resume: useAct('resumeRun'),
    stop: useAct('stopRun', { onDone: close }),
    cancel: useAct('cancelRun', { onDone: close }),
    delete: remove,
  }
  const act = (action: Action) => acts[action].mutate({ runId: run.id }, {
    onError: (error) => {
      close()
      const { title, message, remedy } = textOf(error)
      notify({ tone: 'error', text: [`${title}.`, message, remedy].join(' ') })
    },
  })
  const can = (action: Action) => mayEdit && possible[run.state].includes(action)
  return (
    <>
      {run.state === 'finished' && (
        <LinkButton kind="primary" to="/runs/$runId/result" params={{ runId: run.id }}>{t('runs.seeResult')}</LinkButton>
      )}
      {can('resume') && (
        <Button
          kind={run.state === 'paused' ? 'primary' : 'secondary'}
          icon={<Play size={16} aria-hidden />}
          isPending={acts.resume.isPending}
          onPress={() => act('resume')}
        >
          {t('runs.resume')}
        </Button>
      )}
      {run.state === 'paused' && run.step > 0 && (
        <LinkButton to="/chat/new" search={{ models: [run.model, run.id] }} icon={<MessagesSquare size={16} aria-hidden />}>
          {t('runs.chatHalf')}
        </LinkButton>
      )}
      {can('pause') && (
        <Button icon={<CirclePause size={16} aria-hidden />} isPending={acts.pause.isPending} onPress={() => act('pause')}>
          {t('runs.pause')}
        </Button>
      )}
      {can('stop') && <Button icon={<Square size={16} aria-hidden />} onPress={() => setAsked('stop')}>{t('runs.stop')}</Button>}
      {(can('cancel') || can('delete')) && (
        <Menu
          label={t('runs.actions', { name: run.name })}
          trigger={<IconButton label={t('ui.more')} icon={<Ellipsis size={18} aria-hidden />} />}
        >
          {can('cancel') && (
            <MenuItem isDangerous icon={<OctagonX size={16} aria-hidden />} onAction={() => setAsked('cancel')}>
              {t('runs.cancel')}
            </MenuItem>
          )}
          {can('delete') && (
            <MenuItem isDangerous icon={<Trash2 size={16} aria-hidden />} onAction={() => setAsked('delete')}>
              {t('runs.delete')}
            </MenuItem>
          )}
        </Menu>
      )}
      <ConfirmDialog
        isOpen={asked === 'stop'}
        onClose={close}
        kind="primary"
        title={t('runs.stop.title', { name: run.name })}
        confirmLabel={t('runs.stop')}
        cancelLabel={t('runs.keep')}
        isPending={acts.stop.isPending}
        onConfirm={() => act('stop')}
      >
        <p>{t('runs.stop.text')}</p>
      </ConfirmDialog>
      <ConfirmDialog
        isOpen={asked === 'cancel'}
        onClose={close}
        title={t('runs.cancel.title', { name: run.name })}
        confirmLabel={t('runs.cancel')}
        cancelLabel={t('runs.keep')}
        isPending={acts.cancel.isPending}
        onConfirm={() => act('cancel')}
      >
        <p>{t(run.state === 'queued' ? 'runs.cancel.queuedText' : 'runs.cancel.text')}</p>
      </ConfirmDialog>
      <ConfirmDialog
        isOpen={asked === 'delete'}
        onClose={close}
        title={t('runs.delete.title', { name: run.name })}
        confirmLabel={t('runs.delete')}
        cancelLabel={t('runs.keepRun')}
        isPending={remove.isPending}
        onConfirm={() => act('delete')}
      >
        <p>{t('runs.delete.text')}</p>
      </ConfirmDialog>
    </>
  )
}
