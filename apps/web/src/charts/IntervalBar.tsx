import { useFormat, useText } from '../i18n/index.ts'
import styles from './IntervalBar.module.css'

export interface IntervalBarProps {
  /** Whose share it is. */
  label: string
  /** The counts behind it. */
  detail: string
  /** 0…1 */
  share: number
  /** The ends of its 95 % interval. */
  low: number
  high: number
  /** The one that matters is filled, the one to compare with hollow. */
  kind: 'base' | 'tuned'
}

/** A share with how sure it is: a mark where it was measured, and a band where it may really be. */
export function IntervalBar({ label, detail, share, low, high, kind }: IntervalBarProps) {
  const t = useText()
  const format = useFormat()
  const at = (part: number) => `${Math.min(1, Math.max(0, part)) * 100}%`
  const [shown, from, to] = [share, low, high].map((part) => format.percent(part))
  return (
    <div className={styles.interval} data-kind={kind}>
      <div className={styles.words}>
        <span className={styles.label}>{label}</span>
        <span className={styles.detail}>{detail}</span>
      </div>
      <div className={styles.track} role="img" aria-label={t('charts.interval', { share: shown, low: from, high: to })}>
        <div className={styles.band} style={{ insetInlineStart: at(low), inlineSize: at(high - low) }} />
        <div className={styles.mark} style={{ insetInlineStart: at(share) }} />
      </div>
      <div className={styles.figures} aria-hidden>
        <span className={styles.share}>{shown}</span>
        <span className={styles.detail}>{from} – {to}</span>
      </div>
    </div>
  )
}
