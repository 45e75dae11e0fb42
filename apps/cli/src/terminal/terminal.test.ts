import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { bar, sparkline } from './chart.ts'
import { formatCount, formatDuration, formatMeasure, formatRate, formatSecondsLeft } from './quantities.ts'
import { asCalled, programName } from './as-called.ts'
import { factLines } from './fact-lines.ts'
import { quoted } from './quoted.ts'
import { createStyle } from './style.ts'
import { tableLines } from './table.ts'
import { fit, oneLine, padEnd, textWidth, wrap } from './text-width.ts'

describe('the width of a text', () => {
  it.each([['abc', 3], ['漢字', 4], ['é', 1], ['e\u0301', 1], ['👍🏽', 2], ['👨‍👩‍👧', 2], ['\x1b[31mred\x1b[39m', 3], ['한국어', 6], ['', 0]])(
    'of %j is %i columns', (text, width) => expect(textWidth(text)).toBe(width))

  it('is kept when a text is cut or padded', () => {
    for (const text of ['plain text that is long', '漢字漢字漢字漢字漢字', 'a漢b字c漢d字']) {
      for (let columns = 1; columns < 12; columns++) {
        expect(textWidth(fit(text, columns))).toBeLessThanOrEqual(columns)
        expect(textWidth(padEnd(fit(text, columns), columns))).toBe(columns)
      }
    }
    expect(fit('short', 5)).toBe('short')
    expect(fit('longer', 5)).toBe('long…')
  })

  it('bounds every wrapped line, and no word is lost', () => {
    const text = 'Every setting that is left out\nis chosen, and the reason is shown.'
    const lines = wrap(text, 14)
    for (const line of lines) expect(textWidth(line)).toBeLessThanOrEqual(14)
    expect(lines.join(' ').split(/\s+/)).toEqual(text.split(/\s+/))
  })
})

describe('a command in a text', () => {
  const text = 'Finish it with `tunesmith resume runs/faq`, or see tunesmith help. Tunesmith reads tunesmith.yaml in /opt/tunesmith here.'

  it('is written as this program was called', () => {
    expect(asCalled(text, programName({}))).toBe(text)
    expect(asCalled(text, programName({ npm_execpath: '/usr/lib/npm-cli.js' }))).toBe(
      'Finish it with `npx tunesmith resume runs/faq`, or see npx tunesmith help. Tunesmith reads tunesmith.yaml in /opt/tunesmith here.',
    )
  })
})

describe('a path in a command', () => {
  it.each(['runs/faq', '/opt/a.b-c_d/e', '~/runs'])('%s stays as it is', (path) => expect(quoted(path)).toBe(path))

  it.skipIf(process.platform === 'win32').each(['a b', '$HOME', '`id`', "it's", 'a"b', 'C:\\runs', '!1', 'läufe/ü'])(
    '%s comes out of a shell as it was', (path) => {
      expect(execFileSync('sh', ['-c', `printf %s ${quoted(path)}`], { encoding: 'utf8' })).toBe(path)
    })
})

it('facts have their names in front, and never leave the window', () => {
  expect(factLines([['rows', 'twenty of them can be trained on'], ['speed', 'fast\nenough']], 24, createStyle(false))).toEqual([
    'rows   twenty of them',
    '       can be trained on',
    'speed  fast enough',
  ])
})

describe('a table', () => {
  const rows = [['runs/faq', 'finished', 'tunesmith-base-10m'], ['runs/a-longer-name', 'paused', 'base']]
  const draw = (columns: number) => tableLines(['folder', 'state', 'base'], rows, columns, createStyle(false))

  it('has its columns aligned', () => {
    expect(draw(80)).toEqual([
      'folder              state     base',
      'runs/faq            finished  tunesmith-base-10m',
      'runs/a-longer-name  paused    base',
    ])
  })

  it('becomes a list where it is wider than the window', () => {
    expect(draw(40)).toEqual([
      'runs/faq',
      '  state  finished',
      '  base   tunesmith-base-10m',
      'runs/a-longer-name',
      '  state  paused',
      '  base   base',
    ])
  })
})

it('text from outside becomes one harmless line', () => {
  expect(oneLine(' a\r\nb\tc\x1b]0;title\x07d\u2028e\x1b[2J ')).toBe('a b cd e')
})

describe('quantities', () => {
  it.each([[0, '0 s'], [59.4, '59 s'], [125, '2 min 05 s'], [3600 * 3 + 61, '3 h 01 min'], [86400 * 2 + 3600 * 5, '2 d 5 h']])(
    '%d seconds are %s', (seconds, text) => expect(formatDuration(seconds)).toBe(text))

  it.each([[0.2, 0.4, 'less than 1 s'], [61, 118, '1–2 min'], [40, 40, 'about 40 s'], [3400, 4000, '57–67 min'], [9000, 16000, '3–4 h'],
    [86400 * 3, 86400 * 4.2, '3–4 days']])('between %d and %d seconds left is %s', (low, high, text) =>
    expect(formatSecondsLeft({ low, high })).toBe(text))

  it.each([[950, '950'], [250_880, '250,880'], [999_600, '1.0 M'], [1_234_567, '1.2 M'], [135e6, '135 M'], [999.7e6, '1.0 B'], [7.62e9, '7.6 B']])(
    'a count of %d is %s', (count, text) => expect(formatCount(count)).toBe(text))

  it('keeps the digits that matter', () => {
    expect([formatMeasure(0.51234), formatMeasure(12.345), formatMeasure(4321), formatMeasure(null)]).toEqual(['0.5123', '12.35', '4.32e+3', 'not a number'])
    expect([formatRate(0), formatRate(1.8e-4), formatRate(10)]).toEqual(['0', '1.8e-4', '1.0e1'])
  })
})

describe('charts', () => {
  it('fill a bar in eighths of a character', () => {
    expect(bar(0, 4)).toEqual({ filled: '', empty: '░░░░' })
    expect(bar(0.5 + 1 / 32, 4)).toEqual({ filled: '██▏', empty: '░' })
    expect(bar(1.7, 4)).toEqual({ filled: '████', empty: '' })
  })

  it('show the course of values from lowest to highest', () => {
    expect(sparkline([3, 2, 1, 2, 3], 10)).toBe('█▅▁▅█')
    expect(sparkline([1, 1], 10)).toBe('▄▄')
    expect(sparkline([1, null, 3], 10)).toBe('▁×█')
    expect(sparkline([null], 10)).toBe('×')
    expect(sparkline([], 10)).toBe('')
    expect(sparkline(Array.from({ length: 1000 }, (_, index) => -index), 4)).toBe('█▆▃▁')
  })
})
