import { useText } from '../i18n/index.ts'
import type { Aligned } from './align.ts'
import type { ChartLine } from './chart-line.ts'
import { LineSwatch } from './LineSwatch.tsx'
import { readingAt } from './reading.ts'
import styles from './LineChart.module.css'

export interface LegendProps {
  lines: readonly ChartLine[]
  data: Aligned
  /** Index of the step under the cursor; the last step where there is none. */
  cursor: number | null
  formatStep: (step: number) => string
  formatValue: (value: number) => string
}

/** Which line is which, with its value where the cursor is. */
export function Legend({ lines, data, cursor, formatStep, formatValue }: LegendProps) {
  const t = useText()
  const at = cursor ?? data.steps.length - 1
  return (
    <div className={styles.legend}>
      <span className={styles.at}>{t('charts.cursor', { step: formatStep(data.steps[at]) })}</span>
      <ul role="list" className={styles.keys}>
        {lines.map(({ label }, index) => {
          const value = readingAt(data.columns[index], at)
          return (
            <li key={index} className={styles.key}>
              <LineSwatch index={index} />
              <span>{label}</span>
              <span className={styles.value}>
                {value === undefined ? '–' : value === null ? t('charts.notANumber') : formatValue(value)}
              </span>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
