import { useState } from 'react'
import type { Dataset, Output } from '@tunesmith/contract'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useOperation } from '../../api/index.ts'
import { useFormat, useText } from '../../i18n/index.ts'
import { ErrorCallout } from '../../shell/index.ts'
import { Button, Cluster, EmptyState, Spinner, Stack, Switch } from '../../ui/index.ts'
import { MaskLegend } from './Conversation.tsx'
import { RowCard } from './RowCard.tsx'
import { RowSearch } from './RowSearch.tsx'
import styles from './RowList.module.css'

/** What the list shows; its page keeps it in the address. */
export interface RowListView {
  offset?: number
  search?: string
  problems?: true
}

export interface RowListProps {
  dataset: Dataset
  /** The model whose template shows the rows; the bundled one when left out. */
  model?: string
  view: RowListView
  onView: (view: RowListView) => void
  /** Of the headings of rows. */
  level?: 2 | 3
}

const rowsAPage = 10

/** The rows of a dataset as conversations with the loss mask, by the page, searched, or only those with a problem. */
export function RowList({ dataset: { id: datasetId, columns }, model, view, onView, level }: RowListProps) {
  const t = useText()
  const [isExact, setExact] = useState(false)
  const { offset = 0, search, problems } = view
  const names = columns.map(({ name }) => name)
  const rows = useOperation(
    'listDatasetRows', { datasetId, model, offset, limit: rowsAPage, search, problems: problems ? 'true' : 'false' },
    { keepPrevious: true })
  return (
    <Stack>
      <div className={styles.tools}>
        <RowSearch value={search ?? ''} onSearch={(text) => onView({ problems, search: text || undefined })} />
        <Switch isSelected={problems ?? false} onChange={(on) => onView({ search, problems: on || undefined })}>
          {t('wizard.rows.onlyProblems')}
        </Switch>
        <Switch isSelected={isExact} onChange={setExact}>{t('wizard.rows.view')}</Switch>
      </div>
      <MaskLegend />
      <ErrorCallout error={rows.error} onRetry={() => void rows.refetch()} />
      {rows.isPending && <Spinner />}
      {rows.data && (
        <>
          {rows.data.total === 0 && <NoRows view={view} onShowAll={() => onView({})} />}
          <ol role="list" className={styles.rows} aria-busy={rows.isPlaceholderData}>
            {rows.data.items.map((row) => (
              <li key={row.line}>
                <RowCard datasetId={datasetId} row={row} columns={names} isExact={isExact} level={level} />
              </li>
            ))}
          </ol>
          <Pages rows={rows.data} offset={offset} onOffset={(next) => onView({ ...view, offset: next || undefined })} />
        </>
      )}
    </Stack>
  )
}

function NoRows({ view, onShowAll }: { view: RowListView; onShowAll: () => void }) {
  const t = useText()
  const hasNone = view.problems === true && view.search === undefined
  return (
    <EmptyState
      title={t(hasNone ? 'wizard.rows.noProblems' : 'wizard.rows.none')}
      actions={<Button onPress={onShowAll}>{t('wizard.rows.showAll')}</Button>}
    >
      {!hasNone && <p>{t('wizard.rows.noneHelp')}</p>}
    </EmptyState>
  )
}

interface PagesProps {
  rows: Output<'listDatasetRows'>
  offset: number
  onOffset: (offset: number) => void
}

function Pages({ rows: { items, total }, offset, onOffset }: PagesProps) {
  const t = useText()
  const format = useFormat()
  if (total === 0) return null
  const [from, to] = [format.number(offset + 1), format.number(offset + items.length)]
  const turn = (next: number) => {
    onOffset(Math.max(0, next))
    window.scrollTo({ top: 0 })
  }
  return (
    <nav aria-label={t('wizard.rows.pages')} className={styles.pages}>
      <span role="status">{t('wizard.rows.count', { from, to, total })}</span>
      {total > items.length && (
        <Cluster>
          <Button
            size="small"
            icon={<ChevronLeft size={16} aria-hidden className={styles.arrow} />}
            isDisabled={offset === 0}
            onPress={() => turn(offset - rowsAPage)}
          >
            {t('wizard.rows.previous')}
          </Button>
          <Button
            size="small"
            iconAfter={<ChevronRight size={16} aria-hidden className={styles.arrow} />}
            isDisabled={offset + items.length >= total}
            onPress={() => turn(offset + rowsAPage)}
          >
            {t('wizard.rows.next')}
          </Button>
        </Cluster>
      )}
    </nav>
  )
}
