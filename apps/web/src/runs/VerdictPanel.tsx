import type { ReactNode } from 'react'
import type { Run, Verdict } from '@tunesmith/contract'
import { IntervalBar } from '../charts/index.ts'
import { type MessageId, useFormat, useText } from '../i18n/index.ts'
import { Callout, Card, DefinitionList, Disclosure, Muted, Stack } from '../ui/index.ts'
import { VerdictTag } from './VerdictTag.tsx'
import styles from './VerdictPanel.module.css'

const verdicts: Readonly<Record<Verdict['verdict'], { title: MessageId; text: MessageId }>> = {
  better: { title: 'runs.result.better', text: 'runs.result.betterText' },
  'no-evidence': { title: 'runs.result.noEvidence', text: 'runs.result.noEvidenceText' },
  worse: { title: 'runs.result.worse', text: 'runs.result.worseText' },
}

/** Whether the trained model is better than its base, how far that can be trusted, and what the words mean. */
export function VerdictPanel({ run }: { run: Pick<Run, 'verdict' | 'model' | 'name'> }) {
  const t = useText()
  const format = useFormat()
  const { verdict } = run
  if (verdict === null) return <Callout title={t('runs.result.untested')}>{t('runs.result.untestedText')}</Callout>
  const { rows, before, now, difference, pValue } = verdict
  const { title, text } = verdicts[verdict.verdict]
  const points = (share: number) => format.number(share * 100, { maximumFractionDigits: 0, signDisplay: 'exceptZero' })
  const counts = (correct: number) => t('runs.result.counts', { correct: format.number(correct), rows: format.number(rows) })
  return (
    <Card>
      <div className={styles.head}>
        <h2>{t(title)}</h2>
        <VerdictTag verdict={verdict.verdict} />
      </div>
      <p>{t(text, { rows })}</p>
      <div className={styles.bars}>
        <IntervalBar
          kind="base"
          label={t('runs.result.base', { model: run.model })}
          detail={counts(before.correct)}
          {...before}
        />
        <IntervalBar kind="tuned" label={t('runs.result.tuned', { name: run.name })} detail={counts(now.correct)} {...now} />
        <p className={styles.axis}>{t('runs.result.axis')}</p>
      </div>
      <Disclosure title={t('runs.result.howSure')}>
        <DefinitionList
          items={[
            {
              term: t('runs.result.difference'),
              value: (
                <Explained meaning={t('runs.result.differenceMeaning')}>
                  {t('runs.result.differenceValue', {
                    difference: points(difference.share), low: points(difference.low), high: points(difference.high),
                  })}
                </Explained>
              ),
            },
            {
              term: t('runs.result.pValue'),
              value: (
                <Explained meaning={t('runs.result.pValueMeaning')}>
                  {pValue < 0.001 ? `< ${format.number(0.001)}` : format.significant(pValue, 2)}
                </Explained>
              ),
            },
            { term: t('runs.result.shares'), value: <Muted>{t('runs.result.sharesMeaning')}</Muted> },
            { term: t('runs.result.right'), value: <Muted>{t('runs.result.rightMeaning')}</Muted> },
          ]}
        />
      </Disclosure>
    </Card>
  )
}

function Explained({ children, meaning }: { children: ReactNode; meaning: string }) {
  return (
    <Stack gap="half">
      <span>{children}</span>
      <Muted>{meaning}</Muted>
    </Stack>
  )
}
