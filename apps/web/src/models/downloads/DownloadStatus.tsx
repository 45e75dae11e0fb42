import { useRef } from 'react'
import type { Download } from '@tunesmith/contract'
import { useFormat, useText } from '../../i18n/index.ts'
import { FailureText, isUnderWay, useErrorText } from '../../shell/index.ts'
import { Callout, Cluster, Muted, ProgressBar, useKeptFocus } from '../../ui/index.ts'
import { isSolvedInSettings, ToHubSettings } from '../hub/HubError.tsx'
import type { HubSearch } from '../hub/search.ts'
import { DownloadActions } from './DownloadActions.tsx'
import { progressText } from './progress-text.ts'
import { ReadyModel } from './ReadyModel.tsx'

export interface DownloadStatusProps {
  download: Download
  /** For which project the model was looked for. */
  search?: HubSearch
}

/** How far a download has come, what stood in its way, and what can be done now. */
export function DownloadStatus({ download, search }: DownloadStatusProps) {
  const t = useText()
  const format = useFormat()
  const textOf = useErrorText()
  const acting = useRef<HTMLDivElement>(null)
  useKeptFocus(acting, download.state) // Resume takes the place of Pause
  const { model, state, bytes, totalBytes, interruptions, error } = download
  const failure = error === null ? null : textOf(error)
  const words = progressText(download, t, format)
  return (
    <>
      {state === 'finished' || state === 'cancelled' ? (
        <p>
          <Muted><small>{state === 'finished' ? [format.bytes(bytes), t('models.downloads.verified')].join(' · ') : words}</small></Muted>
        </p>
      ) : (
        <ProgressBar
          aria-label={t('models.downloads.progress', { name: model })}
          value={totalBytes === null ? (isUnderWay(download) ? null : 0) : bytes / totalBytes}
          valueText={words}
        />
      )}
      {interruptions > 0 && <p><Muted><small>{t('models.downloads.interruptions', { count: interruptions })}</small></Muted></p>}
      {failure !== null && (
        <Callout tone="error" title={failure.title} actions={isSolvedInSettings(error!) && <ToHubSettings />}>
          <FailureText failure={error} />
        </Callout>
      )}
      <div ref={acting} tabIndex={-1}>
        <Cluster>
          {state === 'finished' ? <ReadyModel name={model} search={search} /> : <DownloadActions download={download} />}
        </Cluster>
      </div>
    </>
  )
}
