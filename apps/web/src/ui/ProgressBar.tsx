import type { ReactNode } from 'react'
import { Label, Meter as AriaMeter, ProgressBar as AriaProgressBar } from 'react-aria-components'
import styles from './ProgressBar.module.css'

export interface ProgressBarProps {
  /** What moves on; give `aria-label` instead where the words stand elsewhere. */
  label?: ReactNode
  'aria-label'?: string
  /** 0…1; null while nobody knows. */
  value: number | null
  /** What the value means, in words: “320 of 1,200 steps”. */
  valueText?: string
}

/** How far something has come. */
export function ProgressBar({ label, value, valueText, ...props }: ProgressBarProps) {
  return (
    <AriaProgressBar
      {...props}
      value={value ?? undefined}
      minValue={0}
      maxValue={1}
      isIndeterminate={value === null}
      valueLabel={valueText}
      className={styles.bar}
    >
      {(label !== undefined || valueText !== undefined) && (
        <div className={styles.words}>
          {label !== undefined && <Label>{label}</Label>}
          {valueText !== undefined && <span className={styles.value}>{valueText}</span>}
        </div>
      )}
      <Track share={value} />
    </AriaProgressBar>
  )
}

export interface MeterProps {
  label?: ReactNode
  'aria-label'?: string
  /** 0…1 */
  value: number
  valueText?: string
  tone?: 'accent' | 'success' | 'warning' | 'danger'
}

/** How much of something there is: memory, a share of right answers. */
export function Meter({ label, value, valueText, tone = 'accent', ...props }: MeterProps) {
  return (
    <AriaMeter {...props} value={value} minValue={0} maxValue={1} valueLabel={valueText} className={styles.bar} data-tone={tone}>
      {(label !== undefined || valueText !== undefined) && (
        <div className={styles.words}>
          {label !== undefined && <Label>{label}</Label>}
          {valueText !== undefined && <span className={styles.value}>{valueText}</span>}
        </div>
      )}
      <Track share={Math.min(1, Math.max(0, value))} />
    </AriaMeter>
  )
}

function Track({ share }: { share: number | null }) {
  return (
    <div className={styles.track}>
      <div
        className={share === null ? `${styles.fill} ${styles.moving}` : styles.fill}
        style={share === null ? undefined : { inlineSize: `${share * 100}%` }}
      />
    </div>
  )
}
