import { lazy, Suspense, useId, useMemo, useState } from 'react'
import { ChartSpline, Download, Table2 } from 'lucide-react'
import { type Format, type Translate, useFormat, useText } from '../i18n/index.ts'
import { IconButton, Tooltip } from '../ui/index.ts'
import { align } from './align.ts'
import type { ChartLine } from './chart-line.ts'
import { ChartCursor } from './ChartCursor.tsx'
import { toCsv } from './csv.ts'
import { highlightsOf } from './highlights.ts'
import { Legend } from './Legend.tsx'
import { PointsTable } from './PointsTable.tsx'
import { saveText } from './save-text.ts'
import { isNoisy } from './trend.ts'
import styles from './LineChart.module.css'

const Plot = lazy(() => import('./Plot.tsx'))

export interface LineChartProps {
  /** What is drawn. */
  caption: string
  /** The first one is what the summary tells of. */
  lines: readonly ChartLine[]
  formatValue: (value: number) => string
  /** What the summary points out: of a loss its lowest value, of memory its highest. */
  extreme?: 'lowest' | 'highest'
  height?: number
  /** Name of the CSV file, without its ending. */
  fileName: string
}

/**
 * Lines over the steps of a run: read by eye, by keyboard, as a sentence, as a table or as a file. Lines differ by dash and
 * marker as well as by colour. `formatValue` should stay the same function between renderings.
 */
export function LineChart({ caption, lines, formatValue, extreme = 'lowest', height = 240, fileName }: LineChartProps) {
  const t = useText()
  const format = useFormat()
  const id = useId()
  const [asTable, setAsTable] = useState(false)
  const [cursor, setCursor] = useState<number | null>(null)
  const data = useMemo(() => align(lines.map(({ curve }) => curve)), [lines])
  const formatStep = useMemo(() => (step: number) => format.number(step), [format])
  const summary = summaryOf(lines[0], extreme, formatValue, t, format)
  const isEmpty = data.steps.length === 0
  const at = cursor === null ? null : Math.min(cursor, data.steps.length - 1)
  const view = asTable ? t('charts.viewChart') : t('charts.viewTable')
  const save = () => saveText(`${fileName}.csv`, 'text/csv', toCsv(t('charts.step'), lines))
  return (
    <figure className={styles.chart} aria-labelledby={id}>
      <figcaption className={styles.caption}>
        <div className={styles.words}>
          <span id={id} className={styles.title}>{caption}</span>
          <span className={styles.summary}>{summary ?? t('charts.noPoints')}</span>
        </div>
        {!isEmpty && (
          <div className={styles.actions}>
            <Tooltip text={view}>
              <IconButton
                size="small"
                label={view}
                icon={asTable ? <ChartSpline size={16} aria-hidden /> : <Table2 size={16} aria-hidden />}
                onPress={() => setAsTable(!asTable)}
              />
            </Tooltip>
            <Tooltip text={t('charts.download')}>
              <IconButton size="small" label={t('charts.download')} icon={<Download size={16} aria-hidden />} onPress={save} />
            </Tooltip>
          </div>
        )}
      </figcaption>
      {isEmpty ? <div className={styles.nothing} style={{ blockSize: height }} /> : asTable ? (
        <PointsTable caption={caption} lines={lines} data={data} formatStep={formatStep} formatValue={formatValue} />
      ) : (
        <>
          <ChartCursor
            caption={caption}
            lines={lines}
            data={data}
            cursor={at}
            onCursor={setCursor}
            formatStep={formatStep}
            formatValue={formatValue}
          >
            <Suspense fallback={<div style={{ blockSize: height }} />}>
              <Plot
                data={data}
                height={height}
                formatStep={formatStep}
                formatValue={formatValue}
                cursor={at}
                onPoint={setCursor}
              />
            </Suspense>
          </ChartCursor>
          <Legend lines={lines} data={data} cursor={at} formatStep={formatStep} formatValue={formatValue} />
          {data.columns.some(isNoisy) && <p className={styles.summary}>{t('charts.trend')}</p>}
        </>
      )}
    </figure>
  )
}

/** “Loss 2.31 → 1.08 over 1,200 steps, lowest 1.05 at 1,150”; null while nothing is measured. */
function summaryOf(
  { label, curve }: ChartLine,
  extreme: 'lowest' | 'highest',
  formatValue: (value: number) => string,
  t: Translate,
  format: Format,
): string | null {
  const highlights = highlightsOf(curve)
  if (highlights === null) return null
  const { first, last } = highlights
  return t(extreme === 'lowest' ? 'charts.summaryLowest' : 'charts.summaryHighest', {
    label,
    first: formatValue(first.value),
    last: formatValue(last.value),
    steps: last.step,
    extreme: formatValue(highlights[extreme].value),
    at: format.number(highlights[extreme].step),
  })
}
