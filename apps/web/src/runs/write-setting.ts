import type { EventOf } from '@tunesmith/contract'
import type { Format } from '../i18n/index.ts'

type Setting = EventOf<'planned'>['settings'][number]

/** Settings that are amounts of memory. */
const inBytes = new Set(['compute.memoryLimit'])

/** Writes the value of a setting as in a tunesmith.yaml; a file by its path alone. */
export function writeSetting({ setting, value }: Pick<Setting, 'setting' | 'value'>, format: Format): string {
  return inBytes.has(setting) && typeof value === 'number' ? format.bytes(value) : writeValue(value)
}

function writeValue(value: Setting['value']): string {
  if (Array.isArray(value)) return value.map(writeValue).join(', ')
  if (typeof value === 'object' && value !== null) return typeof value.file === 'string' ? value.file : JSON.stringify(value)
  if (typeof value === 'number' && value !== 0 && Math.abs(value) < 0.001) return value.toExponential()
  return String(value)
}
