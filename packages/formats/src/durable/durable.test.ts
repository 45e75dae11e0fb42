import { spawn } from 'node:child_process'
import { chmodSync, closeSync, openSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { readSafetensorsHeader } from '../safetensors/header.ts'
import { writeSafetensors } from '../safetensors/write.ts'
import { codeOf, testFolder } from '../testing/folder.ts'
import { DurableFile, writeFully } from './durable-file.ts'
import { failFromSystem } from './system-failure.ts'
import { removePartialFiles, writeFileDurably } from './write-file.ts'

const onLinux = process.platform === 'linux'

/** A folder this account cannot write to; root may write wherever the kernel itself does not forbid it. */
function forbiddenFolder(): string {
  if (process.getuid?.() === 0) return '/sys'
  const folder = testFolder()
  chmodSync(folder, 0o500)
  onTestFinished(() => chmodSync(folder, 0o700))
  return folder
}

describe('a file written durably', () => {
  it('holds the new text, in folders made for it, and leaves nothing beside', () => {
    const path = join(testFolder(), 'a', 'b', 'manifest.json')
    writeFileDurably(path, 'old')
    writeFileDurably(path, 'naïve 漢字')
    expect(readFileSync(path, 'utf8')).toBe('naïve 漢字')
    expect(readdirSync(join(path, '..'))).toEqual(['manifest.json'])
  })

  it('does not show before it is complete', () => {
    const folder = testFolder()
    const path = join(folder, 'weights')
    const file = new DurableFile(path)
    file.write(Buffer.from('new'), 3)
    expect(readdirSync(folder)).toEqual([expect.stringMatching(/^weights\.partial-[0-9a-f]{12}$/)])
    file.write(Buffer.from('the'), 0)
    file.commit()
    expect(readFileSync(path, 'utf8')).toBe('thenew')
    expect(() => file.write(Buffer.from('x'), 0)).toThrow('internal:')
  })

  it('leaves the old file when the values cannot be had', () => {
    const folder = testFolder()
    const path = join(folder, 'adapter.safetensors')
    const small = { name: 'a', dtype: 'F32', shape: [1], data: Float32Array.of(1) } as const
    writeSafetensors(path, [small])
    const before = readFileSync(path)
    const failing = () => {
      throw new Error('lost')
    }
    expect(() => writeSafetensors(path, [small, { ...small, name: 'b', data: failing }])).toThrow('lost')
    expect(readFileSync(path)).toEqual(before)
    expect(readdirSync(folder)).toEqual(['adapter.safetensors'])
  })

  it('leaves the old file when the process is killed in the middle', async () => {
    const folder = testFolder()
    const path = join(folder, 'adapter.safetensors')
    writeSafetensors(path, [{ name: 'old', dtype: 'F32', shape: [4], data: Float32Array.of(1, 2, 3, 4) }])
    const before = readFileSync(path)
    const script = `
      import { writeSafetensors } from ${JSON.stringify(new URL('../safetensors/write.ts', import.meta.url).href)}
      const w = { dtype: 'F32', shape: [1000], data: new Float32Array(1000) }
      const waiting = () => { console.log('half'); Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0) }
      writeSafetensors(${JSON.stringify(path)}, [{ name: 'a', ...w }, { name: 'b', ...w, data: waiting }])`
    const stdio = ['ignore', 'pipe', 'inherit'] as const
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: [...stdio] })
    await new Promise((resolve) => child.stdout.once('data', resolve))
    const exited = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGKILL')
    await exited

    expect(readdirSync(folder)).toHaveLength(2)
    expect(readFileSync(path)).toEqual(before)
    expect([...readSafetensorsHeader(path).tensors.keys()]).toEqual(['old'])
    removePartialFiles(path)
    expect(readdirSync(folder)).toEqual(['adapter.safetensors'])
  })
})

describe.skipIf(!onLinux)('what the system refuses', () => {
  it('is told as a full disk', () => {
    const full = openSync('/dev/full', 'w')
    onTestFinished(() => closeSync(full))
    const write = () => {
      try {
        writeFully(full, Buffer.from('x'), 0)
      } catch (error) {
        failFromSystem(error, '/data/adapter', 'write to')
      }
    }
    expect(codeOf(write)).toBe('DISK_FULL')
  })

  it('is told as a lack of permission', () => {
    expect(codeOf(() => writeFileDurably(join(forbiddenFolder(), 'x'), 'x'))).toBe('NO_PERMISSION')
  })

  it('is told as what it is where nothing else fits', () => {
    const folder = testFolder()
    writeFileSync(join(folder, 'file'), '')
    expect(codeOf(() => writeFileDurably(join(folder, 'file', 'x'), 'x'))).toBe('FILE_ACCESS_FAILED')
    expect(codeOf(() => writeFileDurably(join(folder, 'n'.repeat(300)), 'x'))).toBe('FILE_ACCESS_FAILED')
  })

  it('is not mixed up with mistakes in the program', () => {
    expect(() => failFromSystem(new TypeError('x is not a function'), 'a', 'read')).toThrow(TypeError)
  })
})
