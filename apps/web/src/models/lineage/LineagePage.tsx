import { lazy, Suspense } from 'react'
import { useParams } from '@tanstack/react-router'
import { useOperation } from '../../api/index.ts'
import { useText } from '../../i18n/index.ts'
import { ErrorCallout } from '../../shell/index.ts'
import { useIsWide } from '../../shell/use-is-wide.ts'
import { Link, Page, Spinner, Tabs } from '../../ui/index.ts'
import { LineageList } from './LineageList.tsx'

const LineageGraph = lazy(async () => ({ default: (await import('./LineageGraph.tsx')).LineageGraph }))

/** Where a model comes from and what came of it: as a drawing where there is room, and always as a list. */
export function LineagePage() {
  const t = useText()
  const { modelId } = useParams({ from: '/studio/models/$modelId/lineage' })
  const isWide = useIsWide()
  const { data: lineage, error, refetch } = useOperation('getModelLineage', { modelId })
  const { data: model } = useOperation('getModel', { modelId })
  const list = lineage !== undefined && <LineageList lineage={lineage} modelId={model?.id ?? modelId} />
  return (
    <Page
      title={t('lineage.title', { name: model?.name ?? modelId })}
      focusKey={`lineage ${modelId}`}
      windowTitle={t('models.title')}
      lead={t('lineage.lead')}
      width="wide"
      back={<Link to="/models/$modelId" params={{ modelId }}><bdi>{model?.name ?? modelId}</bdi></Link>}
    >
      <ErrorCallout error={error} onRetry={() => void refetch()} />
      {lineage === undefined && error === null && <Spinner />}
      {lineage !== undefined && !isWide && list}
      {lineage !== undefined && isWide && (
        <Tabs
          label={t('lineage.views')}
          tabs={[
            {
              id: 'drawing',
              title: t('lineage.drawing'),
              content: <Suspense fallback={<Spinner />}><LineageGraph lineage={lineage} modelId={model?.id ?? modelId} /></Suspense>,
            },
            { id: 'list', title: t('lineage.list'), content: list },
          ]}
        />
      )}
    </Page>
  )
}
