import type { Run } from '@tunesmith/contract'
import { useFormat, useText } from '../i18n/index.ts'
import { RunProgress } from '../runs/RunProgress.tsx'
import { RunStateTag } from '../runs/RunStateTag.tsx'
import { VerdictTag } from '../runs/VerdictTag.tsx'
import { Cluster, Link, Muted, Table, type TableColumn } from '../ui/index.ts'

/** The runs of late, with how far they have come. */
export function LatestRuns({ runs }: { runs: readonly Run[] }) {
  const t = useText()
  const format = useFormat()
  const columns: TableColumn<Run>[] = [
    {
      id: 'name',
      title: t('home.runs.name'),
      cell: ({ id, name }) => (
        <Link quiet to="/runs/$runId" params={{ runId: id }}>
          <bdi>{name}</bdi>
        </Link>
      ),
    },
    {
      id: 'state',
      title: t('home.runs.state'),
      cell: ({ state, verdict }) => (
        <Cluster gap="half">
          <RunStateTag state={state} />
          {verdict !== null && <VerdictTag verdict={verdict.verdict} />}
        </Cluster>
      ),
    },
    { id: 'progress', title: t('home.runs.progress'), cell: (run) => <RunProgress run={run} /> },
    {
      id: 'when',
      title: t('home.runs.when'),
      align: 'end',
      isNowrap: true,
      cell: ({ endedAt, startedAt, createdAt }) => <Muted>{format.relative(endedAt ?? startedAt ?? createdAt)}</Muted>,
    },
  ]
  return <Table caption={t('home.runs.title')} columns={columns} rows={runs} keyOf={({ id }) => id} />
}
