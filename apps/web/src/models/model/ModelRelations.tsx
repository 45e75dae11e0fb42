import { GitCompareArrows, Network } from 'lucide-react'
import type { ModelDetail } from '@tunesmith/contract'
import { useText } from '../../i18n/index.ts'
import { Cluster, type Definition, DefinitionList, Link, LinkButton, Muted } from '../../ui/index.ts'
import { ModelLink } from '../ModelLink.tsx'

/** What a model was made from and what was made from it, each with its page. */
export function ModelRelations({ model }: { model: ModelDetail }) {
  const t = useText()
  const { id, base, runId, dataset, children } = model
  const others = [...new Set([id, base, ...children])].filter((each) => each !== null).slice(0, 4)
  const relations: Definition[] = [
    ...(base === null ? [] : [{ term: t('models.base'), value: <ModelLink modelId={base} /> }]),
    ...(runId === null ? [] : [{
      term: t('model.run'),
      value: <Link to="/runs/$runId/result" params={{ runId }}>{t('model.run.result')}</Link>,
    }]),
    ...(dataset === null ? [] : [{ term: t('model.dataset'), value: <DatasetLink dataset={dataset} /> }]),
    ...(children.length === 0 ? [] : [{
      term: t('model.children'),
      value: <Cluster gap={2}>{children.map((child) => <ModelLink key={child} modelId={child} />)}</Cluster>,
    }]),
  ]
  return (
    <>
      {relations.length === 0 ? <p><Muted>{t('model.relations.none')}</Muted></p> : <DefinitionList items={relations} />}
      <Cluster>
        <LinkButton size="small" to="/models/$modelId/lineage" params={{ modelId: id }} icon={<Network size={16} aria-hidden />}>
          {t('model.lineage')}
        </LinkButton>
        <LinkButton size="small" to="/models/compare" search={{ ids: others.join(',') }} icon={<GitCompareArrows size={16} aria-hidden />}>
          {t('model.compare')}
        </LinkButton>
      </Cluster>
    </>
  )
}

function DatasetLink({ dataset: { id, name, rows } }: { dataset: NonNullable<ModelDetail['dataset']> }) {
  const t = useText()
  if (name === null) return <>{t('model.dataset.deleted')} <Muted>{t('wizard.data.rows', { rows })}</Muted></>
  return (
    <>
      <Link to="/datasets/$datasetId" params={{ datasetId: id }}><bdi>{name}</bdi></Link> <Muted>{t('wizard.data.rows', { rows })}</Muted>
    </>
  )
}
