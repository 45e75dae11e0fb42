import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Document } from './document.ts'
import { FAMILIES, generateCorpus, heldOut, readingTest, SCENES } from './index.ts'
import { madeWord } from './names.ts'
import { Random } from './random.ts'
import { compose } from './scene.ts'

const take = (documents: Generator<Document>, count: number): Document[] =>
  Array.from({ length: count }, () => documents.next().value)
const words = (document: Document): string =>
  document.kind === 'text' ? document.text : document.messages.map(({ content }) => content).join('\n')

const documents = take(generateCorpus(1), 20_000).map(words)
const trained = new Set(documents)

describe('the pretraining corpus', () => {
  it('is the same for the same seed and another for another', () => {
    const first = take(generateCorpus(3), 500)
    expect(take(generateCorpus(3), 500)).toEqual(first)
    expect(take(generateCorpus(4), 500)).not.toEqual(first)
    expect(take(heldOut(3), 500)).not.toEqual(first)
  })

  it('fills every template of every family', () => {
    const leftover = /undefined|\bNaN\b|\[[^\]"]*\||\{[a-zA-Z]+(:[a-zA-Z]+)?\}|\n {2,}/
    for (const family of FAMILIES) {
      const made = Array.from({ length: 60 }, (_, index) => family.make(new Random(11, index)))
      const texts = made.map(words)
      expect(texts.filter((text) => text.trim() === '' || leftover.test(text)), family.name).toEqual([])
      const messages = made.flatMap((document) => (document.kind === 'chat' ? document.messages : []))
      expect(messages.filter(({ content }) => content === '' || content.trim() !== content), family.name).toEqual([])
      const last = made.flatMap((document) => (document.kind === 'chat' ? document.messages.slice(-1) : []))
      expect(last.every(({ role }) => role === 'assistant'), family.name).toBe(true)
    }
  })

  it('answers every question with words of its paragraph', () => {
    for (const scene of SCENES) {
      const passages = Array.from({ length: 40 }, (_, index) => compose(new Random(5, index), scene))
      const wrong = passages.flatMap(({ text, questions }) => questions.filter(({ answer, reply, evidence }) => {
        const told = answer === 'Yes' || answer === 'No' || evidence.toLowerCase().includes(answer.toLowerCase())
        return !told || !text.includes(evidence) || !reply.toLowerCase().includes(answer.toLowerCase())
      }))
      expect(wrong, scene.name).toEqual([])
    }
  })

  it('asks for each fact in at least three wordings', () => {
    for (const scene of SCENES) {
      for (const { asks } of scene.facts) expect(asks.split('|').length, `${scene.name}: ${asks}`).toBeGreaterThan(2)
    }
  })

  it('has many words and few documents twice', () => {
    expect(trained.size / documents.length).toBeGreaterThan(0.95)
    const distinct = new Set(documents.join('\n').slice(0, 2_000_000).toLowerCase().match(/[a-z]+/g))
    expect(distinct.size).toBeGreaterThan(3000)
    expect(documents.filter((text) => !/^[\x20-\x7e\n]*$/.test(text) || text.length > 1600)).toEqual([])
  })
})

describe('held-out documents', () => {
  it('were hardly ever seen in training, and hold made-up names that training never does', () => {
    const held = take(heldOut(1), 4000).map(words)
    expect(held.filter((text) => trained.has(text)).length / held.length).toBeLessThan(0.01)
    const names = (split: 'train' | 'held-out'): Set<string> =>
      new Set(Array.from({ length: 3000 }, (_, index) => madeWord(new Random(2, index, split))))
    const trainNames = names('train')
    expect([...names('held-out')].filter((name) => trainNames.has(name))).toEqual([])
  })
})

describe('the corpus beside the policy example', () => {
  it('knows none of its facts: they turn up only by chance, as any other amount does', () => {
    const policy = new URL('../../policy-chatbot/data/train.jsonl', import.meta.url)
    const answers = readFileSync(policy, 'utf8').trim().split('\n')
      .map((row) => (JSON.parse(row) as { messages: { content: string }[] }).messages[1].content)
    const hits = new Map<string, number>()
    expect(documents.filter((text) => text.includes('Alder'))).toEqual([])
    for (const text of documents) {
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
    expect(questions.filter(({ prompt }) => trained.has(prompt))).toEqual([])
  })
})
