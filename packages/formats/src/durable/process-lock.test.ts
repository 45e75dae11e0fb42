import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { codeOf, testFolder } from '../testing/folder.ts'
import { type LockHolder, lockFilesOf, lockHolderAt, takeLock } from './process-lock.ts'

/** Takes a lock that should be free. */
const take = (path: string) => takeLock(path, (holder) => { throw new Error(`held by ${holder?.pid}`) })

describe('a lock of a process', () => {
  it('is had by one at a time, who is named', () => {
    const path = join(testFolder(), 'new', 'a.lock')
    const lock = take(path)
    expect(() => take(path)).toThrow(`held by ${process.pid}`)
    expect(lockHolderAt(path)).toMatchObject({ pid: process.pid } satisfies Partial<LockHolder>)
    lock.release()
    expect(lockHolderAt(path)).toBeNull()
    const next = take(path)
    lock.release() // once more: the lock of the next stays
    expect(() => take(path)).toThrow('held by')
    next.release()
  })

  it('refuses also while its holder has not said who it is, or in words nobody understands', () => {
    const path = join(testFolder(), 'a.lock')
    const lock = take(path)
    const [, holder] = lockFilesOf(path)
    expect(JSON.parse(readFileSync(holder, 'utf8'))).toMatchObject({ pid: process.pid })
    for (const text of ['', '{"pid":"x"}', '{']) {
      writeFileSync(holder, text)
      expect(() => take(path)).toThrow('held by undefined')
      expect(lockHolderAt(path)).toBeNull()
    }
    lock.release()
  })

  it('is free where only its files are left, and looking at it makes none', () => {
    const path = join(testFolder(), 'a.lock')
    expect(lockHolderAt(path)).toBeNull()
    expect(existsSync(path)).toBe(false)
    take(path).release()
    writeFileSync(lockFilesOf(path)[1], JSON.stringify({ pid: 1, host: 'gone', since: '' }))
    expect(lockHolderAt(path)).toBeNull()
    take(path).release()
  })

  it('says why it cannot be taken', () => {
    const folder = testFolder()
    writeFileSync(join(folder, 'file'), '')
    expect(codeOf(() => take(join(folder, 'file', 'a.lock')))).toBe('FILE_ACCESS_FAILED')
    writeFileSync(join(folder, 'b.lock'), 'something else '.repeat(100))
    expect(codeOf(() => take(join(folder, 'b.lock')))).toBe('FILE_ACCESS_FAILED')
    mkdirSync(join(folder, 'c.lock'))
    expect(codeOf(() => take(join(folder, 'c.lock')))).toBe('FILE_ACCESS_FAILED')
  })
})
