import type { Run } from '@tunesmith/contract'
import { useAct } from '../api/index.ts'
import { type MessageId, useText } from '../i18n/index.ts'
import { useMay } from '../shell/index.ts'
import { Select } from '../ui/index.ts'

const choices = [
  { value: 'high', priority: 5, text: 'runs.priority.high' },
  { value: 'normal', priority: 0, text: 'runs.priority.normal' },
  { value: 'low', priority: -5, text: 'runs.priority.low' },
] as const satisfies readonly { value: string; priority: number; text: MessageId }[]

/** When a waiting run may begin, in three words instead of a number. */
export function RunPriority({ run }: { run: Run }) {
  const t = useText()
  const update = useAct('updateRun')
  const present = choices.find(({ priority }) => Math.sign(priority) === Math.sign(run.priority))!
  return (
    <Select
      label={t('runs.priority')}
      isDisabled={!useMay('editor') || update.isPending}
      options={choices.map(({ value, text }) => ({ value, label: t(text) }))}
      value={present.value}
      onChange={(chosen) => update.mutate({ runId: run.id, priority: choices.find(({ value }) => value === chosen)!.priority })}
    />
  )
}
