import { describe, expect, it } from 'vitest'
import { TunesmithError } from './index.ts'

describe('a run that needs too much memory', () => {
  it.each([[150e9, '150 GB'], [12.4e9, '12 GB'], [480e6, '480 MB']])('of %d bytes is told %s', (neededBytes, words) => {
    const { message } = new TunesmithError('OUT_OF_MEMORY_PLANNED', { neededBytes, limitBytes: 1 })
    expect(message).toContain(`about ${words},`)
  })
})
