import type { EventOf } from '@tunesmith/contract'

export type SettingValue = EventOf<'planned'>['settings'][number]['value']

/** Writes the value of a setting as in a tunesmith.yaml. */
export function writeSetting(value: SettingValue): string {
  if (Array.isArray(value)) return value.map(writeSetting).join(', ')
  if (typeof value === 'object' && value !== null) return JSON.stringify(value)
  if (typeof value === 'number' && value !== 0 && Math.abs(value) < 0.001) return value.toExponential()
  return String(value)
}
