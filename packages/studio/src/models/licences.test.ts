import { describe, expect, it } from 'vitest'
import { licenceRule } from './licences.ts'

describe('what a licence asks', () => {
  it.each([
    ['apache-2.0', 'free', 'licence.permissive'], ['Apache-2.0', 'free', 'licence.permissive'], ['MIT', 'free', 'licence.permissive'],
    ['cc0-1.0', 'free', 'licence.public-domain'], ['cc-by-4.0', 'conditions', 'licence.attribution'],
    ['cc-by-sa-3.0', 'conditions', 'licence.share-alike'], ['CC-BY-NC-4.0', 'restricted', 'licence.non-commercial'],
    ['cc-by-nc-sa-4.0', 'restricted', 'licence.non-commercial'], ['cc-by-nc-nd-4.0', 'restricted', 'licence.no-derivatives'],
    ['cc-by-nd-4.0', 'restricted', 'licence.no-derivatives'], ['cc', 'unknown', 'licence.unknown'],
    ['gpl-3.0', 'conditions', 'licence.share-alike'], ['AGPL-3.0-only', 'conditions', 'licence.share-alike'], ['lgpl-2.1', 'conditions', 'licence.share-alike'],
    ['openrail', 'conditions', 'licence.use-limits'], ['bigscience-bloom-rail-1.0', 'conditions', 'licence.use-limits'],
    ['llama3.2', 'conditions', 'licence.community'], ['gemma', 'conditions', 'licence.community'], ['qwen', 'conditions', 'licence.community'],
    ['qwen-research', 'restricted', 'licence.research'], ['other', 'unknown', 'licence.unknown'], ['house-rules', 'unknown', 'licence.unknown'],
    ['__proto__', 'unknown', 'licence.unknown'], ['unknown', 'unknown', 'licence.none'], [null, 'unknown', 'licence.none'],
  ])('%s: %s', (licence, use, code) => {
    expect(licenceRule(licence)).toMatchObject({ licence, use, summary: { code } })
  })

  it('names what has to be done when a model is shared', () => {
    const codes = (licence: string) => licenceRule(licence).duties.map(({ code }) => code)
    expect(licenceRule('llama3.1')).toMatchObject({ nameBegins: 'Llama', notice: expect.stringContaining('Llama 3.1 Community License') })
    expect(codes('llama3.1')).toEqual([
      'licence-duty.notice', 'licence-duty.pass-limits', 'licence-duty.built-with', 'licence-duty.name', 'licence-duty.notice-file',
    ])
    expect(licenceRule('llama3.1').duties.map(({ text }) => text).join(' ')).toContain('“Built with Llama”')
    expect(licenceRule('llama2').nameBegins).toBeNull()
    expect(licenceRule('gemma').notice).toContain('ai.google.dev/gemma/terms')
    expect(codes('cc-by-nd-4.0')).toEqual(['licence-duty.keep-to-yourself'])
    expect(codes('unheard-of')).toEqual([])
  })
})
