import type { Dataset, Output } from '@tunesmith/contract'
import { Explained, type Format, type Translate, useFormat, useText } from '../../i18n/index.ts'
import { Cluster, type RadioCard, Tag } from '../../ui/index.ts'

type Example = Output<'listDatasetExamples'>['items'][number]

/** Cards of what is here to learn from: the dataset in use, then the newest others, then the examples that are not among them. */
export function useDataCards(
  present: Dataset | undefined, others: readonly Dataset[] = [], examples: readonly Example[] = [], examplePrefix: string,
): RadioCard<string>[] {
  const t = useText()
  const format = useFormat()
  const datasets = [...(present ? [present] : []), ...others.filter(({ id }) => id !== present?.id)]
  return [
    ...datasets.map((dataset) => cardOf(dataset, t, format)),
    ...examples.filter(({ name }) => datasets.every((dataset) => dataset.name !== name)).map(({ id, name, description, rows }) => ({
      value: `${examplePrefix}${id}`,
      title: <bdi>{name}</bdi>,
      description: <Explained reason={description} />,
      details: (
        <Cluster>
          <Tag tone="info">{t('wizard.data.example')}</Tag>
          <small>{t('wizard.data.rows', { rows })}</small>
        </Cluster>
      ),
    })),
  ]
}

function cardOf({ id, name, rows, rejectedRows, createdAt }: Dataset, t: Translate, format: Format): RadioCard<string> {
  return {
    value: id,
    title: <bdi>{name}</bdi>,
    description: `${t('wizard.data.rows', { rows })} · ${t('wizard.data.added', { time: format.relative(createdAt) })}`,
    details: rejectedRows > 0 && <Tag tone="warning">{t('wizard.data.unread', { rows: rejectedRows })}</Tag>,
  }
}
