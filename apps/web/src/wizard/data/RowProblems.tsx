import type { DatasetRow } from '@tunesmith/contract'
import { CircleX, TriangleAlert } from 'lucide-react'
import { Explained, useText } from '../../i18n/index.ts'
import { isKnownProblem } from './problem-kinds.ts'
import styles from './RowProblems.module.css'

const icons = { error: CircleX, warning: TriangleAlert } as const

/** What is wrong with one row, and what to do about it. */
export function RowProblems({ problems }: Pick<DatasetRow, 'problems'>) {
  const t = useText()
  if (problems.length === 0) return null
  return (
    <ul role="list" className={styles.problems}>
      {problems.map(({ kind, severity, field, problem, repair }, index) => {
        const Icon = icons[severity]
        return (
          <li key={index} className={styles.problem} data-severity={severity}>
            <Icon size={16} role="img" aria-label={t(`ui.${severity}`)} />
            <span>
              {isKnownProblem(kind) && <><strong>{t(`wizard.problem.${kind}.title`)}</strong>{' '}</>}
              <span className={styles.repair}>
                ({field !== null && <><code>{field}</code>: </>}<Explained reason={problem} />){' '}
                {isKnownProblem(kind) ? t(`wizard.problem.${kind}.help`) : <Explained reason={repair} />}
              </span>
            </span>
          </li>
        )
      })}
    </ul>
  )
}
