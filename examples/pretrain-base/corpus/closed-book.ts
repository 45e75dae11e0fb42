import { type Document, type Family, type Message, prose } from './document.ts'
import type { Random } from './random.ts'
import { FULL, NEXT, SHORT } from './reading.ts'
import { type FactTemplate, tell } from './scene.ts'
import { fill, sentence } from './template.ts'
import { type Entity, WORLD } from './world.ts'

/** One thing known about the invented world. */
export interface WorldFact {
  readonly entity: Entity
  readonly fact: FactTemplate
}

/** Everything known about the invented world. */
export const WORLD_FACTS: readonly WorldFact[] =
  WORLD.flatMap((entity) => entity.facts.map((fact) => ({ entity, fact })))

const ALIKE = Map.groupBy(WORLD_FACTS, ({ entity }) => entity.scene)

const FIRST = `[{question}|{question}|{question}|{question}|{question}|Question: {question}|Hello. {question}
  |I have a question. {question}]`

/** How a question says what it is about where its own words leave that open. */
const NAMING = `[This is about {about}. {ask}|I want to know something about {about}. {ask}
  |I ask about {about}. {ask}|{ask} I mean {about}.|{ask} It is about {about}.]`

/** The details of a fact, with its subject named in one of the ways that fit. */
function slotsOf(random: Random, { scene, details }: Entity): Record<string, string> {
  const subject = fill(random, scene.subject, details)
  return { ...details, S: subject, Q: subject }
}

/** A question for the fact that means no other fact of the world. */
export function askFor(random: Random, { entity, fact }: WorldFact): string {
  return naming(random, entity, sentence(random, fact.asks, slotsOf(random, entity)))
}

function naming(random: Random, { about }: Entity, ask: string): string {
  return ask.toLowerCase().includes(about.toLowerCase()) ? ask : fill(random, NAMING, { ask, about })
}

/** Any sentence that says the fact, whatever the words of the question: it is the fact that is learnt, not a wording. */
export function sayFact(random: Random, { entity, fact }: WorldFact): string {
  return sentence(random, random.chance(0.5) ? fact.replies : fact.states, slotsOf(random, entity))
}

function check(random: Random, known: WorldFact, checks: string): [string, string] {
  const { entity, fact } = known
  const slot = fact.answer.slice(1, -1)
  const value = random.chance(0.5) ? entity.details[slot] : entity.scene.slots[slot](random, entity.details)
  const ask = sentence(random, checks, { ...slotsOf(random, entity), X: value })
  return [naming(random, entity, ask), `${value === entity.details[slot] ? 'Yes' : 'No'}. ${sayFact(random, known)}`]
}

function turn(random: Random, known: WorldFact): [string, string] {
  const { entity, fact } = known
  if (fact.checks !== undefined && random.chance(0.04)) return check(random, known, fact.checks)
  const ask = askFor(random, known)
  if (random.chance(0.18)) return [ask + fill(random, SHORT), fill(random, fact.answer, entity.details)]
  return [ask + fill(random, FULL), sayFact(random, known)]
}

/** Some different facts, often about the same thing. */
function chosen(random: Random, count: number): WorldFact[] {
  const facts = [random.pick(WORLD_FACTS)]
  const { entity } = facts[0]
  const near = random.chance(0.5) ? entity.facts.map((fact) => ({ entity, fact })) : []
  const rest = [...random.shuffle(near), ...random.sample(WORLD_FACTS, count)]
  for (const known of rest) {
    if (facts.length === count) break
    if (facts.every((other) => other.entity !== known.entity || other.fact !== known.fact)) facts.push(known)
  }
  return facts
}

function closedBookChat(random: Random): Document {
  const messages: Message[] = chosen(random, random.pick([1, 1, 2, 2, 3, 4])).flatMap((known, index) => {
    const [question, answer] = turn(random, known)
    return [
      { role: 'user', content: fill(random, index === 0 ? FIRST : NEXT, { question }) },
      { role: 'assistant', content: answer },
    ]
  })
  return { kind: 'chat', messages }
}

const OPENING = '[This is about {S}.|Here is what we know about {S}.|Some facts about {S}.|Let me tell you about {S}.]'

function closedBookProse(random: Random): Document {
  const { entity } = random.pick(WORLD_FACTS)
  const count = random.int(3, 6)
  if (random.chance(0.25)) {
    const pairs = chosen(random, count)
      .map((known) => `Question: ${askFor(random, known)}\nAnswer: ${sayFact(random, known)}`)
    return prose(pairs.join('\n'))
  }
  if (entity.told) {
    const opened = { opening: OPENING, ...entity.scene }
    return prose(tell(random, opened, entity.details, count, true).lines.join(' '))
  }
  // Without a question before it, only the sentence that states a fact is sure to name what it is about.
  const lines = random.sample(ALIKE.get(entity.scene) ?? [], count)
    .map(({ entity: other, fact }) => sentence(random, fact.states, slotsOf(random, other)))
  return prose(lines.join(random.pick([' ', '\n'])))
}

/** Questions without a text about one invented world, which can only be answered by knowing it. */
export const CLOSED_BOOK: readonly Family[] = [
  // Held-out documents would ask for the very facts that training teaches, and so measure nothing new.
  { name: 'closed book', weight: 4, closed: true, make: closedBookChat },
  { name: 'closed book prose', weight: 1, closed: true, make: closedBookProse },
]
