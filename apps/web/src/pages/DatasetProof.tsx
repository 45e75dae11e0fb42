import type { Dataset } from '@tunesmith/contract'
import { useAct, useOperation } from '../api/index.ts'
import { useFormat, useText } from '../i18n/index.ts'
import { ErrorCallout, useMay } from '../shell/index.ts'
import { isKnownProblem } from '../wizard/data/problem-kinds.ts'
import { Button, Callout, Muted, notify, Section, Spinner, Stack } from '../ui/index.ts'

const shownLines = 12

/** Whether every row teaches something, and what is wrong with those that do not. */
export function DatasetProof({ dataset }: { dataset: Dataset }) {
  const t = useText()
  const format = useFormat()
  const mayEdit = useMay('editor')
  const { data: health, error, refetch } = useOperation('getDatasetHealth', { datasetId: dataset.id })
  const repair = useAct('repairDataset', {
    onDone: ({ repaired }) => notify({ tone: 'success', text: t('datasets.proof.repaired', { rows: repaired }) }),
  })
  return (
    <Section title={t('datasets.proof.title')}>
      <ErrorCallout error={error ?? repair.error} onRetry={error === null ? undefined : () => void refetch()} />
      {health === undefined && error === null && <Spinner />}
      {health !== undefined && (
        <Stack gap={1}>
          <p>
            <Muted>
              {t('datasets.proof.facts', {
                usable: format.number(health.usableRows),
                rows: format.number(health.rows),
                learned: format.number(health.supervisedTokens),
                tokens: format.number(health.tokens),
              })}
            </Muted>
          </p>
          {health.groups.length === 0 && (
            <Callout tone="success" title={t('datasets.proof.good')}>{t('datasets.proof.good.text', { rows: health.rows })}</Callout>
          )}
          {health.groups.map(({ kind, title, severity, rows, lines, fix }) => (
            <Callout
              key={kind}
              tone={severity}
              title={t('datasets.proof.problem', { title: isKnownProblem(kind) ? t(`wizard.problem.${kind}.title`) : title, rows })}
              actions={
                mayEdit && fix === 'leave-out' ? (
                  <Button
                    size="small"
                    isPending={repair.isPending && repair.variables.kind === kind}
                    onPress={() => repair.mutate({ datasetId: dataset.id, kind })}
                  >
                    {t('datasets.proof.leaveOut')}
                  </Button>
                ) : undefined
              }
            >
              {lines.length > 0 && (
                <p>
                  {t('datasets.proof.lines', {
                    lines: format.list(lines.slice(0, shownLines).map(String)) + (lines.length > shownLines ? ' …' : ''),
                  })}
                </p>
              )}
            </Callout>
          ))}
        </Stack>
      )}
    </Section>
  )
}
