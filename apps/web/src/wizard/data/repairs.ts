import { useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import type { Health } from '@tunesmith/contract'
import { client, useAct } from '../../api/index.ts'
import { useText } from '../../i18n/index.ts'
import { notify } from '../../ui/index.ts'

type Group = Health['groups'][number]

/** Requests at once when many rows are brought back. */
const restoredAtOnce = 8

/** Rows asked for at once. */
const rowsAtOnce = 200

/** The lines of all rows of a group; the group itself names the first thousand. */
async function allLines({ kind, rows, lines }: Group, datasetId: string, model?: string): Promise<readonly number[]> {
  if (lines.length >= rows) return lines
  const found: number[] = []
  for (let offset = 0; ; offset += rowsAtOnce) {
    const { items, total } = await client.listDatasetRows({ datasetId, model, problems: 'true', offset, limit: rowsAtOnce })
    found.push(...items.filter(({ problems }) => problems.some((problem) => problem.kind === kind)).map(({ line }) => line))
    if (offset + rowsAtOnce >= total) return found
  }
}

/** Leaves all rows with one problem out at once, and brings them back. */
export function useRepairs(datasetId: string, model?: string) {
  const t = useText()
  const queries = useQueryClient()
  const repair = useAct('repairDataset')
  const [isUndoing, setUndoing] = useState(false)

  const undo = async (lines: readonly number[]) => {
    setUndoing(true)
    try {
      for (let from = 0; from < lines.length; from += restoredAtOnce) {
        const some = lines.slice(from, from + restoredAtOnce)
        await Promise.all(some.map((line) => client.restoreDatasetRow({ datasetId, line })))
      }
      notify({ tone: 'success', text: t('wizard.proof.undone', { rows: lines.length }) })
    } finally {
      setUndoing(false)
      await queries.invalidateQueries({ queryKey: ['datasets'] })
    }
  }

  const leaveOut = async (group: Group) => {
    const lines = await allLines(group, datasetId, model)
    const { repaired } = await repair.mutateAsync({ datasetId, kind: group.kind, model })
    notify({
      tone: 'success',
      text: t('wizard.proof.repaired', { rows: repaired }),
      action: { label: t('wizard.undo'), onPress: () => void undo(lines) },
    })
  }

  return { leaveOut, isPending: repair.isPending || isUndoing, error: repair.error }
}
