import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { checkFields, readFields, reason, refuseField } from './index.ts'

const told = (schema: z.ZodType, given: unknown) => checkFields(schema, given).problems.map(({ field, problem: { code, text } }) => [field, code, text])

describe('problems of fields', () => {
  it.each([
    [z.object({ name: z.string() }), {}, ['name', 'field.missing', 'is missing']],
    [z.object({ name: z.string() }), { name: 5 }, ['name', 'field.type', 'should be a string, and is a number']],
    [z.coerce.number(), 'x', ['', 'field.type', 'should be a number, and is NaN']],
    [z.int(), 1.5, ['', 'field.whole-number', 'should be a whole number']],
    [z.number().gt(0), 0, ['', 'field.above', 'should be more than 0']],
    [z.array(z.string()).max(1), ['a', 'b'], ['', 'field.too-many', 'should have at most 1 entries']],
    [z.string().min(1), '', ['', 'field.empty', 'is empty']],
    [z.enum(['F16', 'Q8_0']), 'Q3', ['', 'field.one-of', 'should be one of F16, Q8_0']],
    [z.email(), 'me', ['', 'field.email', 'should be an email address']],
    [z.string().regex(/^run_/), 'x', ['', 'field.pattern', 'should have the form /^run_/']],
    [z.literal('text', 'text alone is understood'), 'image', ['', 'plain', 'text alone is understood']],
    [z.string().regex(/^\w+\/\w+$/, 'owner/name'), 'x', ['', 'field.pattern', 'should have the form owner/name']],
    [z.union([z.string(), z.number()]), true, ['', 'field.no-form', 'has none of the forms that it can have']],
  ])('%# have a code, and are told with what is there', (schema, given, expected) => {
    expect(told(schema, given)).toEqual([expected])
  })

  it('are those of the form that was followed furthest, and each field that nobody knows', () => {
    const either = z.object({ parts: z.union([z.string(), z.array(z.strictObject({ text: z.string() }))]) })
    expect(told(either, { parts: [{ text: null, other: 1 }] })).toEqual([
      ['parts.0.text', 'field.type', 'should be a string, and is null'],
      ['parts.0.other', 'field.unknown', 'there is no such field'],
    ])
  })

  it('of all parts of a request are thrown together', () => {
    const parts = [[z.object({ a: z.coerce.number() }), { a: 'x' }], [undefined, 1], [z.object({ b: z.string() }), {}]] as const
    expect(() => readFields(parts)).toThrow(expect.objectContaining({ code: 'REQUEST_INVALID', message: expect.stringContaining('b: is missing.') }))
    expect(readFields([[parts[0][0], { a: '4' }], [parts[2][0], { b: 'c', d: 1 }]])).toEqual({ a: 4, b: 'c' })
  })

  it('can be refused beyond what a schema knows', () => {
    expect(() => refuseField('path', reason('field.absolute-path'))).toThrow('path: should be an absolute path.')
  })
})
