import type { EventOf } from '@tunesmith/contract'
import { Explained, type MessageId, useFormat, useText } from '../i18n/index.ts'
import { ProgressBar } from '../ui/index.ts'

/** A preparation that takes a while, and how far it is. */
export function Activity({ event: { activity, done, total, unit } }: { event: EventOf<'progress'> }) {
  const t = useText()
  const format = useFormat()
  const units: Readonly<Record<string, MessageId>> = {
    weights: 'runs.unit.weights', rows: 'runs.unit.rows', layers: 'runs.unit.layers',
  }
  const amounts = unit === 'bytes' ? [format.bytes(done), format.bytes(total)] : [format.compact(done), format.compact(total)]
  const words = units[unit]
  const valueText = total === null ? undefined
    : words === undefined ? amounts.join(' / ')
    : t(words, { done: amounts[0], total: amounts[1] })
  return (
    <ProgressBar
      label={<Explained reason={activity} />}
      value={total === null || total === 0 ? null : done / total}
      valueText={valueText}
    />
  )
}
