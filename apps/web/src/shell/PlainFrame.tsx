import type { ReactNode } from 'react'
import { SlidersHorizontal } from 'lucide-react'
import { useText } from '../i18n/index.ts'
import { Announcer, IconButton, Logo } from '../ui/index.ts'
import { AccountMenu } from './AccountMenu.tsx'
import styles from './PlainFrame.module.css'
import { Unreachable } from './Unreachable.tsx'

/** What stands around pages without the studio's navigation: signing in, and when nothing else works. */
export function PlainFrame({ children }: { children: ReactNode }) {
  const t = useText()
  return (
    <div className={styles.frame}>
      <header className={styles.bar}>
        <Logo size={26} />
        <AccountMenu trigger={<IconButton label={t('shell.preferences')} icon={<SlidersHorizontal size={18} aria-hidden />} />} />
      </header>
      <main className={styles.content}>
        <Unreachable />
        {children}
      </main>
      <Announcer />
    </div>
  )
}
