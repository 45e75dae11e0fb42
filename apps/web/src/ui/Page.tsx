import { type ReactNode, useEffect, useRef } from 'react'
import { ArrowLeft } from 'lucide-react'
import { useRouterState } from '@tanstack/react-router'
import { useText } from '../i18n/index.ts'
import styles from './Page.module.css'
import { useKeptFocus } from './use-kept-focus.ts'

/** `id` of the heading of the page: where it asks the question, fields take it as `aria-labelledby`. */
export const pageTitleId = 'page-title'

export interface PageProps {
  /** The heading, and the first words of the window’s title. */
  title: string
  /** Small words above the heading: the stage, or what kind of thing this is. */
  eyebrow?: ReactNode
  /** One sentence below the heading. */
  lead?: ReactNode
  /** Where one comes from, as a `<Link>`: shown above the heading with an arrow. */
  back?: ReactNode
  /** Buttons beside the heading. */
  actions?: ReactNode
  /** narrow: one question; normal: text and lists; wide: tables and curves. */
  width?: 'narrow' | 'normal' | 'wide'
  /** Whether the page shows an error summary: the window’s title then begins with “Error”. */
  hasProblem?: boolean
  /** The rest of the window’s title: “Choose a model – {windowTitle} – Tunesmith”. */
  windowTitle?: string
  /** What counts as another page: focus moves to the heading when it changes. The path when left out. */
  focusKey?: string
  children?: ReactNode
}

/** A page: sets the window’s title, and moves focus to its heading when one comes to it. */
export function Page(
  { title, eyebrow, lead, back, actions, width = 'normal', hasProblem = false, windowTitle, focusKey, children }: PageProps,
) {
  const t = useText()
  const heading = useRef<HTMLHeadingElement>(null)
  const acting = useRef<HTMLDivElement>(null)
  const full = t('ui.pageTitle', { title: windowTitle === undefined ? title : `${title} – ${windowTitle}` })
  useEffect(() => {
    document.title = hasProblem ? t('ui.errorTitle', { title: full }) : full
  }, [full, hasProblem, t])
  useKeptFocus(acting, actions) // Resume takes the place of Pause
  const path = useRouterState({ select: ({ resolvedLocation }) => resolvedLocation?.pathname })
  const key = focusKey ?? path
  useEffect(() => {
    // The browser itself puts focus at the top of a page it has just loaded.
    if (shownPage !== undefined && key !== shownPage) heading.current?.focus({ preventScroll: true })
    shownPage = key
  }, [key])
  return (
    <div className={`${styles.page} ${styles[width]}`}>
      <header className={styles.header}>
        {back !== undefined && (
          <div className={styles.back}>
            <ArrowLeft size={16} aria-hidden className={styles.arrow} />
            {back}
          </div>
        )}
        <div className={styles.row}>
          <div className={styles.titles}>
            {eyebrow !== undefined && <div className={styles.eyebrow}>{eyebrow}</div>}
            <h1 ref={heading} id={pageTitleId} tabIndex={-1}><bdi>{title}</bdi></h1>
            {lead !== undefined && <div className={styles.lead}>{lead}</div>}
          </div>
          {actions !== undefined && <div ref={acting} tabIndex={-1} className={styles.actions}>{actions}</div>}
        </div>
      </header>
      {children}
    </div>
  )
}

/** The page that was come to last; loading, shown and failed are the same one. */
let shownPage: string | undefined

export interface SectionProps {
  title: ReactNode
  actions?: ReactNode
  children: ReactNode
}

/** A part of a page under its own heading. */
export function Section({ title, actions, children }: SectionProps) {
  return (
    <section className={styles.section}>
      <div className={styles.row}>
        <h2>{title}</h2>
        {actions !== undefined && <div className={styles.actions}>{actions}</div>}
      </div>
      {children}
    </section>
  )
}
