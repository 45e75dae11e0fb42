import { Download as DownloadIcon } from 'lucide-react'
import type { Download, HubModelDetail } from '@tunesmith/contract'
import { useAct } from '../../api/index.ts'
import { useFormat, useText } from '../../i18n/index.ts'
import { useDownloads, useMay } from '../../shell/index.ts'
import { Button, Card, Cluster, Muted, Stack } from '../../ui/index.ts'
import { DownloadStateTag } from '../downloads/DownloadStateTag.tsx'
import { DownloadStatus } from '../downloads/DownloadStatus.tsx'
import { ReadyModel } from '../downloads/ReadyModel.tsx'
import { ggufChoices } from './gguf-choices.ts'
import { HubError } from './HubError.tsx'
import { isGated } from './is-gated.ts'
import type { HubModelSearch } from './search.ts'
import { WeightsChoice } from './WeightsChoice.tsx'

export interface DownloadPanelProps {
  model: HubModelDetail
  revision: string
  search: HubModelSearch
  onChoose: (gguf: string | undefined) => void
}

/** Fetches a model, shows how far that has come, and leads on when it is here. */
export function DownloadPanel({ model, revision, search, onChoose }: DownloadPanelProps) {
  const t = useText()
  const mayEdit = useMay('editor')
  const latest = useDownloads()?.find((download) =>
    download.model === model.name && download.revision === revision && (download.gguf ?? undefined) === search.gguf)
  const choice = <WeightsChoice model={model} gguf={search.gguf} onChoose={onChoose} />
  if (latest !== undefined && isWorthShowing(latest, model.isHere)) {
    return (
      <Stack>
        {choice}
        <Card>
          <Stack gap={1}>
            <div><DownloadStateTag state={latest.state} /></div>
            <DownloadStatus download={latest} search={search} />
          </Stack>
        </Card>
      </Stack>
    )
  }
  if (!mayEdit && !model.isHere) return <p><Muted>{t('models.hub.mayNot')}</Muted></p>
  if (isGated(model.trainable.reason) || (model.downloadBytes === 0 && ggufChoices(model.files).length === 0)) return null
  return (
    <Stack>
      {choice}
      <Start model={model} revision={revision} search={search} />
    </Stack>
  )
}

/** What was given up or removed since is of no interest; that terms have to be accepted is said by the page. */
const isWorthShowing = ({ state, error }: Download, isHere: boolean): boolean =>
  state !== 'cancelled' && (state !== 'finished' || isHere) && !(error !== null && isGated(error) && state === 'failed')

function Start({ model, revision, search }: Omit<DownloadPanelProps, 'onChoose'>) {
  const t = useText()
  const format = useFormat()
  const mayEdit = useMay('editor')
  const start = useAct('startDownload')
  const { name, isHere, downloadBytes } = model
  const begin = () => start.mutate({ model: name, revision, gguf: search.gguf })
  return (
    <>
      <Cluster>
        {isHere && <ReadyModel name={name} search={search} />}
        {mayEdit && downloadBytes > 0 && (
          <Button
            kind={isHere ? 'secondary' : 'primary'}
            icon={<DownloadIcon size={16} aria-hidden />}
            isPending={start.isPending}
            onPress={begin}
          >
            {isHere && search.gguf === undefined ? t('models.hub.refresh') : t('models.hub.download', { size: format.bytes(downloadBytes) })}
          </Button>
        )}
      </Cluster>
      <HubError error={start.error} onRetry={begin} />
    </>
  )
}
