import type { Dataset } from '@tunesmith/contract'
import { useFormat, useText } from '../i18n/index.ts'
import { Cluster, DefinitionList, Muted, Stack, Tag } from '../ui/index.ts'

const parts = ['question', 'answer', 'system'] as const

/** The columns of a file: what they are taken for, how full they are, and what stands in them. */
export function DatasetColumns({ dataset }: { dataset: Dataset }) {
  const t = useText()
  const format = useFormat()
  return (
    <DefinitionList
      items={dataset.columns.map(({ name, samples, filled }) => ({
        term: (
          <Cluster gap="half">
            <bdi>{name}</bdi>
            {parts.filter((part) => dataset.mapping?.[part] === name).map((part) => (
              <Tag key={part} tone="accent">{t(`datasets.columns.${part}`)}</Tag>
            ))}
          </Cluster>
        ),
        value: (
          <Stack gap="half">
            <span dir="auto">{samples[0] ?? '–'}</span>
            {filled < 1 && (
              <Muted>
                <small>{t('datasets.columns.filled', { share: format.percent(filled) })}</small>
              </Muted>
            )}
          </Stack>
        ),
      }))}
    />
  )
}
