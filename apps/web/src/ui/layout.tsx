import type { CSSProperties, ReactNode } from 'react'
import styles from './layout.module.css'

/** Steps of space: halves and multiples of 8 px. */
export type Space = 'half' | 1 | 2 | 3 | 4 | 6 | 8

const gapOf = (gap: Space): CSSProperties => ({ gap: `var(--space-${gap})` })

interface LayoutProps {
  gap?: Space
  children: ReactNode
}

/** One below the other. */
export function Stack({ gap = 2, children }: LayoutProps) {
  return <div className={styles.stack} style={gapOf(gap)}>{children}</div>
}

export interface ClusterProps extends LayoutProps {
  /** Where things stand along the line. */
  justify?: 'start' | 'between' | 'end'
  align?: 'center' | 'start' | 'baseline' | 'end'
}

/** Side by side, wrapping where there is no room. */
export function Cluster({ gap = 1, justify = 'start', align = 'center', children }: ClusterProps) {
  return (
    <div className={styles.cluster} data-justify={justify} data-align={align} style={gapOf(gap)}>
      {children}
    </div>
  )
}

export interface GridProps extends LayoutProps {
  /** Columns are at least this wide, and as many as fit: `18rem`. */
  minimum?: string
}

/** Equal columns, as many as fit. */
export function Grid({ gap = 2, minimum = '18rem', children }: GridProps) {
  return (
    <div
      className={styles.grid}
      style={{ ...gapOf(gap), gridTemplateColumns: `repeat(auto-fill, minmax(min(${minimum}, 100%), 1fr))` }}
    >
      {children}
    </div>
  )
}

/** Text in the second colour. */
export function Muted({ children }: { children: ReactNode }) {
  return <span className={styles.muted}>{children}</span>
}

/** A surface with a hairline border. */
export function Card({ children }: { children: ReactNode }) {
  return <div className={styles.card}>{children}</div>
}

/** Seen by nobody, heard by those who listen. */
export function VisuallyHidden({ children }: { children: ReactNode }) {
  return <span className={styles.hidden}>{children}</span>
}

export interface ScrollRegionProps {
  /** What scrolls, for those who reach it by keyboard. */
  label: string
  children: ReactNode
}

/** A wide thing, such as a table, that scrolls sideways by itself instead of the page. */
export function ScrollRegion({ label, children }: ScrollRegionProps) {
  return (
    <div role="region" aria-label={label} tabIndex={0} className={styles.scroll}>
      {children}
    </div>
  )
}
