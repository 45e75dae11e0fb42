import { ProgressBar } from 'react-aria-components'
import { useText } from '../i18n/index.ts'
import styles from './Spinner.module.css'

export interface SpinnerProps {
  /** What is awaited; “Loading” when left out. */
  label?: string
}

/** Waiting for something short. It shows after 200 ms, so that quick answers do not flash. */
export function Spinner({ label }: SpinnerProps) {
  const t = useText()
  return (
    <ProgressBar isIndeterminate aria-label={label ?? t('ui.loading')} className={styles.spinner}>
      <Ring size={24} />
    </ProgressBar>
  )
}

/** The turning ring alone; it says nothing to those who do not see it. */
export function Ring({ size }: { size: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" fill="none" strokeWidth="2.5" className={styles.ring} aria-hidden>
      <circle cx="12" cy="12" r="9" stroke="currentColor" opacity="0.25" />
      <path d="M12 3a9 9 0 0 1 9 9" stroke="currentColor" strokeLinecap="round" />
    </svg>
  )
}
