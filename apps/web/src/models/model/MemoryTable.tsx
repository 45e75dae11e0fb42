import type { ModelDetail } from '@tunesmith/contract'
import { useFormat, useText } from '../../i18n/index.ts'
import { Table } from '../../ui/index.ts'

/** What answering takes of the memory, by how the weights are stored. */
export function MemoryTable({ needs }: { needs: ModelDetail['memory'] }) {
  const t = useText()
  const format = useFormat()
  const number = { align: 'end', isNowrap: true } as const
  return (
    <Table
      caption={t('model.memory')}
      rows={needs}
      keyOf={({ precision }) => precision}
      columns={[
        { id: 'precision', title: t('model.precision'), cell: ({ precision }) => <code>{precision}</code> },
        { id: 'weights', title: t('model.memory.weights'), ...number, cell: ({ weightBytes }) => format.bytes(weightBytes) },
        { id: 'cache', title: t('model.memory.cache'), ...number, cell: ({ cacheBytes }) => format.bytes(cacheBytes) },
        { id: 'both', title: t('model.memory.both'), ...number, cell: ({ bytes }) => format.bytes(bytes) },
      ]}
    />
  )
}
