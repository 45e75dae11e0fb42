import * as fs from 'node:fs'
import { chmodSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { codeOf, testFolder } from '../testing/folder.ts'
import { copyFileDurably } from './copy-file.ts'

vi.mock('node:fs', { spy: true })

describe('a copy', () => {
  it('is forced to the disk before it has its name, and its name before it is acknowledged', () => {
    const folder = testFolder()
    writeFileSync(join(folder, 'from'), 'weights')
    chmodSync(join(folder, 'from'), 0o400)
    const to = join(folder, 'a', 'to')
    vi.mocked(fs.fsyncSync).mockClear()
    vi.mocked(fs.renameSync).mockClear()
    copyFileDurably(join(folder, 'from'), to)
    expect(readFileSync(to, 'utf8')).toBe('weights')
    expect(readdirSync(join(folder, 'a'))).toEqual(['to'])
    expect(statSync(to).mode & 0o777).toBe(0o644)
    const [[named], flushes] = [vi.mocked(fs.renameSync).mock.invocationCallOrder, vi.mocked(fs.fsyncSync).mock.invocationCallOrder]
    expect(flushes[0]).toBeLessThan(named)
    if (process.platform !== 'win32') expect(flushes.at(-1)).toBeGreaterThan(named)
  })

  it('says what is missing, and leaves nothing where the disk takes no more', () => {
    const folder = testFolder()
    expect(codeOf(() => copyFileDurably(join(folder, 'none'), join(folder, 'to')))).toBe('FILE_MISSING')
    writeFileSync(join(folder, 'from'), 'weights')
    vi.mocked(fs.fsyncSync).mockImplementationOnce(() => {
      throw Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC', syscall: 'fsync' })
    })
    expect(codeOf(() => copyFileDurably(join(folder, 'from'), join(folder, 'to')))).toBe('DISK_FULL')
    expect(readdirSync(folder)).toEqual(['from'])
  })
})
