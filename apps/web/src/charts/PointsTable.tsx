import { useText } from '../i18n/index.ts'
import { Muted, ScrollRegion } from '../ui/index.ts'
import type { Aligned } from './align.ts'
import type { ChartLine } from './chart-line.ts'
import styles from './LineChart.module.css'

/** Rows a person may read; the file has all of them. */
const mostRows = 200

export interface PointsTableProps {
  caption: string
  lines: readonly ChartLine[]
  data: Aligned
  formatStep: (step: number) => string
  formatValue: (value: number) => string
}

/** The points of a chart in figures; of very many, evenly spaced ones of each line and the last. */
export function PointsTable({ caption, lines, data, formatStep, formatValue }: PointsTableProps) {
  const t = useText()
  const { steps, columns } = data
  const shown = rowsShown(data)
  const written = (value: number | null | undefined) =>
    value === undefined ? '' : value === null ? t('charts.notANumber') : formatValue(value)
  return (
    <>
      {shown.length < steps.length && (
        <p><Muted>{t('charts.tableThinned', { shown: shown.length, points: steps.length })}</Muted></p>
      )}
      <div className={styles.table}>
        <ScrollRegion label={caption}>
          <table>
            <caption className={styles.hidden}>{caption}</caption>
            <thead>
              <tr>
                <th scope="col">{t('charts.step')}</th>
                {lines.map(({ label }, index) => <th key={index} scope="col">{label}</th>)}
              </tr>
            </thead>
            <tbody>
              {shown.map((index) => (
                <tr key={index}>
                  <th scope="row">{formatStep(steps[index])}</th>
                  {columns.map((column, line) => <td key={line}>{written(column[index])}</td>)}
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      </div>
    </>
  )
}

function rowsShown({ steps, columns }: Aligned): number[] {
  const share = Math.floor(mostRows / columns.length)
  const chosen = columns.flatMap((column) => {
    const present = [...steps.keys()].filter((index) => column[index] !== undefined)
    const every = Math.ceil(present.length / share)
    return present.filter((_, at) => at % every === 0 || at === present.length - 1)
  })
  return [...new Set(chosen)].sort((a, b) => a - b)
}
