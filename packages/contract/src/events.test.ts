import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { formatEvent, parseEvent, RunEvent, type EventOf } from './events.ts'

const step: EventOf<'step'> = {
  type: 'step',
  time: '2026-01-02T03:04:05.678Z',
  step: 12,
  epoch: 0.5,
  loss: 1.25,
  learningRate: 2e-4,
  gradientNorm: 0.7,
  tokens: 900,
  supervisedTokens: 300,
  tokensPerSecond: 450.5,
  memoryBytes: 5e8,
  secondsLeft: { low: 60, high: 80 },
}

describe('run events', () => {
  it('survive the trip through a log line', () => {
    const line = formatEvent(step)
    expect(line.endsWith('\n')).toBe(true)
    expect(line.trimEnd()).not.toContain('\n')
    expect(parseEvent(line)).toEqual(step)
  })

  it('carry a loss that is not finite as null', () => {
    expect(parseEvent(formatEvent({ ...step, loss: Number.NaN, gradientNorm: Infinity }))).toMatchObject({
      loss: null,
      gradientNorm: null,
    })
  })

  it('are refused when torn, of unknown type, or without a needed number', () => {
    const line = formatEvent(step)
    for (let length = 0; length < line.length - 1; length += 7) expect(parseEvent(line.slice(0, length))).toBeNull()
    expect(parseEvent(JSON.stringify({ ...step, type: 'stepped' }))).toBeNull()
    expect(parseEvent(JSON.stringify({ ...step, tokens: undefined }))).toBeNull()
  })

  it('each say what they and their numbers mean', () => {
    const schema = z.toJSONSchema(RunEvent) as unknown as {
      oneOf: { description?: string; properties: Record<string, { description?: string; type?: string }> }[]
    }
    expect(schema.oneOf).toHaveLength(RunEvent.options.length)
    for (const { description, properties } of schema.oneOf) {
      expect(description).toBeTruthy()
      for (const [name, property] of Object.entries(properties)) {
        if (property.type === 'number' || property.type === 'integer') expect(property.description, name).toBeTruthy()
      }
    }
  })
})
