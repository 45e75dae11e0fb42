import { X } from 'lucide-react'
import type { EventOf, Run, Verdict } from '@tunesmith/contract'
import { useFormat, useText } from '../i18n/index.ts'
import { Cluster, IconButton, Link, Muted, ScrollRegion, Section } from '../ui/index.ts'
import { secondsBetween } from './headline.ts'
import { RunStateTag } from './RunStateTag.tsx'
import { settingDifferences } from './setting-differences.ts'
import { VerdictTag } from './VerdictTag.tsx'
import styles from './RunSettings.module.css'

export interface RunComparisonProps {
  runs: readonly Run[]
  /** What each run was planned as; null where it has not begun. */
  plans: readonly (EventOf<'planned'> | null)[]
  onRemove: (runId: string) => void
}

/** The results of runs, and the settings in which they differ, as tables with a column a run. */
export function RunComparison({ runs, plans, onRemove }: RunComparisonProps) {
  const t = useText()
  const format = useFormat()
  const differences = settingDifferences(plans.map((planned) => planned?.settings ?? []), format)
  const head = (removes: boolean) => (
    <thead>
      <tr>
        <th scope="col"><Muted>{t('runs.compare.run')}</Muted></th>
        {runs.map((run) => (
          <th key={run.id} scope="col">
            <Cluster gap="half">
              <Link to="/runs/$runId" params={{ runId: run.id }}>{run.name}</Link>
              {removes && (
                <IconButton
                  size="small"
                  label={t('runs.compare.remove', { name: run.name })}
                  icon={<X size={14} aria-hidden />}
                  onPress={() => onRemove(run.id)}
                />
              )}
            </Cluster>
          </th>
        ))}
      </tr>
    </thead>
  )
  return (
    <>
      <Section title={t('runs.compare.results')}>
        <ScrollRegion label={t('runs.compare.results')}>
          <table>
            {head(true)}
            <tbody>
              <tr>
                <th scope="row">{t('runs.eyebrow')}</th>
                {runs.map(({ id, state }) => <td key={id}><RunStateTag state={state} /></td>)}
              </tr>
              <tr>
                <th scope="row">{t('runs.compare.rightNow')}</th>
                {runs.map(({ id, verdict }) => (
                  <td key={id}>
                    {verdict === null ? '–' : <RightAnswers verdict={verdict} />}
                  </td>
                ))}
              </tr>
              <tr>
                <th scope="row">{t('runs.fact.validationLoss')}</th>
                {runs.map(({ id, validationLoss }) => <td key={id}>{format.significant(validationLoss, 3)}</td>)}
              </tr>
              <tr>
                <th scope="row">{t('runs.fact.time')}</th>
                {runs.map(({ id, startedAt, endedAt }) => (
                  <td key={id}>
                    {format.duration(secondsBetween(startedAt, endedAt))}
                  </td>
                ))}
              </tr>
            </tbody>
          </table>
        </ScrollRegion>
      </Section>
      <Section title={t('runs.compare.settings')}>
        {differences.length === 0 ? <p><Muted>{t('runs.compare.same')}</Muted></p> : (
          <ScrollRegion label={t('runs.compare.settings')}>
            <table>
              {head(false)}
              <tbody>
                {differences.map(({ setting, values }) => (
                  <tr key={setting}>
                    <th scope="row"><code>{setting}</code></th>
                    {values.map((value, index) => (
                      <td key={index}>
                        {value === null
                          ? <Muted>{t('runs.compare.absent')}</Muted>
                          : <code dir="ltr" className={styles.value}>{value}</code>}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </ScrollRegion>
        )}
      </Section>
    </>
  )
}

function RightAnswers({ verdict: { verdict, now } }: { verdict: Verdict }) {
  const format = useFormat()
  return (
    <>
      {format.percent(now.share)} <Muted>({format.percent(now.low)} – {format.percent(now.high)})</Muted>{' '}
      <VerdictTag verdict={verdict} />
    </>
  )
}
