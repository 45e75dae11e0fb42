import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Document } from './document.ts'
import { FAMILIES, generateCorpus, heldOut, readingTest, SCENES } from './index.ts'
import { Random } from './random.ts'
import { compose } from './scene.ts'

const take = (documents: Generator<Document>, count: number): Document[] =>
  Array.from({ length: count }, () => documents.next().value)
const words = (document: Document): string =>
  document.kind === 'text' ? document.text : document.messages.map(({ content }) => content).join('\n')

describe('the pretraining corpus', () => {
  it('is the same for the same seed and another for another', () => {
    const first = take(generateCorpus(3), 500)
    expect(take(generateCorpus(3), 500)).toEqual(first)
    expect(take(generateCorpus(4), 500)).not.toEqual(first)
    expect(take(heldOut(3), 500)).not.toEqual(first)
  })

  it('fills every template of every family', () => {
    for (const family of FAMILIES) {
      for (let index = 0; index < 60; index++) {
        const document = family.make(new Random(11, index))
        const text = words(document)
        expect(text.trim(), family.name).not.toBe('')
        expect(text, family.name).not.toMatch(/undefined|\bNaN\b|\[[^\]"]*\||\{[a-zA-Z]+(:[a-zA-Z]+)?\}|\n {2,}/)
        if (document.kind === 'text') continue
        expect(document.messages.at(-1)?.role, family.name).toBe('assistant')
        for (const message of document.messages) expect(message.content.trim(), family.name).toBe(message.content)
      }
    }
  })

  it('answers every question with words of its paragraph', () => {
    for (const scene of SCENES) {
      for (let index = 0; index < 40; index++) {
        const passage = compose(new Random(5, index), scene)
        for (const { answer, reply, evidence } of passage.questions) {
          expect(passage.text).toContain(evidence)
          expect(reply.toLowerCase()).toContain(answer.toLowerCase())
          if (answer === 'Yes' || answer === 'No') continue
          expect(evidence.toLowerCase(), `${scene.name}: ${evidence}`).toContain(answer.toLowerCase())
        }
      }
    }
  })

  it('asks for each fact in at least three wordings', () => {
    for (const scene of SCENES) {
      for (const { asks } of scene.facts) expect(asks.split('|').length, `${scene.name}: ${asks}`).toBeGreaterThan(2)
    }
  })

  it('has many words and few documents twice', () => {
    const documents = take(generateCorpus(1), 20_000).map(words)
    expect(new Set(documents).size / documents.length).toBeGreaterThan(0.95)
    const distinct = new Set(documents.join('\n').slice(0, 2_000_000).toLowerCase().match(/[a-z]+/g))
    expect(distinct.size).toBeGreaterThan(3000)
    for (const text of documents) {
      expect(text).toMatch(/^[\x20-\x7e\n]*$/)
      expect(text.length).toBeLessThan(1600)
    }
  })
})

describe('the corpus beside the policy example', () => {
  it('knows none of its facts: they turn up only by chance, as any other amount does', () => {
    const policy = new URL('../../policy-chatbot/data/train.jsonl', import.meta.url)
    const answers = readFileSync(policy, 'utf8').trim().split('\n').map((row) => (JSON.parse(row) as { messages: { content: string }[] }).messages[1].content)
    const hits = new Map<string, number>()
    for (const text of take(generateCorpus(1), 20_000).map(words)) {
      expect(text).not.toContain('Alder')
      for (const answer of answers) if (text.includes(answer)) hits.set(answer, (hits.get(answer) ?? 0) + 1)
    }
    expect([...hits.values()].reduce((sum, count) => sum + count, 0)).toBeLessThan(60)
    expect(Math.max(...hits.values())).toBeLessThan(15)
  })
})

describe('the reading test', () => {
  it('asks about unseen paragraphs that hold the answer', () => {
    const questions = readingTest(300)
    expect(questions).toHaveLength(300)
    for (const { passage, prompt, question, answer } of questions) {
      expect(passage.toLowerCase()).toContain(answer.toLowerCase())
      expect(prompt).toContain(passage)
      expect(prompt).toContain(question)
    }
    const trained = new Set(take(generateCorpus(1), 20_000).map(words))
    expect(questions.filter(({ prompt }) => trained.has(prompt))).toEqual([])
  })
})
