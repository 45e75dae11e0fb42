import { useMemo, useState } from 'react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useOperation } from '../../api/index.ts'
import { useFormat, useText } from '../../i18n/index.ts'
import { ErrorCallout } from '../../shell/index.ts'
import { Callout, Checkbox, Cluster, Disclosure, Link, Page, Spinner, Stack, Switch } from '../../ui/index.ts'
import { ModelComparison } from './ModelComparison.tsx'
import { idsIn, mostCompared } from './search.ts'

/** Two to four models beside each other, with what differs marked. */
export function CompareModelsPage() {
  const t = useText()
  const format = useFormat()
  const navigate = useNavigate()
  const search = useSearch({ from: '/studio/models/compare' })
  const ids = useMemo(() => idsIn(search.ids), [search.ids])
  const [onlyDifferences, setOnlyDifferences] = useState(false)
  const all = useOperation('listModels')
  const isEnough = ids.length >= 2
  const { data, error, refetch } = useOperation('compareModels', { ids: ids.join(',') }, { enabled: isEnough, keepPrevious: true })
  const listed = all.data?.items.map(({ id, name }) => ({ id, name })) ?? []
  // versions of the registry are compared by their own names, which the list of models does not have
  const offered = [...listed, ...ids.filter((id) => !listed.some((each) => each.id === id)).map((id) => ({ id, name: id }))]
  const choose = (id: string, isChosen: boolean) => {
    const next = isChosen ? [...ids, id] : ids.filter((each) => each !== id)
    void navigate({ to: '.', search: next.length > 0 ? { ids: next.join(',') } : {}, replace: true, resetScroll: false })
  }
  return (
    <Page
      title={t('compare.title')}
      lead={t('compare.lead')}
      windowTitle={t('models.title')}
      width="wide"
      back={<Link to="/models">{t('models.back')}</Link>}
    >
      <Stack gap={4}>
        <Disclosure title={t('compare.choose', { most: format.number(mostCompared) })} level={2} defaultExpanded={!isEnough}>
          <Cluster gap={3}>
            {offered.map(({ id, name }) => (
              <Checkbox
                key={id}
                isSelected={ids.includes(id)}
                isDisabled={!ids.includes(id) && ids.length >= mostCompared}
                onChange={(is) => choose(id, is)}
              >
                <bdi>{name}</bdi>
              </Checkbox>
            ))}
          </Cluster>
        </Disclosure>
        {!isEnough && <Callout title={t('compare.few')}>{t('compare.fewText')}</Callout>}
        <ErrorCallout error={all.error ?? error} onRetry={() => void refetch()} />
        {isEnough && data === undefined && error === null && <Spinner />}
        {isEnough && data !== undefined && (
          <>
            <Switch isSelected={onlyDifferences} onChange={setOnlyDifferences}>{t('compare.onlyDifferences')}</Switch>
            <ModelComparison models={data.items} onlyDifferences={onlyDifferences} />
          </>
        )}
      </Stack>
    </Page>
  )
}
