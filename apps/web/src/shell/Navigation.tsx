import { useState } from 'react'
import { Ellipsis } from 'lucide-react'
import { Link } from '@tanstack/react-router'
import { useText } from '../i18n/index.ts'
import { Dialog } from '../ui/index.ts'
import { navigation, type NavigationEntry } from './navigation.ts'
import styles from './Navigation.module.css'

interface EntryProps {
  entry: NavigationEntry
  isCollapsed?: boolean
  onFollow?: () => void
}

function Entry({ entry: { to, text, icon: Icon }, isCollapsed = false, onFollow }: EntryProps) {
  const t = useText()
  return (
    <Link
      to={to}
      activeOptions={{ exact: to === '/' }}
      className={styles.entry}
      aria-label={isCollapsed ? t(text) : undefined}
      title={isCollapsed ? t(text) : undefined}
      onClick={onFollow}
    >
      <Icon size={18} aria-hidden />
      <span className={isCollapsed ? styles.hidden : undefined}>{t(text)}</span>
    </Link>
  )
}

/** The sections of the studio, at the side of a wide window. */
export function SideNavigation({ isCollapsed }: { isCollapsed: boolean }) {
  const t = useText()
  return (
    <nav aria-label={t('shell.nav.label')} className={styles.side} data-collapsed={isCollapsed || undefined}>
      {navigation.map((group, index) => (
        <ul key={index} role="list" className={styles.group}>
          {group.map((entry) => (
            <li key={entry.to}>
              <Entry entry={entry} isCollapsed={isCollapsed} />
            </li>
          ))}
        </ul>
      ))}
    </nav>
  )
}

/** The main sections at the bottom of a phone, and the others behind “More”. */
export function BottomNavigation() {
  const t = useText()
  const [showsMore, setShowsMore] = useState(false)
  const entries = navigation.flat()
  return (
    <nav aria-label={t('shell.nav.label')} className={styles.bottom}>
      <ul role="list" className={styles.bar}>
        {entries.filter(({ isMain }) => isMain).map((entry) => (
          <li key={entry.to}>
            <Entry entry={entry} />
          </li>
        ))}
        <li>
          <button type="button" className={styles.entry} aria-haspopup="dialog" onClick={() => setShowsMore(true)}>
            <Ellipsis size={18} aria-hidden />
            <span>{t('shell.nav.more')}</span>
          </button>
        </li>
      </ul>
      <Dialog isOpen={showsMore} onClose={() => setShowsMore(false)} title={t('shell.nav.more')}>
        <ul role="list" className={styles.group}>
          {entries.filter(({ isMain }) => !isMain).map((entry) => (
            <li key={entry.to}>
              <Entry entry={entry} onFollow={() => setShowsMore(false)} />
            </li>
          ))}
        </ul>
      </Dialog>
    </nav>
  )
}
