import type { ReactNode } from 'react'
import styles from './Tag.module.css'

export type Tone = 'neutral' | 'accent' | 'info' | 'success' | 'warning' | 'danger'

export interface TagProps {
  tone?: Tone
  icon?: ReactNode
  children: ReactNode
}

/** A word about a thing: its state or kind. The word says it all; colour only helps. */
export function Tag({ tone = 'neutral', icon, children }: TagProps) {
  return (
    <span className={`${styles.tag} ${styles[tone]}`}>
      {icon}
      {children}
    </span>
  )
}

/** A count beside a title. */
export function Badge({ children }: { children: ReactNode }) {
  return <span className={styles.badge}>{children}</span>
}
