import { useRef } from 'react'
import type { Health } from '@tunesmith/contract'
import { useOperation } from '../../api/index.ts'
import { useText } from '../../i18n/index.ts'
import { ErrorCallout } from '../../shell/index.ts'
import { Callout, ProgressBar, Section, Stack, useKeptFocus } from '../../ui/index.ts'
import { Question } from '../Question.tsx'
import { useWizardWithData } from '../use-wizard.ts'
import { ProblemGroup } from './ProblemGroup.tsx'
import styles from './ProofPage.module.css'
import { useRepairs } from './repairs.ts'

/** Rows that are looked at in place; the others are on the page of rows. */
const rowsInPlace = 200
/** Fewer rows make a model that mostly guesses. */
const fewRows = 50

/** Is your data ready? The data proof in plain words, with what can be done about each problem. */
export function ProofPage() {
  const t = useText()
  const { answers: { model }, dataset } = useWizardWithData()
  const datasetId = dataset.id
  const health = useOperation('getDatasetHealth', { datasetId, model }, { keepPrevious: true })
  const groups = health.data?.groups ?? []
  const problemRows = useOperation(
    'listDatasetRows', { datasetId, model, problems: 'true', limit: rowsInPlace },
    { enabled: groups.length > 0, keepPrevious: true })
  const repairs = useRepairs(datasetId, model)
  const rowsOf = (group: Health['groups'][number]) =>
    problemRows.data?.items.filter(({ problems }) => problems.some(({ kind }) => kind === group.kind)) ?? []
  const place = useRef<HTMLDivElement>(null)
  useKeptFocus(place, `${health.dataUpdatedAt} ${problemRows.dataUpdatedAt}`)
  return (
    <Question
      title={t('wizard.proof.question')}
      width="normal"
      isList
      onContinue={() =>
        health.data?.usableRows === 0 ? { problems: [{ problem: t('wizard.proof.noneUsable') }] } : { answers: {} }}
    >
      {() => (
        <div ref={place} tabIndex={-1} className={styles.proof}>
          <ErrorCallout error={health.error} onRetry={() => void health.refetch()} />
          {health.isPending && <ProgressBar label={t('wizard.proof.checking')} value={null} />}
          {health.data && <Summary health={health.data} />}
          <ErrorCallout error={repairs.error} />
          {groups.length > 0 && (
            <Section title={t('wizard.proof.groups')}>
              <Stack>
                {groups.map((group) => (
                  <ProblemGroup
                    key={group.kind}
                    group={group}
                    dataset={dataset}
                    rows={rowsOf(group)}
                    isPending={repairs.isPending}
                    onLeaveOut={() => void repairs.leaveOut(group)}
                  />
                ))}
              </Stack>
            </Section>
          )}
        </div>
      )}
    </Question>
  )
}

function Summary({ health: { rows, usableRows } }: { health: Health }) {
  const t = useText()
  const verdict = usableRows === 0 ? 'noneFine' : usableRows < rows ? 'someFine' : 'allFine'
  const tone = ({ noneFine: 'error', someFine: 'warning', allFine: 'success' } as const)[verdict]
  return (
    <Stack>
      <div role="status">
        <Callout tone={tone} title={t(`wizard.proof.${verdict}`, { rows, usable: usableRows })}>
          {t(`wizard.proof.${verdict}Help`)}
        </Callout>
      </div>
      {usableRows > 0 && usableRows < fewRows && <Callout>{t('wizard.proof.few')}</Callout>}
    </Stack>
  )
}
