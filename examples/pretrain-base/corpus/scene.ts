import type { Random } from './random.ts'
import { fill, sentence } from './template.ts'

/** Something a scene can say, with the ways to ask for it. All strings are templates (see template.ts). */
export interface FactTemplate {
  /** The sentence that states it; `{S}` is the subject of the scene. */
  readonly states: string
  /** Questions that ask for it; `{Q}` is the subject of the scene. */
  readonly asks: string
  /** The answer, word for word as it stands in the sentence. */
  readonly answer: string
  /** Full sentences that answer. */
  readonly replies: string
  /** A yes-or-no question about the value `{X}`; only where `answer` is a single slot. */
  readonly checks?: string
}

/** A kind of paragraph: how its details are invented and what it may say. */
export interface SceneTemplate {
  readonly name: string
  /** Makers of the details, run in order; later ones see the earlier. */
  readonly slots: Readonly<Record<string, (random: Random, slots: Readonly<Record<string, string>>) => string>>
  /** How the paragraph first names its subject. */
  readonly subject: string
  /** How it names the subject afterwards. */
  readonly again: string
  /** How questions name the subject; `subject` if left out. */
  readonly asked?: string
  /** A first sentence that is always there. */
  readonly opening?: string
  /** Sentences without facts, sprinkled in. */
  readonly asides?: string
  /** Whether two subjects of this kind may share one paragraph. */
  readonly pairs?: boolean
  readonly facts: readonly FactTemplate[]
  readonly weight?: number
}

/** A question about a passage. */
export interface Question {
  readonly ask: string
  /** The span of the passage that answers. */
  readonly answer: string
  /** The answer as a full sentence. */
  readonly reply: string
  /** The sentence of the passage that tells. */
  readonly evidence: string
  /** The same question in another wording, if there is one. */
  readonly again: string
}

/** A paragraph with questions it answers and questions it leaves open. */
export interface Passage {
  readonly text: string
  readonly questions: readonly Question[]
  readonly open: readonly string[]
}

/** The details of one subject, by the names of their slots. */
export type Details = Record<string, string>

/** Draws the details of a new subject. */
export function invent(random: Random, scene: SceneTemplate): Details {
  const slots: Details = {}
  for (const [name, make] of Object.entries(scene.slots)) slots[name] = make(random, slots)
  return slots
}

/** Asks for a fact in words that differ from `not`, where the template has other words. */
function rephrase(random: Random, template: string, slots: Details, not: string): string {
  for (let attempt = 0; attempt < 4; attempt++) {
    const wording = sentence(random, template, slots)
    if (wording !== not) return wording
  }
  return not
}

function question(
  random: Random,
  scene: SceneTemplate,
  fact: FactTemplate,
  details: Details,
  evidence: string,
): Question {
  const slots: Details = { ...details }
  if (fact.checks !== undefined && random.chance(0.14)) return check(random, scene, fact, slots, evidence)
  const ask = sentence(random, fact.asks, slots)
  return {
    ask,
    answer: fill(random, fact.answer, slots),
    reply: sentence(random, fact.replies, slots),
    evidence,
    again: rephrase(random, fact.asks, slots, ask),
  }
}

function check(random: Random, scene: SceneTemplate, fact: FactTemplate, slots: Details, evidence: string): Question {
  const name = fact.answer.slice(1, -1)
  const other = scene.slots[name](random, slots)
  const value = random.chance(0.5) ? slots[name] : other
  const answer = value === slots[name] ? 'Yes' : 'No'
  slots.X = value
  const ask = sentence(random, fact.checks ?? '', slots)
  const again = rephrase(random, fact.checks ?? '', slots, ask)
  return { ask, answer, reply: `${answer}. ${sentence(random, fact.replies, slots)}`, evidence, again }
}

/** What a paragraph tells, with the questions it answers and leaves open. */
export interface Told {
  readonly lines: string[]
  readonly questions: Question[]
  readonly open: string[]
}

/** Tells `share` facts about a subject; `shortly` lets later sentences say "it" where they can. */
export function tell(random: Random, scene: SceneTemplate, details: Details, share: number, shortly: boolean): Told {
  const slots: Details = { ...details }
  const subject = fill(random, scene.subject, slots)
  slots.Q = shortly ? fill(random, scene.asked ?? scene.subject, slots) : subject
  const lines: string[] = []
  const questions: Question[] = []
  const open: string[] = []
  let mentioned = false
  if (scene.opening !== undefined) {
    lines.push(sentence(random, scene.opening, { ...slots, S: subject }))
    mentioned = true
  }
  const order = random.chance(0.5) ? scene.facts : random.shuffle(scene.facts)
  const told = new Set(random.sample(scene.facts, Math.max(1, Math.min(share, scene.facts.length))))
  for (const fact of order) {
    if (!told.has(fact)) {
      open.push(sentence(random, fact.asks, slots))
      continue
    }
    const again = mentioned && shortly ? fill(random, scene.again, slots) : subject
    const line = sentence(random, fact.states, { ...slots, S: again })
    mentioned ||= line.toLowerCase().includes(subject.toLowerCase())
    lines.push(line)
    const asked = question(random, scene, fact, slots, line)
    // With two subjects in one paragraph, a question that names neither could mean both.
    if (shortly || (asked.ask.includes(slots.Q) && asked.again.includes(slots.Q))) questions.push(asked)
    if (scene.asides !== undefined && random.chance(0.07)) lines.push(sentence(random, scene.asides, slots))
  }
  return { lines, questions, open }
}

/** Invents a passage of the given kind: about one subject, or sometimes two that must be told apart. */
export function compose(random: Random, scene: SceneTemplate): Passage {
  if (scene.pairs === true && random.chance(0.25)) {
    const share = random.int(2, Math.min(4, scene.facts.length))
    const both = [0, 1].map(() => tell(random, scene, invent(random, scene), share, false))
    const lines = both.flatMap((part) => part.lines)
    const questions = random.shuffle(both.flatMap((part) => part.questions))
    if (questions.length > 0) return { text: lines.join(' '), questions, open: [] }
  }
  const share = random.int(2, Math.min(8, scene.facts.length))
  const part = tell(random, scene, invent(random, scene), share, true)
  return { text: part.lines.join(' '), questions: random.shuffle(part.questions), open: part.open }
}
