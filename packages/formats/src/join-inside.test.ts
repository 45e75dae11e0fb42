import { mkdirSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { TunesmithError } from '@tunesmith/contract'
import { joinInside } from './join-inside.ts'
import { codeOf, testFolder } from './testing/folder.ts'

const REFUSED = 'PATH_OUTSIDE_FOLDER'

describe('a path that must stay inside a folder', () => {
  it('is joined where it does, whether it exists or not', () => {
    const root = testFolder()
    expect(joinInside(root, 'a/b.json')).toBe(join(root, 'a', 'b.json'))
    expect(joinInside(root, './a//b..json')).toBe(join(root, 'a', 'b..json'))
    expect(joinInside(root, '%2e%2e/a')).toBe(join(root, '%2e%2e', 'a'))
    expect(joinInside(root, '.')).toBe(root)
  })

  it.each([
    '',
    '..',
    '../x',
    'a/../../x',
    'a/..',
    '/etc/passwd',
    '//server/share',
    '..\\x',
    'a\\..\\..\\x',
    '\\\\server\\share',
    'C:/x',
    'c:x',
    'a\0b',
  ])('is refused as %j', (path) => {
    expect(codeOf(() => joinInside(testFolder(), path))).toBe(REFUSED)
  })

  it('never leaves, whatever the text', () => {
    const root = testFolder()
    const part = fc.oneof(fc.constantFrom('..', '.', '', '...', '\\', '~', '\0', 'C:', 'a'), fc.string())
    fc.assert(
      fc.property(fc.array(part), fc.constantFrom('/', '\\', '//'), (parts, separator) => {
        try {
          const joined = joinInside(root, parts.join(separator))
          expect(joined === root || joined.startsWith(root + sep)).toBe(true)
        } catch (error) {
          if (!(error instanceof TunesmithError)) throw error
        }
      }),
    )
  })

  it('may follow links only as far as allowed', () => {
    const base = realpathSync(testFolder())
    const root = join(base, 'models')
    mkdirSync(join(base, 'models-old'))
    mkdirSync(root)
    writeFileSync(join(base, 'secret'), '')
    symlinkSync('../secret', join(root, 'out'))
    symlinkSync('../models-old', join(root, 'sibling'))
    symlinkSync('../not-yet', join(root, 'dangling'))
    symlinkSync('inner', join(root, 'in'))
    mkdirSync(join(root, 'inner'))
    for (const name of ['out', 'sibling/new.json', 'dangling', 'dangling/x']) {
      expect(codeOf(() => joinInside(root, name))).toBe(REFUSED)
    }
    expect(joinInside(root, 'in/x')).toBe(join(root, 'in', 'x'))
    expect(joinInside(root, 'out', { links: 'anywhere' })).toBe(join(root, 'out'))
  })
})
