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

/** The points of a chart in figures. Of very many, evenly spaced ones and the last. */
export function PointsTable({ caption, lines, data, formatStep, formatValue }: PointsTableProps) {
  const t = useText()
  const { steps, columns } = data
  const every = Math.ceil(steps.length / mostRows)
  const shown = [...steps.keys()].filter((index) => index % every === 0 || index === steps.length - 1)
  const written = (value: number | null | undefined) =>
    value === undefined ? '' : value === null ? t('charts.notANumber') : formatValue(value)
  return (
    <>
      {every > 1 && <p><Muted>{t('charts.tableThinned', { every, points: steps.length })}</Muted></p>}
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
