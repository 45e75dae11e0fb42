import { Checkbox } from 'react-aria-components'
import { Check } from 'lucide-react'
import type { Run } from '@tunesmith/contract'
import { useOperation } from '../api/index.ts'
import { highlightsOf, Sparkline } from '../charts/index.ts'
import { type Format, type Translate, useFormat, useText } from '../i18n/index.ts'
import { Link, ProgressBar } from '../ui/index.ts'
import { headlineOf } from './headline.ts'
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
    <li className={styles.row}>
      {onChoose !== undefined && (
        <Checkbox className={styles.choice} isSelected={isChosen} onChange={onChoose} aria-label={t('runs.select', { name: run.name })}>
          <span className={styles.box} aria-hidden>{isChosen && <Check size={14} strokeWidth={3} />}</span>
        </Checkbox>
      )}
      <div className={styles.name}>
        <Link to="/runs/$runId" params={{ runId: run.id }} className={styles.link}>{run.name}</Link>
        <span className={styles.about}><bdi>{run.model}</bdi> · {momentOf(run, t, format)}</span>
      </div>
      <div className={styles.state}>
        <RunStateTag state={run.state} />
        {run.verdict !== null && <VerdictTag verdict={run.verdict.verdict} />}
      </div>
      <LossSparkline runId={run.id} steps={run.step} />
      <div className={styles.progress}>{activeStates.has(run.state) || run.state === 'paused' ? <RunProgress run={run} /> : null}</div>
    </li>
  )
}

function momentOf(run: Run, t: Translate, format: Format): string {
  if (run.endedAt !== null) return t('runs.ended', { when: format.relative(run.endedAt) })
  if (run.startedAt !== null) return t('runs.started', { when: format.relative(run.startedAt) })
  return t('runs.created', { when: format.relative(run.createdAt) })
}

function RunProgress({ run }: { run: Run }) {
  const t = useText()
  const format = useFormat()
  const headline = headlineOf(run, undefined, t, format)
  const share = run.totalSteps === null || run.totalSteps === 0 ? null : run.step / run.totalSteps
  if (run.state === 'queued') return <span className={styles.about}>{headline}</span>
  return <ProgressBar label={<span className={styles.about}>{headline}</span>} value={share} />
}

const sparklinePoints = 60

function LossSparkline({ runId, steps }: { runId: string; steps: number }) {
  const t = useText()
  const format = useFormat()
  const series = useOperation('getRunSeries', { runId, names: 'loss', points: sparklinePoints }, { enabled: steps > 1 })
  const curve = series.data?.items[0]
  const highlights = curve && highlightsOf(curve)
  if (!curve || !highlights) return <div className={styles.sparkline} />
  const [first, last] = [highlights.first, highlights.last].map(({ value }) => format.significant(value, 3))
  return (
    <div className={styles.sparkline}>
      <Sparkline curve={curve} label={t('runs.sparkline', { first, last })} />
      <span className={styles.about} aria-hidden>{last}</span>
    </div>
  )
}
