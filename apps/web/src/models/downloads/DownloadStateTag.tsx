import type { ReactElement } from 'react'
import { Ban, CircleCheck, CirclePause, CircleX, Clock, Download as DownloadIcon } from 'lucide-react'
import type { Download } from '@tunesmith/contract'
import { useText } from '../../i18n/index.ts'
import { Tag, type Tone } from '../../ui/index.ts'

const looks: Readonly<Record<Download['state'], { tone: Tone; icon: ReactElement }>> = {
  queued: { tone: 'neutral', icon: <Clock size={14} aria-hidden /> },
  running: { tone: 'info', icon: <DownloadIcon size={14} aria-hidden /> },
  paused: { tone: 'warning', icon: <CirclePause size={14} aria-hidden /> },
  finished: { tone: 'success', icon: <CircleCheck size={14} aria-hidden /> },
  failed: { tone: 'danger', icon: <CircleX size={14} aria-hidden /> },
  cancelled: { tone: 'neutral', icon: <Ban size={14} aria-hidden /> },
}

/** The state of a download in a word. */
export function DownloadStateTag({ state }: { state: Download['state'] }) {
  const t = useText()
  return <Tag {...looks[state]}>{t(`models.downloads.${state}`)}</Tag>
}
