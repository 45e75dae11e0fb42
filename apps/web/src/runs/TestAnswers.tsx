import { useNavigate, useSearch } from '@tanstack/react-router'
import { useOperation } from '../api/index.ts'
import { useFormat, useText } from '../i18n/index.ts'
import { ErrorCallout } from '../shell/index.ts'
import { Badge, Button, Cluster, EmptyState, Muted, Spinner, Stack, Tabs } from '../ui/index.ts'
import { AnswerPair } from './SampleAnswers.tsx'
import { type AnswerChange, answerChanges } from './search.ts'
import styles from './SampleAnswers.module.css'

const onOnePage = 12

/** Every test question with both answers, by what has become of it. Which ones and which page stands in the address. */
export function TestAnswers({ runId }: { runId: string }) {
  const t = useText()
  const navigate = useNavigate()
  const { change = 'fixed', page = 1 } = useSearch({ from: '/studio/runs/$runId/result' })
  const go = (search: { change: AnswerChange; page: number }) =>
    void navigate({ to: '.', search, replace: true, resetScroll: false })
  return (
    <Tabs
      label={t('runs.answers.filter')}
      selectedKey={change}
      onSelectionChange={(key) => go({ change: key as AnswerChange, page: 1 })}
      tabs={answerChanges.map((id) => ({
        id,
        title: <>{t(`runs.answers.${id}`)} <AnswerCount runId={runId} change={id} /></>,
        content: <AnswerPage runId={runId} change={id} page={page} onPage={(next) => go({ change: id, page: next })} />,
      }))}
    />
  )
}

function AnswerCount({ runId, change }: { runId: string; change: AnswerChange }) {
  const format = useFormat()
  const { data } = useOperation('listRunAnswers', { runId, change, limit: 1 })
  return data && <Badge>{format.number(data.total)}</Badge>
}

interface AnswerPageProps {
  runId: string
  change: AnswerChange
  page: number
  onPage: (page: number) => void
}

function AnswerPage({ runId, change, page, onPage }: AnswerPageProps) {
  const t = useText()
  const format = useFormat()
  const part = { offset: (page - 1) * onOnePage, limit: onOnePage }
  const answers = useOperation('listRunAnswers', { runId, change, ...part }, { keepPrevious: true })
  if (answers.isPending) return <Spinner />
  if (answers.isError) return <ErrorCallout error={answers.error} onRetry={() => void answers.refetch()} />
  const { items, total } = answers.data
  const pages = Math.ceil(total / onOnePage)
  if (total === 0) return <EmptyState title={t(`runs.answers.none.${change}`)} />
  return (
    <Stack>
      <p><Muted>{t('runs.samples.marked')}</Muted></p>
      <ul role="list" className={styles.samples}>
        {items.map(({ prompt, expected, before, now, correctBefore, correct }, index) => (
          <li key={index}>
            <AnswerPair
              prompt={prompt}
              expected={expected}
              before={before}
              now={now}
              isRight={{ before: correctBefore, now: correct }}
            />
          </li>
        ))}
      </ul>
      {pages > 1 && (
        <Cluster justify="between">
          <Button isDisabled={page <= 1} onPress={() => onPage(page - 1)}>{t('runs.answers.previous')}</Button>
          <Muted>{t('runs.answers.page', { page: format.number(page), pages: format.number(pages) })}</Muted>
          <Button isDisabled={page >= pages} onPress={() => onPage(page + 1)}>{t('runs.answers.next')}</Button>
        </Cluster>
      )}
    </Stack>
  )
}
