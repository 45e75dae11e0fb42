import { useEffect } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { ModelImport } from '@tunesmith/contract'
import { useList } from '../../api/index.ts'
import { useText } from '../../i18n/index.ts'
import { ErrorCallout } from '../../shell/index.ts'
import { notify, RequestMore, Section } from '../../ui/index.ts'
import { ImportItem } from './ImportItem.tsx'
import styles from './Import.module.css'

/** How often imports that go on are asked for, in milliseconds. */
const interval = 500

const isUnderWay = ({ state }: ModelImport) => state === 'copying'

/** Imports, the newest first, as they go on; leads to the model of the one that was begun here. */
export function ImportList({ begun }: { begun: string | null }) {
  const t = useText()
  const list = useList('listModelImports', { limit: 10 }, { refetchInterval: (items) => (items?.some(isUnderWay) ? interval : false) })
  const { items = [] } = list
  useArrival(items.find(({ id }) => id === begun))
  if (list.error !== null) return <ErrorCallout error={list.error} onRetry={() => void list.refetch()} />
  if (items.length === 0) return null
  return (
    <Section title={t('import.list')}>
      <ul role="list" aria-label={t('import.list')} className={styles.list}>
        {items.map((made) => <ImportItem key={made.id} made={made} />)}
      </ul>
      <RequestMore list={list} label={t('shell.showMore')} />
    </Section>
  )
}

/** Goes to a model as soon as it is here. */
function useArrival(made: ModelImport | undefined): void {
  const t = useText()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const isHere = made?.state === 'finished'
  useEffect(() => {
    if (!isHere) return
    void queries.invalidateQueries({ queryKey: ['models'] })
    notify({ tone: 'success', text: t('import.done', { name: made!.name }) })
    void navigate({ to: '/models/$modelId', params: { modelId: made!.id } })
  }, [isHere])
}
