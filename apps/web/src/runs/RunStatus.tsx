import { useEffect, useRef } from 'react'
import type { Run } from '@tunesmith/contract'
import { type Format, type MessageId, type Translate, useFormat, useText } from '../i18n/index.ts'
import { announce, Card, type Definition, DefinitionList, ProgressBar } from '../ui/index.ts'
import { Activity } from './Activity.tsx'
import { headlineOf, type Phase, phaseOf, secondsBetween } from './headline.ts'
import type { LiveRun } from './live-run.ts'
import { RunStateTag } from './RunStateTag.tsx'
import styles from './RunStatus.module.css'

const explanations: Readonly<Partial<Record<Phase, MessageId>>> = {
  waiting: 'runs.explain.waiting',
  preparing: 'runs.explain.preparing',
  training: 'runs.explain.training',
  testing: 'runs.explain.testing',
  paused: 'runs.explain.paused',
  cancelled: 'runs.explain.cancelled',
}

/** Phases in which the bar of the steps says something. */
const countsSteps: ReadonlySet<Phase> = new Set(['training', 'testing', 'pausing', 'paused', 'stopping', 'failed', 'cancelled'])

/** What a run is doing: in plain words, as a bar, and in its most telling numbers. */
export function RunStatus({ run, live }: { run: Run; live: LiveRun }) {
  const t = useText()
  const format = useFormat()
  const phase = phaseOf(run, live)
  const headline = headlineOf(run, live, t, format)
  const explanation = explanations[phase]
  const step = live.step?.step ?? run.step
  const total = live.planned?.totalSteps ?? run.totalSteps
  useAnnouncedPhase(phase, headline)
  return (
    <Card>
      <div className={styles.head}>
        <p className={styles.headline}>{headline}</p>
        <RunStateTag state={run.state} />
      </div>
      {phase === 'preparing' && (
        live.activity ? <Activity event={live.activity} /> : <ProgressBar aria-label={headline} value={null} />
      )}
      {countsSteps.has(phase) && total !== null && step > 0 && (
        <ProgressBar
          aria-label={t('runs.progress')}
          value={Math.min(1, step / total)}
          valueText={stepText(step, total, live.step?.epoch, t, format)}
        />
      )}
      {explanation !== undefined && <p className={styles.explanation}>{t(explanation)}</p>}
      {step > 0 && <DefinitionList layout="facts" items={factsOf(run, live, t, format)} />}
    </Card>
  )
}

/** Says it once when a run enters another phase; not while the page is being opened. */
function useAnnouncedPhase(phase: Phase, headline: string): void {
  const last = useRef(phase)
  useEffect(() => {
    if (last.current === phase) return
    last.current = phase
    announce(headline)
  }, [phase, headline])
}

function stepText(step: number, total: number, epoch: number | undefined, t: Translate, format: Format): string {
  const [at, of] = [format.number(step), format.number(total)]
  if (epoch === undefined) return t('runs.stepOf', { step: at, total: of })
  return t('runs.stepInPass', { step: at, total: of, pass: format.number(Math.max(1, Math.ceil(epoch))) })
}

function factsOf(run: Run, live: LiveRun, t: Translate, format: Format): Definition[] {
  const { step, evaluation, best, checkpoint } = live
  const loss = step?.loss ?? run.loss
  const speed = step?.tokensPerSecond ?? run.tokensPerSecond
  const validation = evaluation?.loss ?? run.validationLoss
  const isBest = best === undefined || best.loss === null || best.step === evaluation?.step
  const facts: (Definition | false)[] = [
    { term: t('runs.fact.loss'), value: format.significant(loss, 3) },
    validation !== null && {
      term: t('runs.fact.validationLoss'),
      value: isBest ? format.significant(validation, 3) : t('runs.fact.bestAt', {
        loss: format.significant(validation, 3), best: format.significant(best.loss, 3), step: format.number(best.step),
      }),
    },
    { term: t('runs.fact.speed'), value: t('runs.tokensPerSecond', { tokens: format.compact(speed) }) },
    { term: t('runs.fact.memory'), value: format.bytes(step?.memoryBytes ?? run.memoryBytes) },
    run.endedAt !== null && { term: t('runs.fact.time'), value: format.duration(secondsBetween(run.startedAt, run.endedAt)) },
    run.endedAt === null && checkpoint !== undefined && {
      term: t('runs.fact.saved'),
      value: t('charts.cursor', { step: format.number(checkpoint.step) }),
    },
  ]
  return facts.filter((fact) => fact !== false)
}
