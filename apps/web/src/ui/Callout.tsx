import type { ReactNode } from 'react'
import { CircleCheck, CircleX, Info, TriangleAlert } from 'lucide-react'
import { useText } from '../i18n/index.ts'
import styles from './Callout.module.css'

export type CalloutTone = 'info' | 'success' | 'warning' | 'error'

const icons = { info: Info, success: CircleCheck, warning: TriangleAlert, error: CircleX } as const

export interface CalloutProps {
  tone?: CalloutTone
  title?: ReactNode
  children?: ReactNode
  /** Buttons or links below. */
  actions?: ReactNode
}

/** Something to know, in place. */
export function Callout({ tone = 'info', title, children, actions }: CalloutProps) {
  const t = useText()
  const Icon = icons[tone]
  return (
    <div className={`${styles.callout} ${styles[tone]}`}>
      <Icon size={18} className={styles.icon} role="img" aria-label={t(`ui.${tone}`)} />
      <div className={styles.body}>
        {title !== undefined && <p className={styles.title}>{title}</p>}
        {children !== undefined && <div className={styles.text}>{children}</div>}
        {actions !== undefined && <div className={styles.actions}>{actions}</div>}
      </div>
    </div>
  )
}
