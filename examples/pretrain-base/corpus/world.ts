import { addressFact, emailFact, headFact, phoneFact } from './contact-facts.ts'
import { titledName, townName } from './names.ts'
import {
  deadlineFact, delayFact, discountFact, dutyFact, exemptFact, feeFact, hours, hourSlots, payFact, penaltyFact,
  validFact,
} from './office-facts.ts'
import { OFFICE_SERVICES, OFFICERS } from './office-words.ts'
import { PEOPLE } from './people.ts'
import { PUBLIC_SERVICE_SCENES } from './public-services.ts'
import { address, count, email, fee, one, percentage, period, phone, unlike } from './quantities.ts'
import { Random } from './random.ts'
import { type Details, type FactTemplate, invent, type SceneTemplate } from './scene.ts'
import { SHOP_SCENES } from './shops.ts'
import { fill } from './template.ts'
import {
  PAY_PLACES, SERVICE_KINDS, WORLD_DUTIES, WORLD_FEES, WORLD_GROUPS, WORLD_OCCASIONS, WORLD_OFFENCES, WORLD_OFFICES,
  WORLD_PAPERS, WORLD_PAYMENTS,
} from './world-words.ts'

/** Something of the invented world, with what is known about it. */
export interface Entity {
  readonly scene: SceneTemplate
  readonly details: Details
  /** What a question must name to mean this and nothing else. */
  readonly about: string
  readonly facts: readonly FactTemplate[]
  /** Whether a paragraph can be about it alone. */
  readonly told: boolean
}

const span = (...units: readonly string[]) => (random: Random): string =>
  `${count(2, 20)(random)} ${random.pick(units)}`

const rule = (name: string, slots: SceneTemplate['slots'], ...facts: readonly FactTemplate[]): SceneTemplate =>
  ({ name, slots, subject: '[the office|the {office}]', again: 'the office', facts })

const SERVICE = rule('world service',
  {
    amount: fee, wait: span('hours', 'days', 'business days', 'weeks', 'weeks'),
    life: span('days', 'weeks', 'months', 'years'),
  },
  feeFact('thing', 'amount'), delayFact('thing', 'wait'), validFact('thing', 'life'))

interface Rule {
  readonly scene: SceneTemplate
  readonly things: readonly string[]
  /** How many of the things the world has. */
  readonly keep: number
}

/** Rules with the things they are about; each thing is in the world once, so that its name alone is enough. */
const RULES: readonly Rule[] = [
  { scene: rule('world paper', { time: period }, deadlineFact('thing', 'time')), things: WORLD_PAPERS, keep: 80 },
  {
    scene: rule('world exemption', { group: one(WORLD_GROUPS) }, exemptFact('group', 'thing')),
    things: WORLD_FEES, keep: 50,
  },
  {
    scene: rule('world payment', { payment: one(WORLD_PAYMENTS) }, payFact('thing', 'payment')),
    things: PAY_PLACES, keep: 45,
  },
  { scene: rule('world duty', { who: one(OFFICERS) }, dutyFact('thing', 'who')), things: WORLD_DUTIES, keep: 70 },
  { scene: rule('world penalty', { fine: fee }, penaltyFact('thing', 'fine')), things: WORLD_OFFENCES, keep: 50 },
  {
    scene: rule('world discount', { discount: percentage }, discountFact('thing', 'discount')),
    things: WORLD_OCCASIONS, keep: 40,
  },
]

const OFFICE: SceneTemplate = {
  name: 'world office',
  slots: {
    office: (random) => `${townName(random)} ${random.pick(WORLD_OFFICES)}`, boss: titledName, phone, email, address,
    a: one(OFFICE_SERVICES), b: unlike(one(OFFICE_SERVICES), 'a'), feeA: fee, feeB: unlike(fee, 'feeA'),
    wait: period, ...hourSlots,
  },
  subject: 'the {office}', again: '[the office|it]',
  facts: [
    ...hours, headFact('boss'), phoneFact('phone'), emailFact('email'), addressFact('address'), feeFact('a', 'feeA'),
    feeFact('b', 'feeB'), delayFact('a', 'wait'),
  ],
}

const known = (scenes: readonly SceneTemplate[], name: string): SceneTemplate => {
  const scene = scenes.find((other) => other.name === name)
  if (scene === undefined) throw new Error(`internal: no scene "${name}"`)
  // The papers of other scenes have names that are not of this world.
  return scene.slots.paper === undefined ? scene : { ...scene, slots: { ...scene.slots, paper: one(WORLD_PAPERS) } }
}

/** Places and people with names of their own, and how many there are. */
const NAMED: readonly { readonly scene: SceneTemplate; readonly many: number }[] = [
  { scene: OFFICE, many: 30 },
  { scene: known(SHOP_SCENES, 'shop'), many: 20 },
  { scene: known(PUBLIC_SERVICE_SCENES, 'school office'), many: 15 },
  { scene: known(PUBLIC_SERVICE_SCENES, 'clinic'), many: 12 },
  { scene: known(PEOPLE, 'person'), many: 20 },
]

function named(random: Random): Entity[] {
  return NAMED.flatMap(({ scene, many }) => Array.from({ length: many }, () => {
    const details = invent(random, scene)
    return { scene, details, about: fill(random, scene.subject, details), facts: scene.facts, told: true }
  }))
}

const SERVICES = 1200

function services(random: Random): Entity[] {
  const all = SERVICE_KINDS.flatMap((kind) => kind.things.map((thing) => ({ kind, thing })))
  return random.sample(all, SERVICES).map(({ kind, thing: noun }) => {
    const [price, delay, validity] = SERVICE.facts
    const thing = fill(random, kind.wording, { thing: noun })
    const facts = [
      ...(kind.waits === true && random.chance(0.5) ? [delay] : []),
      ...(kind.ends === true && random.chance(0.7) ? [validity] : []),
    ]
    if (facts.length === 0 || random.chance(0.5)) facts.push(price)
    return { scene: SERVICE, details: { ...invent(random, SERVICE), thing }, about: thing, facts, told: false }
  })
}

const rules = (random: Random): Entity[] => RULES.flatMap(({ things, keep, scene }) =>
  random.sample(things, keep).map((thing) =>
    ({ scene, details: { ...invent(random, scene), thing }, about: thing, facts: scene.facts, told: false })))

/** The world's own seed: a trained model knows the facts that it gives. */
const WORLD_SEED = 0x0a17

function build(): readonly Entity[] {
  const random = new Random(WORLD_SEED)
  const places = named(random)
  const offices = places.filter(({ scene }) => scene === OFFICE)
  const things = [...services(random), ...rules(random)]
    .map((entity) => ({ ...entity, details: { ...entity.details, office: random.pick(offices).details.office } }))
  return [...places, ...things]
}

/** The invented world: one and the same in every document of every stream, so that it can be learnt by heart. */
export const WORLD: readonly Entity[] = build()
