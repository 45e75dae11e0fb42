import { Download } from 'lucide-react'
import { Link } from '@tanstack/react-router'
import { useFormat, useText } from '../i18n/index.ts'
import { VisuallyHidden } from '../ui/index.ts'
import { isUnderWay, shareOf, useDownloadNews, useDownloads } from './downloads.ts'
import styles from './DownloadsIndicator.module.css'

/** How far the downloads under way have come, wherever one is; nothing while there are none. */
export function DownloadsIndicator({ isSmall }: { isSmall: boolean }) {
  const t = useText()
  const format = useFormat()
  const downloads = useDownloads()
  useDownloadNews(downloads)
  const active = downloads?.filter(isUnderWay) ?? []
  if (active.length === 0) return null
  const share = shareOf(active)
  const name = t('models.downloads.underWay', { count: active.length })
  return (
    <Link
      to="/models/downloads"
      className={styles.indicator}
      data-small={isSmall || undefined}
      title={isSmall ? name : undefined}
    >
      <span className={styles.words}>
        <Download size={16} aria-hidden />
        {isSmall ? <VisuallyHidden>{name}</VisuallyHidden> : <span className={styles.name}>{name}</span>}
        {' '}
        <span className={styles.share}>{format.percent(share)}</span>
      </span>
      <span className={styles.track} aria-hidden>
        <span className={styles.fill} style={{ inlineSize: `${(share ?? 0) * 100}%` }} />
      </span>
    </Link>
  )
}
