import { Checkbox } from 'react-aria-components'
import { Check } from 'lucide-react'
import type { Run } from '@tunesmith/contract'
import { useOperation } from '../api/index.ts'
import { highlightsOf, Sparkline } from '../charts/index.ts'
import { type Format, type Translate, useFormat, useText } from '../i18n/index.ts'
import { aboveRowClass, Link, Row, RowAbout, rowLinkClass } from '../ui/index.ts'
import { RunProgress } from './RunProgress.tsx'
import { RunStateTag } from './RunStateTag.tsx'
import { activeStates } from './use-live-run.ts'
import { VerdictTag } from './VerdictTag.tsx'
import styles from './RunsPage.module.css'

export interface RunRowProps {
  run: Run
  isChosen: boolean
  /** Chooses the run for a comparison; nothing to choose where it is left out. */
  onChoose?: (isChosen: boolean) => void
}

/** A run in the list: a row where there is room, a card on a phone. */
export function RunRow({ run, isChosen, onChoose }: RunRowProps) {
  const t = useText()
  const format = useFormat()
  return (
    <Row className={styles.row}>
      {onChoose !== undefined && (
        <Checkbox
          className={`${styles.choice} ${aboveRowClass}`}
          isSelected={isChosen}
          onChange={onChoose}
          aria-label={t('runs.select', { name: run.name })}
        >
          <span className={styles.box} aria-hidden>{isChosen && <Check size={14} strokeWidth={3} />}</span>
        </Checkbox>
      )}
      <div className={styles.name}>
        <Link to="/runs/$runId" params={{ runId: run.id }} className={rowLinkClass}>{run.name}</Link>
        <RowAbout><bdi>{run.model}</bdi> · {momentOf(run, t, format)}</RowAbout>
      </div>
      <div className={styles.state}>
        <RunStateTag state={run.state} />
        {run.verdict !== null && <VerdictTag verdict={run.verdict.verdict} />}
      </div>
      <LossSparkline run={run} />
      <div className={styles.progress}><RunProgress run={run} /></div>
    </Row>
  )
}

function momentOf(run: Run, t: Translate, format: Format): string {
  if (run.endedAt !== null) return t('runs.ended', { when: format.relative(run.endedAt) })
  if (run.startedAt !== null) return t('runs.started', { when: format.relative(run.startedAt) })
  return t('runs.created', { when: format.relative(run.createdAt) })
}

const sparklinePoints = 60

/** How often the curve of an active run is read again. */
const askEveryMs = 8000

function LossSparkline({ run }: { run: Run }) {
  const t = useText()
  const format = useFormat()
  const series = useOperation('getRunSeries', { runId: run.id, names: 'loss', points: sparklinePoints }, {
    enabled: run.step > 1,
    refetchInterval: activeStates.has(run.state) ? askEveryMs : undefined,
  })
  const curve = series.data?.items[0]
  const highlights = curve && highlightsOf(curve)
  if (!curve || !highlights) return <div className={styles.sparkline} />
  const [first, last] = [highlights.first, highlights.last].map(({ value }) => format.significant(value, 3))
  return (
    <div className={styles.sparkline}>
      <Sparkline curve={curve} label={t('runs.sparkline', { first, last })} />
      <span aria-hidden><RowAbout>{last}</RowAbout></span>
    </div>
  )
}
