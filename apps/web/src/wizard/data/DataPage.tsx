import { useEffect, useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { type Dataset, unnamedProject } from '@tunesmith/contract'
import { readQuery, useAct, useList, useOperation } from '../../api/index.ts'
import { useText } from '../../i18n/index.ts'
import { announce, Button, Callout, Cluster, RadioCards, Stack } from '../../ui/index.ts'
import { dataForGoal } from '../goal/data-for-goal.ts'
import { type Answered, Question } from '../Question.tsx'
import { useWizard } from '../use-wizard.ts'
import { chooseFile } from './accepted-files.ts'
import { useDataCards } from './data-cards.tsx'
import { FileDrop } from './FileDrop.tsx'
import { PasteRows } from './PasteRows.tsx'
import { UploadProgress } from './UploadProgress.tsx'
import { useUpload } from './use-upload.ts'

/** Begins the value of a card that is an example instead of a dataset. */
const examplePrefix = 'example:'

/** What should it learn from? A file, pasted rows, an example, or a dataset that is here already. */
export function DataPage() {
  const t = useText()
  const { project, answers, dataset: present } = useWizard()
  const [choice, setChoice] = useState<string | null>(answers.datasetId ?? null)
  const [fileProblem, setFileProblem] = useState<string>()
  const [pasted, setPasted] = useState<string>()
  const queries = useQueryClient()
  const datasets = useList('listDatasets', { limit: 5 })
  const examples = useOperation('listDatasetExamples')
  const takeExample = useAct('createDatasetFromExample')
  const cards = useDataCards(present, datasets.items, examples.data?.items, examplePrefix)

  const [arrivedId, setArrivedId] = useState<string>()
  const isShown = cards.some(({ value }) => value === arrivedId)
  useEffect(() => {
    // The place where it was pasted or sent from is gone: go on from the card of what came of it.
    if (isShown) document.querySelector<HTMLElement>('#datasetId input:checked')?.focus()
  }, [isShown])

  const arrived = (dataset: Dataset) => {
    setPasted(undefined)
    setChoice(dataset.id)
    setArrivedId(dataset.id)
    announce(t('wizard.data.arrived', { name: dataset.name, rows: dataset.rows }))
  }
  const sending = useUpload(arrived)
  const takeFiles = (files: File[]) => {
    const chosen = chooseFile(files)
    setFileProblem('problem' in chosen ? t(`wizard.data.problem.${chosen.problem}`) : undefined)
    if ('file' in chosen) sending.send(chosen.file)
  }

  const onContinue = async (): Promise<Answered> => {
    if (choice === null) return { problems: [{ field: fileId, problem: fileProblem ?? t('wizard.data.missing') }] }
    const dataset = choice.startsWith(examplePrefix)
      ? await takeExample.mutateAsync({ example: choice.slice(examplePrefix.length) })
      : await queries.fetchQuery(readQuery('getDataset', { datasetId: choice }))
    const name = project.name === unnamedProject ? dataset.name : undefined
    return { answers: { datasetId: dataset.id }, dataset, name }
  }

  return (
    <Question
      title={t('wizard.data.question')}
      lead={t(`wizard.data.lead.${dataForGoal[answers.goal ?? 'answer']}`)}
      width="normal"
      onContinue={onContinue}
    >
      {(problemOf) => (
        <Stack gap={3}>
          <Stack gap={1}>
            <FileDrop id={fileId} onFiles={takeFiles} onText={setPasted} onPaste={() => setPasted('')} />
            <FileProblem text={fileProblem ?? problemOf(fileId)} />
          </Stack>
          <UploadProgress {...sending} />
          {pasted !== undefined && <PasteRows text={pasted} onDone={arrived} onCancel={() => setPasted(undefined)} />}
          {cards.length > 0 && (
            <RadioCards
              id="datasetId"
              label={t('wizard.data.choices')}
              columns={2}
              cards={cards}
              value={choice}
              onChange={setChoice}
            />
          )}
          {datasets.hasNextPage && (
            <Cluster>
              <Button kind="quiet" isPending={datasets.isFetchingNextPage} onPress={() => void datasets.fetchNextPage()}>
                {t('wizard.data.moreDatasets', { count: datasets.total })}
              </Button>
            </Cluster>
          )}
        </Stack>
      )}
    </Question>
  )
}

/** `id` of the button that chooses a file. */
const fileId = 'file'

function FileProblem({ text }: { text?: string }) {
  return <div role="alert">{text !== undefined && <Callout tone="error">{text}</Callout>}</div>
}
