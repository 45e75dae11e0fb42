import { errors, TunesmithError, type ErrorCode } from '@tunesmith/contract'
import { describe, expect, it } from 'vitest'
import { textWidth } from '../terminal/text-width.ts'
import { exitCodeOf, isRefusal } from './exit-codes.ts'
import { failureOf } from './failure.ts'
import { failureLines } from './show-failure.ts'

describe('a failure', () => {
  const error = new TunesmithError('MODEL_PICKLE_ONLY', { path: '/models/a-folder-with-a-rather-long-name', files: ['pytorch_model.bin'] })

  it.each([50, 80, 200])('fits one screen of %i columns: title and code, what happened, what to do', (columns) => {
    const lines = failureLines(failureOf(error), { columns, color: false, program: 'tunesmith' })
    expect(lines.length).toBeLessThan(24)
    for (const line of lines.filter((each) => each.trim().includes(' '))) expect(textWidth(line), line).toBeLessThanOrEqual(columns)
    expect(lines[0]).toMatch(/^✗ Weights in pickle format +MODEL_PICKLE_ONLY$/)
    const text = lines.join(' ').replace(/ +/g, ' ')
    expect(text).toContain('Opening a pickle file can run any program hidden in it, so it is never read.')
    expect(text).toContain('What to do Take a revision of the model with *.safetensors')
    expect(lines.at(-1)).toBe('  More: docs/reference/errors.md#model_pickle_only')
  })

  it.each<[unknown, string]>([
    [new Error('internal: the wheel came off.'), 'the wheel came off'], [new TypeError('x is not a function'), 'x is not a function'], ['text', 'text'],
  ])('that nobody foresaw (%s) becomes INTERNAL', (thrown, detail) => {
    expect(failureOf(thrown)).toMatchObject({ code: 'INTERNAL', message: `Something happened that should not: ${detail}.` })
  })

  it('of the machine that nobody foresaw is told as what it is', () => {
    const full = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC', syscall: 'write' })
    expect(failureOf(full)).toMatchObject({ code: 'DISK_FULL' })
    expect(failureOf(new RangeError('Array buffer allocation failed'))).toMatchObject({ code: 'OUT_OF_MEMORY' })
  })

  it('that stays the same however often it is tried is a refusal', () => {
    expect(['DATA_EMPTY', 'NO_PERMISSION', 'OUT_OF_MEMORY_PLANNED'].filter((code) => !isRefusal(code))).toEqual([])
    expect(['INTERNAL', 'DISK_FULL', 'OUT_OF_MEMORY', 'WORKER_DIED', 'RUN_KILLED'].filter(isRefusal)).toEqual([])
  })

  it.each<[ErrorCode, number]>([
    ['INTERNAL', 1], ['COMMAND_UNKNOWN', 2], ['SETTINGS_INVALID', 2], ['MODEL_FAMILY_UNKNOWN', 2], ['DATA_FILE_MISSING', 2],
    ['TRAINING_DIVERGED', 3], ['WORKER_DIED', 3], ['OUT_OF_MEMORY', 4], ['DISK_FULL', 4], ['RUN_KILLED', 130],
  ])('%s ends the program with status %i', (code, status) => expect(exitCodeOf(code)).toBe(status))

  it('of any code has an exit status of its own, never 0', () => {
    for (const code of Object.keys(errors)) expect([1, 2, 3, 4, 130]).toContain(exitCodeOf(code))
  })
})
