import { createHash, randomBytes } from 'node:crypto'
import type { ServedModel } from '../models/served-model.ts'

/** What stands at the head of every answer, and of each of its pieces. */
export const headingOf = (prefix: 'chatcmpl' | 'cmpl', { id, key }: ServedModel, now: Date) => ({
  id: `${prefix}-${randomBytes(12).toString('hex')}`,
  created: Math.floor(now.getTime() / 1000),
  model: id,
  system_fingerprint: `fp_${createHash('sha256').update(key).digest('hex').slice(0, 12)}`,
})
