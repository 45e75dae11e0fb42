import { describe, expect, it } from 'vitest'
import { licenceRule } from '../models/licences.ts'
import { requireLicence } from './require-licence.ts'

const row = { model_name: 'Library' }
const push = (licence: string | null, repository = 'ada/library', acceptLicence = false) => () =>
  requireLicence(licenceRule(licence), { row, repository, acceptLicence })

describe('what is shared', () => {
  it('asks for nothing more where the licence lets everybody share', () => {
    for (const licence of ['apache-2.0', 'mit', 'cc-by-4.0']) expect(push(licence)).not.toThrow()
  })

  it.each(['cc-by-nc-4.0', 'somebodys-own', null])('under the licence %s asks somebody to say that it may be', (licence) => {
    expect(push(licence)).toThrow(expect.objectContaining({ code: 'LICENCE_NOT_ACCEPTED', params: expect.objectContaining({ licence }) }))
    expect(push(licence, 'ada/library', true)).not.toThrow()
  })

  it('has the name that the licence asks for', () => {
    expect(push('llama3.2')).toThrow(expect.objectContaining({ code: 'REQUEST_INVALID', message: expect.stringContaining('Llama') }))
    expect(push('llama3.2', 'ada/Llama-library')).not.toThrow()
  })
})
