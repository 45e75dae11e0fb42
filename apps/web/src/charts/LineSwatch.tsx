import type { CSSProperties } from 'react'
import { lineStyle, markerPath } from './line-style.ts'
import styles from './LineChart.module.css'

/** A piece of the line at an index with its marker, as a key to the chart. */
export function LineSwatch({ index }: { index: number }) {
  const { ink, dash, marker } = lineStyle(index)
  return (
    <svg
      width="28"
      height="12"
      viewBox="-14 -6 28 12"
      aria-hidden="true"
      className={styles.swatch}
      style={{ '--ink': `var(${ink})` } as CSSProperties}
    >
      <path d="M-13,0H13" stroke="currentColor" strokeWidth="2" strokeDasharray={dash.join(' ')} fill="none" />
      <path d={markerPath[marker](7)} fill="currentColor" />
    </svg>
  )
}
