import fs, { chmodSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { codeOf, testFolder } from '../testing/folder.ts'
import { copyFileDurably } from './copy-file.ts'

describe('a copy', () => {
  const rename = vi.spyOn(fs, 'renameSync')
  const flush = vi.spyOn(fs, 'fsyncSync')
  beforeAll(syncBuiltinESMExports) // for those who have imported them before, too
  afterAll(() => {
    vi.restoreAllMocks()
    syncBuiltinESMExports()
  })

  it('is forced to the disk before it has its name, and its name before it is acknowledged', () => {
    const folder = testFolder()
    writeFileSync(join(folder, 'from'), 'weights')
    chmodSync(join(folder, 'from'), 0o400)
    const to = join(folder, 'a', 'to')
    rename.mockClear()
    flush.mockClear()
    copyFileDurably(join(folder, 'from'), to)
    expect(readFileSync(to, 'utf8')).toBe('weights')
    expect(readdirSync(join(folder, 'a'))).toEqual(['to'])
    expect(statSync(to).mode & 0o777).toBe(0o644)
    const [[named], flushes] = [rename.mock.invocationCallOrder, flush.mock.invocationCallOrder]
    expect(flushes[0]).toBeLessThan(named)
    if (process.platform !== 'win32') expect(flushes.at(-1)).toBeGreaterThan(named)
  })

  it('says what is missing, and leaves nothing where the disk takes no more', () => {
    const folder = testFolder()
    expect(codeOf(() => copyFileDurably(join(folder, 'none'), join(folder, 'to')))).toBe('FILE_MISSING')
    writeFileSync(join(folder, 'from'), 'weights')
    flush.mockImplementationOnce(() => {
      throw Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC', syscall: 'fsync' })
    })
    expect(codeOf(() => copyFileDurably(join(folder, 'from'), join(folder, 'to')))).toBe('DISK_FULL')
    expect(readdirSync(folder)).toEqual(['from'])
  })
})
