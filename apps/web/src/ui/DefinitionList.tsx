import type { ReactNode } from 'react'
import styles from './DefinitionList.module.css'

export interface Definition {
  term: ReactNode
  value: ReactNode
  /** Something to do about it, such as a Change link. */
  action?: ReactNode
}

export interface DefinitionListProps {
  items: readonly Definition[]
  /** Names in front of the values, or small facts side by side. */
  layout?: 'rows' | 'facts'
}

/** Names and values: an answer page, the facts of a run. */
export function DefinitionList({ items, layout = 'rows' }: DefinitionListProps) {
  return (
    <dl className={styles[layout]}>
      {items.map(({ term, value, action }, index) => (
        <div key={index} className={styles.item}>
          <dt className={styles.term}>{term}</dt>
          <dd className={styles.value}>{value}</dd>
          {action !== undefined && <dd className={styles.action}>{action}</dd>}
        </div>
      ))}
    </dl>
  )
}
