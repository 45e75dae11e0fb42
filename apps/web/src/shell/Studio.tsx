import { type CSSProperties, type MouseEvent, useEffect, useState } from 'react'
import { ChevronsUpDown, PanelLeft } from 'lucide-react'
import { Button } from 'react-aria-components'
import { Link, Outlet, useRouter } from '@tanstack/react-router'
import { useText } from '../i18n/index.ts'
import { Announcer, IconButton, Logo, Mark } from '../ui/index.ts'
import { AccountMenu } from './AccountMenu.tsx'
import { DownloadsIndicator } from './DownloadsIndicator.tsx'
import { BottomNavigation, SideNavigation } from './Navigation.tsx'
import { Unreachable } from './Unreachable.tsx'
import { useUser } from './session.ts'
import { useIsWide } from './use-is-wide.ts'
import styles from './Studio.module.css'

const storageKey = 'tunesmith.navigation'

/** What stands around every page for who is signed in; others are led to the sign-in page. */
export function Studio() {
  const t = useText()
  const user = useUser()
  const isWide = useIsWide()
  const [isCollapsed, setCollapsed] = useState(() => localStorage.getItem(storageKey) === 'collapsed')
  if (user === null) return <ToSignIn />
  const collapse = () => {
    localStorage.setItem(storageKey, isCollapsed ? 'open' : 'collapsed')
    setCollapsed(!isCollapsed)
  }
  return (
    <div
      className={styles.studio}
      data-layout={isWide ? 'wide' : 'narrow'}
      data-collapsed={isCollapsed || undefined}
      style={isWide ? undefined : ({ '--bottom-bar': '3.5rem' } as CSSProperties)}
    >
      <a href="#content" className={styles.skip} onClick={skipToContent}>{t('shell.skip')}</a>
      {isWide ? (
        <header className={styles.side}>
          <div className={styles.top}>
            <Link to="/" className={styles.home} aria-label={`Tunesmith – ${t('shell.toHome')}`}>
              {isCollapsed ? <Mark size={24} /> : <Logo size={24} />}
            </Link>
            <IconButton
              size="small"
              label={t(isCollapsed ? 'shell.nav.expand' : 'shell.nav.collapse')}
              icon={<PanelLeft size={16} aria-hidden className={styles.mirrored} />}
              onPress={collapse}
            />
          </div>
          <SideNavigation isCollapsed={isCollapsed} />
          <DownloadsIndicator isSmall={isCollapsed} />
          <AccountMenu
            trigger={
              <Button className={styles.account} aria-label={`${t('shell.account')}: ${user.name}`}>
                <span className={styles.initial} data-initial={initialOf(user.name)} aria-hidden />
                {!isCollapsed && <span className={styles.name}>{user.name}</span>}
                {!isCollapsed && <ChevronsUpDown size={14} aria-hidden />}
              </Button>
            }
          />
        </header>
      ) : (
        <header className={styles.bar}>
          <Link to="/" className={styles.home} aria-label={`Tunesmith – ${t('shell.toHome')}`}>
            <Logo size={22} />
          </Link>
          <div className={styles.end}>
            <DownloadsIndicator isSmall />
            <AccountMenu
              trigger={
                <Button className={styles.account} aria-label={`${t('shell.account')}: ${user.name}`}>
                  <span className={styles.initial} data-initial={initialOf(user.name)} aria-hidden />
                </Button>
              }
            />
          </div>
        </header>
      )}
      <main id="content" tabIndex={-1} className={styles.content}>
        <Unreachable />
        <Outlet />
      </main>
      {!isWide && <BottomNavigation />}
      <Announcer />
    </div>
  )
}

/** Leads to the sign-in page, and from there back to this one. */
function ToSignIn() {
  const { navigate, latestLocation: { href } } = useRouter()
  const [here] = useState(href) // on the way, the address changes already
  useEffect(() => void navigate({ to: '/sign-in', search: here === '/' ? {} : { to: here }, replace: true }), [navigate, here])
  return null
}

const initialOf = (name: string) => [...name.trim()][0]?.toUpperCase() ?? '·'

/** The fragment of the address stays as it is: it may mean something to the page. */
function skipToContent(event: MouseEvent): void {
  event.preventDefault()
  document.getElementById('content')?.focus()
}
