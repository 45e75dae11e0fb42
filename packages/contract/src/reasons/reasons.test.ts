import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { errorReason, inWords, isReason, placesOf, plainReason, Reason, reason, reasons } from './index.ts'
import { writers } from './kinds.ts'

describe('reasons', () => {
  it('have only places of kinds there are, and no code of an error', () => {
    for (const [code, template] of Object.entries(reasons)) {
      expect(code).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)?$/)
      for (const { kind } of placesOf(template)) expect(Object.keys(writers), template).toContain(kind)
      expect(template.replace(/\{\w+, \w+\}/g, ''), code).not.toMatch(/[{}]/)
    }
  })

  it('say in English what their values are', () => {
    expect(reason('usual-value')).toEqual({ code: 'usual-value', params: {}, text: 'the usual value' })
    expect(reason('fit.no', { needed: 8.2e9, limit: 512e6 })).toEqual({
      code: 'fit.no',
      params: { needed: 8.2e9, limit: 512e6 },
      text: 'training needs at least 8.2 GB, and 512 MB can be used',
    })
    expect(reason('by-rows', { rows: 12_345, because: reason('epochs.once') }).text).toBe('12 thousand rows: so much data is best seen once')
    const sacrifices = [reason('sacrifice.lean'), reason('sacrifice.recompute'), reason('sacrifice.shorter')]
    expect(reason('fit.tight', { limit: 4e9, sacrifices }).text).toBe(
      'training fits into the 4.0 GB that can be used with weights as they are stored, at about two thirds of the speed and with shorter rows',
    )
    expect(reason('alarm.plateau', { loss: 1.23456, evaluations: 4 }).text).toContain('near 1.23 for 4 evaluations')
    expect(reason('length.context-cuts', { longer: 0.0314 }).text).toContain('3.1 %')
    expect(reason('length.context-cuts', { longer: 0.0002 }).text).toContain('less than 0.1 %')
    expect([1, 950, 9_999, 12_345, 135e6, 1.24e9].map(inWords)).toEqual(['1', '950', '9999', '12 thousand', '135 million', '1.2 billion'])
  })

  it('are read where they were stored as text, and travel as they are', () => {
    expect(Reason.parse('kept by an earlier version')).toEqual(plainReason('kept by an earlier version'))
    const given = reason('relief.all', { changes: [reason('relief.lean')] })
    expect(Reason.parse(JSON.parse(JSON.stringify(given)))).toEqual(given)
    expect(z.encode(Reason, given)).toEqual(given)
    expect(Reason.safeParse({ code: 'x' }).success).toBe(false)
    expect(isReason(given)).toBe(true)
    expect(isReason({ code: 'TYPE', title: 'Of something else' })).toBe(false)
    expect(errorReason({ code: 'TOKENIZER_MISSING', title: 'Tokenizer not found' })).toMatchObject({ code: 'TOKENIZER_MISSING' })
  })
})
