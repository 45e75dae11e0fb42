import type { ReactNode } from 'react'
import styles from './RowList.module.css'

export interface RowListProps {
  /** What it is a list of. */
  label: string
  /** Whether other rows are on their way. */
  isBusy?: boolean
  children: ReactNode
}

/** Rows in one frame, such as chats or runs. */
export function RowList({ label, isBusy, children }: RowListProps) {
  return <ul role="list" aria-label={label} aria-busy={isBusy} className={styles.list}>{children}</ul>
}

/** A row of a list; `className` says how it lays out what is in it. With a link of `rowLinkClass`, all of it leads there. */
export function Row({ className, children }: { className: string; children: ReactNode }) {
  return <li className={`${styles.row} ${className}`}>{children}</li>
}

/** The link that a row is for. */
export const rowLinkClass = styles.link

/** What can be pressed by itself in a row that leads somewhere, such as its menu. */
export const aboveRowClass = styles.above

/** What is less important in a row. */
export const RowAbout = ({ children }: { children: ReactNode }) => <span className={styles.about}>{children}</span>
