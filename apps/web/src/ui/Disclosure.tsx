import type { ReactNode } from 'react'
import { ChevronRight } from 'lucide-react'
import { Button, Disclosure as AriaDisclosure, type DisclosureProps as AriaDisclosureProps, DisclosurePanel, Heading } from 'react-aria-components'
import styles from './Disclosure.module.css'

export interface DisclosureProps extends Omit<AriaDisclosureProps, 'className' | 'style' | 'children'> {
  title: ReactNode
  /** Level of the heading it is; 3 when left out. */
  level?: 2 | 3 | 4
  children: ReactNode
}

/** More of the same, in place: closed until asked for. */
export function Disclosure({ title, level = 3, children, ...props }: DisclosureProps) {
  return (
    <AriaDisclosure {...props} className={styles.disclosure}>
      <Heading level={level} className={styles.heading}>
        <Button slot="trigger" className={styles.trigger}>
          <ChevronRight size={16} className={styles.chevron} aria-hidden />
          <span>{title}</span>
        </Button>
      </Heading>
      <DisclosurePanel className={styles.panel}>
        <div className={styles.content}>{children}</div>
      </DisclosurePanel>
    </AriaDisclosure>
  )
}
