import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { askFor, CLOSED_BOOK, sayFact, WORLD_FACTS, type WorldFact } from './closed-book.ts'
import type { Document } from './document.ts'
import { FAMILIES } from './families.ts'
import { heldOut } from './index.ts'
import { Random } from './random.ts'
import { fill } from './template.ts'
import { WORLD } from './world.ts'

const words = (document: Document): string =>
  document.kind === 'text' ? document.text : document.messages.map(({ content }) => content).join('\n')

const made = (seed: number, count: number): string[] => CLOSED_BOOK.flatMap((family) =>
  Array.from({ length: count }, (_, index) => words(family.make(new Random(seed, index)))))

/** Everything that many draws make of a fact, without doubles. */
const draws = (known: WorldFact, write: (random: Random, known: WorldFact) => string): Set<string> =>
  new Set(Array.from({ length: 24 }, (_, index) => write(new Random(7, index), known)))

const ASKED = WORLD_FACTS.map((known) => draws(known, askFor))
const SAID = WORLD_FACTS.map((known) => draws(known, sayFact))

/** The things that policy answers are about; answers about the office itself have none. */
const SUBJECTS: readonly RegExp[] = [
  /^The (?:fee|penalty|discount|limit|stamp duty) (?:for|on) (.+) is /,
  /^(.+?) (?:costs|takes|is valid|must (?:be|come)|is charged|is free|pay|is refused|are kept|can be|you can pay)\b/,
  /must sign (.+)\.$/,
  /exempt from (.+)\.$/,
  /^When (.+?),/,
  /^The (?:deputy registrar|county surveyor) (.+)\.$/,
]
const OF_THE_OFFICE = /^The office (?:opens|closes|is)|^The (?:phone number|email address|address) of the office/

function policyThings(): Set<string> {
  const folder = new URL('../../policy-chatbot/data/', import.meta.url)
  const rows = readdirSync(folder).filter((name) => name.endsWith('.jsonl'))
    .flatMap((name) => readFileSync(new URL(name, folder), 'utf8').trim().split('\n'))
  const things = rows.flatMap((row) => {
    const [, { content }] = (JSON.parse(row) as { messages: { content: string }[] }).messages
    if (OF_THE_OFFICE.test(content)) return []
    const found = SUBJECTS.flatMap((pattern) => pattern.exec(content)?.slice(1) ?? [])
    expect(found, content).not.toEqual([])
    return found
  })
  return new Set(things.map((thing) => thing.toLowerCase().replace(/^(?:an?|the|at the|by) /, '')))
}

describe('the invented world', () => {
  it('has thousands of facts, each about something of a name of its own', () => {
    expect(WORLD_FACTS.length).toBeGreaterThan(2300)
    expect(new Set(WORLD.map(({ about }) => about.toLowerCase())).size).toBe(WORLD.length)
    expect(WORLD.filter(({ told }) => !told).length).toBeGreaterThan(1200)
  })

  it('is the same for every seed', () => {
    const fees = (seed: number): Map<string, string> => {
      const told = new Map<string, string>()
      const text = made(seed, 3000).join('\n')
      for (const [, thing, amount] of text.matchAll(/The fee for (the \w+ of .+?) is (\$?[\d.]+)/g)) {
        expect(told.get(thing) ?? amount, thing).toBe(amount)
        told.set(thing, amount)
      }
      return told
    }
    const first = fees(1)
    const both = [...fees(2)].filter(([thing]) => first.has(thing))
    expect(both.length).toBeGreaterThan(100)
    expect(both.filter(([thing, amount]) => first.get(thing) !== amount)).toEqual([])
  })

  it('shares no thing with the policy example', () => {
    const things = policyThings()
    expect(things.size).toBeGreaterThan(90)
    const named = new RegExp(`\\b(?:${[...things].join('|')})\\b`, 'gi')
    const texts = [...[...ASKED, ...SAID].flatMap((drawn) => [...drawn]), ...made(3, 1000)].join('\n')
    expect(new Set(texts.match(named))).toEqual(new Set())
    expect('Is a transfer of land free?'.match(named)).toEqual(['transfer of land'])
  })
})

describe('closed-book documents', () => {
  it('ask for each fact by name in many wordings and answer in several', () => {
    for (const [index, known] of WORLD_FACTS.entries()) {
      const { entity, fact } = known
      const { about, details } = entity
      const asked = [...ASKED[index]]
      expect(asked.length, fact.asks).toBeGreaterThan(entity.told ? 2 : 3)
      expect(asked.filter((ask) => !ask.toLowerCase().includes(about.toLowerCase())), about).toEqual([])
      expect(SAID[index].size, fact.states).toBeGreaterThan(1)
      const answer = fill(new Random(1), fact.answer, details).toLowerCase()
      expect([...SAID[index]].filter((said) => !said.toLowerCase().includes(answer)), answer).toEqual([])
    }
  })

  it('are the same for the same seed and another for another', () => {
    expect(made(5, 200)).toEqual(made(5, 200))
    expect(made(6, 200)).not.toEqual(made(5, 200))
  })

  it('are nearly a fifth of the training documents and none of the held-out ones', () => {
    const weight = (families: readonly { readonly weight: number }[]): number =>
      families.reduce((sum, family) => sum + family.weight, 0)
    const closed = FAMILIES.filter(({ name }) => CLOSED_BOOK.some((family) => family.name === name))
    expect(weight(closed) / weight(FAMILIES)).toBeCloseTo(0.18, 2)
    const held = heldOut(1)
    const texts = Array.from({ length: 2000 }, () => words(held.next().value as Document)).join('\n')
    const places = WORLD.filter(({ told }) => told).map(({ about }) => about.replace(/^the /, ''))
    expect(places.filter((about) => texts.includes(about))).toEqual([])
  })
})
