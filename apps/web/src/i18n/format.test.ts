import { describe, expect, it } from 'vitest'
import { formatFor } from './format.ts'

const english = formatFor('en-US')
const german = formatFor('de-DE')

describe('formats', () => {
  it('write sizes in the unit that reads best', () => {
    expect([0, 999, 1000, 48_211, 5.25e8, 2.4e10, 3e12].map((bytes) => english.bytes(bytes))).toEqual(
      ['0 bytes', '999 bytes', '1 kB', '48 kB', '525 MB', '24 GB', '3 TB'])
    expect(german.bytes(2_500_000)).toBe('2,5 MB')
  })

  it('write durations with the two units that matter', () => {
    expect([0.44, 9.96, 10, 59.6, 61, 90, 3600, 3700, 90_000].map((seconds) => english.duration(seconds))).toEqual(
      ['0.4 sec', '10 sec', '10 sec', '1 min', '1 min 1 sec', '1 min 30 sec', '1 hr', '1 hr 2 min', '1 day 1 hr'])
  })

  it('write ranges of time in one unit', () => {
    expect(english.durationRange({ low: 20, high: 45 })).toBe('20–45 sec')
    expect(english.durationRange({ low: 100, high: 310 })).toBe('2–5 min')
    expect(german.durationRange({ low: 7200, high: 10_000 })).toBe('2–3 Std.')
    expect(english.durationRange({ low: 300, high: 300 })).toBe('~5 min')
  })

  it('write counts and shares', () => {
    expect(english.compact(10_420_000)).toBe('10.4M')
    expect(formatFor('en-GB').compact(10_420_000)).toBe('10.4M')
    expect(english.percent(0.853)).toBe('85%')
    expect(english.percentChange(0.05)).toBe('+5%')
    expect(english.percentChange(-0.05)).toBe('-5%')
    expect(english.significant(2.34567)).toBe('2.346')
    expect(english.significant(0.0002)).toBe('0.0002')
  })

  it('write how long ago something was', () => {
    const now = new Date('2026-03-05T12:00:00Z')
    expect(english.relative('2026-03-05T11:57:10Z', now)).toBe('2 minutes ago')
    expect(english.relative('2026-03-04T11:00:00Z', now)).toBe('yesterday')
    expect(english.relative('2026-03-05T11:59:59.800Z', now)).toBe('now')
    expect(german.relative('2026-02-20T12:00:00Z', now)).toBe('letzte Woche')
  })

  it('write a dash for what is not there', () => {
    expect([english.number(null), english.bytes(null), english.percent(Number.NaN), english.durationRange(null)]).toEqual(['–', '–', '–', '–'])
  })
})
