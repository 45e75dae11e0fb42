import type { Publication } from '@tunesmith/contract'
import { useFormat, useText } from '../../i18n/index.ts'
import { FailureText } from '../../shell/index.ts'
import { Callout, LinkButton, ProgressBar } from '../../ui/index.ts'

/** How an export is pushed to the hub, or what came of it. */
export function PublicationStatus({ publication }: { publication: Publication }) {
  const t = useText()
  const format = useFormat()
  const { repository, state, bytes, totalBytes, url, error } = publication
  switch (state) {
    case 'running':
      return (
        <ProgressBar
          label={t('export.push.running', { repository })}
          value={totalBytes === 0 ? null : bytes / totalBytes}
          valueText={t('models.downloads.arrived', { bytes: format.bytes(bytes), total: format.bytes(totalBytes) })}
        />
      )
    case 'finished':
      return (
        <Callout tone="success" title={t('export.push.finished')}>
          {url === null ? <bdi>{repository}</bdi> : <a href={url} target="_blank" rel="noopener noreferrer"><bdi>{repository}</bdi></a>}
        </Callout>
      )
    case 'cancelled':
      return <Callout>{t('export.push.cancelled', { repository })}</Callout>
    case 'failed':
      return (
        <Callout
          tone="error"
          title={t('export.push.failed', { repository })}
          actions={<LinkButton size="small" to="/settings/$section" params={{ section: 'hub' }}>{t('models.hub.toSettings')}</LinkButton>}
        >
          <FailureText failure={error} />
        </Callout>
      )
  }
}
