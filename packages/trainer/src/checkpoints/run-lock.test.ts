import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { lockHolder, lockRun } from './run-lock.ts'

let run: string
beforeEach(() => {
  run = mkdtempSync(join(tmpdir(), 'lock-'))
})
afterEach(() => {
  chmodSync(run, 0o700)
  rmSync(run, { recursive: true, force: true })
})

describe('lockRun', () => {
  it('lets one in at a time', () => {
    const lock = lockRun(run)
    expect(() => lockRun(run)).toThrow(
      expect.objectContaining({
        code: 'RUN_ALREADY_ACTIVE',
        message: expect.stringContaining(String(process.pid)),
      }),
    )
    lock.release()
    lock.release()
    lockRun(run).release()
  })

  it('makes the run folder', () => {
    lockRun(join(run, 'new', 'run')).release()
    expect(existsSync(join(run, 'new', 'run'))).toBe(true)
  })

  it('keeps other processes out, and is free the moment the holder is killed', async () => {
    const source = `import { lockRun } from ${JSON.stringify(join(import.meta.dirname, 'run-lock.ts'))}
      lockRun(${JSON.stringify(run)}); console.log('held')
      const collecting = setInterval(() => globalThis.gc?.(), 20)
      setTimeout(() => clearInterval(collecting), 30_000)`
    const child = spawn(process.execPath, ['--expose-gc', '--input-type=module', '-e', source], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    await once(child.stdout, 'data')
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(lockHolder(run)).toMatchObject({ pid: child.pid })
    expect(() => lockRun(run)).toThrow(expect.objectContaining({ code: 'RUN_ALREADY_ACTIVE' }))
    child.kill('SIGKILL')
    await once(child, 'exit')
    expect(lockHolder(run)).toBeNull()
    lockRun(run).release()
  })
})

describe('lockHolder', () => {
  it('is nobody in a folder that no run has used', () => {
    expect(lockHolder(run)).toBeNull()
    expect(existsSync(join(run, 'run.lock'))).toBe(false)
  })
})
