import { useEffect } from 'react'
import { useFormat, useText } from '../../i18n/index.ts'
import { ErrorCallout } from '../../shell/index.ts'
import { announce, Button, Card, Cluster, ProgressBar, Stack } from '../../ui/index.ts'
import type { Upload } from './use-upload.ts'

/** How far a file has come, with a way to break it off; or why it was not taken, with a way to try again. */
export function UploadProgress({ upload, send, cancel }: Upload) {
  const t = useText()
  const format = useFormat()
  const quarter = upload.state === 'sending' ? Math.floor(upload.share * 4) / 4 : 0
  useEffect(() => {
    if (quarter > 0) announce(format.percent(quarter))
  }, [quarter, format])
  if (upload.state === 'idle') return null
  const { file } = upload
  if (upload.state === 'failed') {
    return (
      <Stack gap={1}>
        <ErrorCallout error={upload.error} onRetry={() => send(file)} />
      </Stack>
    )
  }
  const stop = () => {
    cancel()
    announce(t('wizard.data.cancelled', { name: file.name }))
  }
  return (
    <Card>
      <ProgressBar
        label={t(upload.share < 1 ? 'wizard.data.sending' : 'wizard.data.reading', { name: file.name })}
        value={upload.share < 1 ? upload.share : null}
        valueText={t('wizard.data.sent', { share: format.percent(upload.share), size: format.bytes(file.size) })}
      />
      <Cluster>
        <Button size="small" onPress={stop}>{t('wizard.cancel')}</Button>
      </Cluster>
    </Card>
  )
}
