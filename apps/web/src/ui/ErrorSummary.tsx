import { type MouseEvent, useEffect, useRef } from 'react'
import { useText } from '../i18n/index.ts'
import { WithCode } from './WithCode.tsx'
import styles from './ErrorSummary.module.css'

export interface FieldProblem {
  /** `id` of the field; leave it out where no field is to blame. */
  field?: string
  /** The same words as beside the field. */
  problem: string
}

export interface ErrorSummaryProps {
  problems: readonly FieldProblem[]
}

const focusable = 'input, textarea, select, button, a[href], [tabindex]'

/** What kept the page from going on: it takes focus when it appears or changes, and leads to each field. */
export function ErrorSummary({ problems }: ErrorSummaryProps) {
  const t = useText()
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (problems.length > 0) box.current?.focus()
  }, [problems])
  if (problems.length === 0) return null
  return (
    <div ref={box} role="alert" tabIndex={-1} className={styles.summary}>
      <h2 className={styles.title}>{t('ui.problemTitle')}</h2>
      <ul role="list" className={styles.list}>
        {problems.map(({ field, problem }) => (
          <li key={`${field} ${problem}`}>
            {field === undefined
              ? <WithCode text={problem} />
              : <a href={`#${field}`} onClick={(event) => focusField(event, field)}>{problem}</a>}
          </li>
        ))}
      </ul>
    </div>
  )
}

function focusField(event: MouseEvent, id: string): void {
  const field = document.getElementById(id)
  if (field === null) return
  event.preventDefault()
  const target = field.matches(focusable) ? field : field.querySelector<HTMLElement>(focusable)
  target?.focus()
  field.scrollIntoView({ block: 'center' })
}
