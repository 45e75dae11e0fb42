import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

interface Row {
  readonly fact: string
  readonly messages: readonly { readonly role: string; readonly content: string }[]
  readonly answer?: string
}

const text = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8')
const rows = (name: string): Row[] => text(name).trim().split('\n').map((line) => JSON.parse(line) as Row)
const ask = (row: Row): string => row.messages[0].content
const reply = (row: Row): string => row.messages[1].content
const plain = (question: string): string => question.toLowerCase().replace(/[^a-z0-9]+/g, ' ').trim()

const train = rows('train.jsonl')
const validation = rows('validation.jsonl')
const test = rows('test.jsonl')
const questions = text('questions.txt').trimEnd().split('\n')
const answers = new Map(train.map((row) => [row.fact, reply(row)]))

describe('the policy data', () => {
  it('trains 111 facts, each once', () => {
    expect(train).toHaveLength(111)
    expect(answers.size).toBe(111)
    expect(new Set(train.map((row) => plain(ask(row)))).size).toBe(111)
  })

  it('tests every fact once and validates about forty', () => {
    expect(test.map(({ fact }) => fact).toSorted()).toEqual([...answers.keys()].toSorted())
    expect(new Set(validation.map(({ fact }) => fact)).size).toBe(validation.length)
    expect(validation.length).toBeGreaterThanOrEqual(40)
    expect(questions).toHaveLength(12)
    expect(test.map(ask)).toEqual(expect.arrayContaining(questions))
  })

  it('never asks the same question in two files', () => {
    const all = [...train, ...validation, ...test].map((row) => plain(ask(row)))
    expect(new Set(all).size).toBe(all.length)
  })

  it('holds one short plain sentence as the answer', () => {
    for (const row of [...train, ...validation, ...test]) {
      expect(row.messages.map(({ role }) => role)).toEqual(['user', 'assistant'])
      expect(reply(row)).toBe(answers.get(row.fact))
      expect(reply(row).split(' ').length).toBeLessThanOrEqual(25)
      expect(ask(row) + reply(row)).toMatch(/^[\x20-\x7e]+$/)
    }
  })

  it('scores by keys that only the right answer holds', () => {
    for (const { fact, answer } of [...test, ...validation]) {
      const holding = train.filter((row) => reply(row).toLowerCase().includes((answer ?? '?').toLowerCase()))
      expect(holding.map((row) => row.fact), answer).toEqual([fact])
    }
  })

  it('gives no key away in its question, and no single guess scores five percent', () => {
    const counts = new Map<string, number>()
    for (const row of test) {
      const key = (row.answer ?? '').toLowerCase()
      expect(ask(row).toLowerCase()).not.toContain(key)
      counts.set(key, (counts.get(key) ?? 0) + 1)
    }
    expect(Math.max(...counts.values()) / test.length).toBeLessThan(0.05)
  })

  it('shares a telling word between every test question and the trained one', () => {
    const common = new Set(`a an the of for to is it my i in on at by do does what how much must be or can and pay
      cost costs fee money long time which who that me when within with have`.split(/\s+/))
    const telling = (question: string): string[] => plain(question).split(' ').filter((word) => !common.has(word))
    for (const row of test) {
      const trained = new Set(telling(ask(train.find(({ fact }) => fact === row.fact) as Row)))
      expect(telling(ask(row)).some((word) => trained.has(word)), ask(row)).toBe(true)
    }
  })

  it('takes every key from the policy', () => {
    const policy = text('policy.md').toLowerCase().replace(/\s+/g, ' ')
    for (const { answer } of test) expect(policy).toContain((answer ?? '?').toLowerCase())
  })
})
