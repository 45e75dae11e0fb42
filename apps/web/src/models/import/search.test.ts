import { expect, it } from 'vitest'
import { asPath, isAbsolutePath, readImportSearch } from './search.ts'

it.each([
  ['/home/ada/model', true], ['C:\\models\\a.gguf', true], ['d:/models', true], ['\\\\server\\models', true],
  ['models/a.gguf', false], ['~/model', false], ['', false],
])('%s is a whole path: %s', (path, is) => expect(isAbsolutePath(path)).toBe(is))

it('a path is taken as it was pasted, without quotes around it', () => {
  expect(asPath(' "C:\\My models\\a.gguf" ')).toBe('C:\\My models\\a.gguf')
  expect(asPath("'/home/ada/it's here'")).toBe("/home/ada/it's here")
  expect(asPath('/home/ada/"odd')).toBe('/home/ada/"odd')
})

it('an address names a path and a base, or nothing', () => {
  expect(readImportSearch({ path: '/a', base: 'b', more: 1 })).toEqual({ path: '/a', base: 'b' })
  expect(readImportSearch({ path: 7, base: '' })).toEqual({})
})
