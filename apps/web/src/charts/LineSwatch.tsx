import { lineStyle, markerPath } from './line-style.ts'

/** A piece of the line at an index with its marker, as a key to the chart. */
export function LineSwatch({ index }: { index: number }) {
  const { ink, dash, marker } = lineStyle(index)
  return (
    <svg width="28" height="12" viewBox="-14 -6 28 12" aria-hidden="true" style={{ color: `var(${ink})` }}>
      <path d="M-13,0H13" stroke="currentColor" strokeWidth="2" strokeDasharray={dash.join(' ')} fill="none" />
      <path d={markerPath[marker](7)} fill="currentColor" />
    </svg>
  )
}
