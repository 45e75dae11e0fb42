import { AliasName, RegisteredName } from '@tunesmith/contract'
import { assert as holds, property, string } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isAlias, isRegisteredName, nameFrom } from './registered-name.ts'

describe('names of the registry', () => {
  it('are made of what a model is called', () => {
    expect(nameFrom('Policy chatbot')).toBe('policy-chatbot')
    expect(nameFrom('Qwen/Qwen2.5-0.5B-Instruct')).toBe('qwen2.5-0.5b-instruct')
    expect(nameFrom('Käse & Brötchen!')).toBe('kase-brotchen')
    expect(nameFrom('فارسی')).toBe('')
  })

  it('are taken or not just as the studio takes them', () => {
    holds(property(string({ maxLength: 90 }), (text) => {
      expect(isRegisteredName(text)).toBe(RegisteredName.safeParse(text).success)
      expect(isAlias(text)).toBe(AliasName.safeParse(text).success)
      const made = nameFrom(text)
      expect(made === '' || RegisteredName.safeParse(made).success).toBe(true)
    }))
    for (const text of ['a', 'champion', 'a-b', 'a--b', '12', '12a', 'A', 'a.b', 'a_b', '-a', 'a'.repeat(81)]) {
      expect(isRegisteredName(text)).toBe(RegisteredName.safeParse(text).success)
      expect(isAlias(text)).toBe(AliasName.safeParse(text).success)
    }
  })
})
