import { Download as DownloadIcon } from 'lucide-react'
import type { HubModelDetail } from '@tunesmith/contract'
import { useAct } from '../../api/index.ts'
import { useFormat, useText } from '../../i18n/index.ts'
import { useDownloads, useMay } from '../../shell/index.ts'
import { Button, Card, Cluster, Muted, Stack } from '../../ui/index.ts'
import { DownloadStateTag } from '../downloads/DownloadStateTag.tsx'
import { DownloadStatus } from '../downloads/DownloadStatus.tsx'
import { ReadyModel } from '../downloads/ReadyModel.tsx'
import { HubError } from './HubError.tsx'
import type { HubSearch } from './search.ts'

export interface DownloadPanelProps {
  model: HubModelDetail
  revision: string
  gguf: string | undefined
  search: HubSearch
}

/** Fetches a model, shows how far that has come, and leads on when it is here. */
export function DownloadPanel({ model, revision, gguf, search }: DownloadPanelProps) {
  const t = useText()
  const format = useFormat()
  const mayEdit = useMay('editor')
  const latest = useDownloads()?.find((download) =>
    download.model === model.name && download.revision === revision && (download.gguf ?? undefined) === gguf)
  const start = useAct('startDownload')
  const begin = () => start.mutate({ model: model.name, revision, gguf })
  const isGated = model.trainable.reason.code === 'HUB_MODEL_GATED'
  const isShown = latest !== undefined && (latest.state !== 'cancelled' && (latest.state !== 'finished' || model.isHere))
  if (isShown) {
    return (
      <Card>
        <Stack gap={1}>
          <div><DownloadStateTag state={latest.state} /></div>
          <DownloadStatus download={latest} search={search} />
        </Stack>
      </Card>
    )
  }
  if (!mayEdit && !model.isHere) return <p><Muted>{t('models.hub.mayNot')}</Muted></p>
  const canBegin = mayEdit && model.downloadBytes > 0
  return (
    <Stack>
      <Cluster>
        {model.isHere && <ReadyModel name={model.name} search={search} />}
        {canBegin && (
          <Button
            kind={model.isHere || isGated ? 'secondary' : 'primary'}
            icon={<DownloadIcon size={16} aria-hidden />}
            isPending={start.isPending}
            onPress={begin}
          >
            {model.isHere && gguf === undefined ? t('models.hub.refresh') : t('models.hub.download', { size: format.bytes(model.downloadBytes) })}
          </Button>
        )}
      </Cluster>
      <HubError error={start.error} onRetry={begin} />
    </Stack>
  )
}
