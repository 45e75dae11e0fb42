import type { Dataset, DatasetRow, Health } from '@tunesmith/contract'
import { useFormat, useText } from '../../i18n/index.ts'
import { Button, Card, Cluster, Disclosure, Link, Muted, Stack, Tag } from '../../ui/index.ts'
import { useWizard } from '../use-wizard.ts'
import { isKnownProblem } from './problem-kinds.ts'
import { RowCard } from './RowCard.tsx'

export interface ProblemGroupProps {
  group: Health['groups'][number]
  dataset: Dataset
  /** Those of its rows that are looked at here. */
  rows: readonly DatasetRow[]
  isPending: boolean
  onLeaveOut: () => void
}

/** Line numbers that are named; the others are counted. */
const namedLines = 8

/** All rows with one kind of problem: what it is, which rows, what to do about all of them, and each of them to mend. */
export function ProblemGroup({ group, dataset, rows, isPending, onLeaveOut }: ProblemGroupProps) {
  const t = useText()
  const format = useFormat()
  const { project } = useWizard()
  const { kind, severity, title, lines } = group
  const columns = dataset.columns.map(({ name }) => name)
  const named = lines.slice(0, namedLines).map((line) => format.number(line))
  const more = group.rows - named.length
  const numbers = more > 0 ? t('wizard.proof.linesMore', { lines: named.join(', '), more }) : format.list(named)
  return (
    <Card>
      <Stack gap={1}>
        <Cluster>
          <h3>{isKnownProblem(kind) ? t(`wizard.problem.${kind}.title`) : title}</h3>
          <Tag tone={severity === 'error' ? 'danger' : 'warning'}>{t(`wizard.proof.severity.${severity}`)}</Tag>
        </Cluster>
        {isKnownProblem(kind) && <p>{t(`wizard.problem.${kind}.help`)}</p>}
        <Muted>{t('wizard.proof.lines', { rows: group.rows, lines: numbers })}</Muted>
      </Stack>
      {group.fix === 'leave-out' && (
        <Cluster>
          <Button size="small" isPending={isPending} onPress={onLeaveOut}>
            {t('wizard.proof.leaveOutAll', { rows: group.rows })}
          </Button>
        </Cluster>
      )}
      {rows.length > 0 && (
        <Disclosure level={4} title={t('wizard.proof.showRows', { rows: rows.length })}>
          <Stack gap={1}>
            {rows.map((row) => (
              <RowCard key={row.line} datasetId={dataset.id} row={row} columns={columns} level={5} />
            ))}
            {group.rows > rows.length && (
              <Link
                to="/projects/$projectId/$page"
                params={{ projectId: project.id, page: 'rows' }}
                search={{ problems: true }}
              >
                {t('wizard.proof.allRows')}
              </Link>
            )}
          </Stack>
        </Disclosure>
      )}
    </Card>
  )
}
