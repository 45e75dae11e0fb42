import { useEffect, useRef, useState } from 'react'
import { Download, Ellipsis, Play, RefreshCw, Trash2, UploadCloud } from 'lucide-react'
import { useNavigate, useParams } from '@tanstack/react-router'
import type { Export } from '@tunesmith/contract'
import { fileAddress, useAct } from '../../api/index.ts'
import { Code } from '../../code/index.ts'
import { useFormat, useText } from '../../i18n/index.ts'
import { ErrorCallout, useMay } from '../../shell/index.ts'
import {
  announce, Button, ConfirmDialog, DownloadButton, IconButton, Link, LinkButton, Menu, MenuItem, notify, Page, Section, Spinner,
} from '../../ui/index.ts'
import { ModelFiles } from '../model/ModelFiles.tsx'
import { exportStates, isUnderWay } from './export-state.ts'
import { ExportProgress } from './ExportProgress.tsx'
import { HowToRun } from './HowToRun.tsx'
import { ProofReport } from './ProofReport.tsx'
import { PublicationStatus } from './PublicationStatus.tsx'
import { PushDialog } from './PushDialog.tsx'
import { useExport } from './use-export.ts'

/** One export: how far it is, then its proof, its files, and how to run it. */
export function ExportStatusPage() {
  const t = useText()
  const format = useFormat()
  const { exportId } = useParams({ from: '/studio/models/exports/$exportId' })
  const { data: made, error, refetch } = useExport(exportId)
  useEndAnnounced(made)
  if (made === undefined) {
    return (
      <Page title={t('export.eyebrow')} windowTitle={t('models.title')} focusKey={exportId} back={<Link to="/models">{t('models.back')}</Link>}>
        {error === null ? <Spinner /> : <ErrorCallout error={error} onRetry={() => void refetch()} />}
      </Page>
    )
  }
  const { modelId, modelName, state, proof, files, publication } = made
  const isUsable = state === 'finished' || state === 'checking'
  return (
    <Page
      title={t('export.one', { name: modelName, format: t(`export.format.${made.format}`) })}
      eyebrow={t('export.eyebrow')}
      windowTitle={t('models.title')}
      focusKey={exportId}
      width="wide"
      back={<Link to="/models/$modelId" params={{ modelId }}><bdi>{modelName}</bdi></Link>}
      actions={<ExportActions made={made} />}
    >
      {!isUsable || state === 'checking' ? <ExportProgress made={made} /> : null}
      {publication !== null && <PublicationStatus publication={publication} />}
      {proof !== null && (
        <Section title={t('export.proof')}>
          <ProofReport proof={proof} />
        </Section>
      )}
      {isUsable && (
        <>
          <Section title={t('export.run')}>
            <HowToRun made={made} />
          </Section>
          <Section title={t('model.files', { count: format.number(files.length) })}>
            <ModelFiles files={files} />
          </Section>
          <Code operation="downloadExport" input={{ exportId }} level={2} />
        </>
      )}
    </Page>
  )
}

/** Says it once when an export that was watched has come to its end. */
function useEndAnnounced(made: Export | undefined): void {
  const t = useText()
  const wasUnderWay = useRef(false)
  useEffect(() => {
    if (made === undefined) return
    const goesOn = exportStates[made.state].goesOn
    if (wasUnderWay.current && !goesOn) announce(t(exportStates[made.state].text))
    wasUnderWay.current = goesOn
  }, [made, t])
}

function ExportActions({ made }: { made: Export }) {
  const t = useText()
  const format = useFormat()
  const navigate = useNavigate()
  const mayEdit = useMay('editor')
  const mayPush = useMay('owner')
  const [open, setOpen] = useState<'push' | 'delete' | null>(null)
  const { id: exportId, modelId, modelName, state, bytes } = made
  const close = () => setOpen(null)
  const prove = useAct('proveExport')
  const cancel = useAct('cancelExport')
  const remove = useAct('deleteExport', {
    onDone: () => {
      notify({ tone: 'success', text: t('export.deleted') })
      void navigate({ to: '/models/$modelId', params: { modelId } })
    },
  })
  const isUsable = state === 'finished' || state === 'checking'
  return (
    <>
      {isUsable && (
        <DownloadButton kind="primary" icon={<Download size={16} aria-hidden />} href={fileAddress('downloadExport', { exportId })}>
          {bytes === null ? t('export.download') : t('export.downloadSize', { size: format.bytes(bytes) })}
        </DownloadButton>
      )}
      {isUsable && mayPush && (
        <Button icon={<UploadCloud size={16} aria-hidden />} isDisabled={made.publication?.state === 'running'} onPress={() => setOpen('push')}>
          {t('export.push')}
        </Button>
      )}
      {isUnderWay(made) && mayEdit && (
        <Button isPending={cancel.isPending} onPress={() => cancel.mutate({ exportId })}>{t('export.cancel')}</Button>
      )}
      {!isUsable && !isUnderWay(made) && mayEdit && (
        <LinkButton to="/models/$modelId/export" params={{ modelId }} icon={<Play size={16} aria-hidden />}>{t('export.again')}</LinkButton>
      )}
      {mayEdit && !isUnderWay(made) && (
        <Menu
          label={t('export.actions')}
          trigger={<IconButton label={t('export.actions')} icon={<Ellipsis size={18} aria-hidden />} />}
        >
          {state === 'finished' && (
            <MenuItem icon={<RefreshCw size={16} aria-hidden />} onAction={() => prove.mutate({ exportId })}>{t('export.prove')}</MenuItem>
          )}
          <MenuItem icon={<Trash2 size={16} aria-hidden />} isDangerous onAction={() => setOpen('delete')}>{t('export.delete')}</MenuItem>
        </Menu>
      )}
      {open === 'push' && <PushDialog made={made} onClose={close} />}
      <ConfirmDialog
        isOpen={open === 'delete'}
        onClose={close}
        title={t('export.delete.title', { name: modelName })}
        confirmLabel={t('export.delete')}
        cancelLabel={t('shell.cancel')}
        isPending={remove.isPending}
        onConfirm={() => remove.mutate({ exportId })}
      >
        <p>{t('export.delete.text')}</p>
        <ErrorCallout error={remove.error} />
      </ConfirmDialog>
    </>
  )
}
