import { discountFact, dutyFact, exemptFact, office, payFact, penaltyFact, validFact } from './office-facts.ts'
import {
  ACTS, CHANNELS, DUTIES, EXEMPT, FEE_KINDS, LAND_SERVICES, OCCASIONS, OFFICERS, PAYMENTS, SHARES, VALID_THINGS,
} from './office-words.ts'
import { clockTime, fee, one, percentage, period, price, unlike } from './quantities.ts'
import type { SceneTemplate } from './scene.ts'

/** Paragraphs about the rules of an office: exemptions, validity, penalties, discounts, ways of paying. */
export const REGISTRY_RULES: readonly SceneTemplate[] = [
  {
    name: 'registry rules', weight: 5,
    slots: {
      office, kind: one(FEE_KINDS), otherKind: unlike(one(FEE_KINDS), 'kind'), group: one(EXEMPT),
      otherGroup: unlike(one(EXEMPT), 'group'),
      thing: one(VALID_THINGS), otherThing: unlike(one(VALID_THINGS), 'thing'), life: period, otherLife: period,
      act: one(ACTS), otherAct: unlike(one(ACTS), 'act'),
      fine: fee, interest: percentage, occasion: one(OCCASIONS), discount: percentage, way: one(CHANNELS),
      otherWay: unlike(one(CHANNELS), 'way'),
      payment: one(PAYMENTS), otherPayment: unlike(one(PAYMENTS), 'payment'), duty: one(DUTIES),
      otherDuty: unlike(one(DUTIES), 'duty'), who: one(OFFICERS), otherWho: unlike(one(OFFICERS), 'who'),
      share: one(SHARES), buyers: unlike(one(EXEMPT), 'group', 'otherGroup'), tax: percentage,
      taxed: one(['a transfer', 'a mortgage', 'a lease', 'a gift', 'a sale', 'a loan', 'an exchange']),
      service: one(LAND_SERVICES), delay: period,
      limit: price, last: clockTime,
    },
    subject: 'the {office}', again: '[the office|it]', asked: '[the office|the {office}]',
    facts: [
      exemptFact('group', 'kind'), exemptFact('otherGroup', 'otherKind'), validFact('thing', 'life'),
      validFact('otherThing', 'otherLife'),
      payFact('way', 'payment'), payFact('otherWay', 'otherPayment'), dutyFact('duty', 'who'),
      dutyFact('otherDuty', 'otherWho'),
      penaltyFact('act', 'fine'),
      {
        states: '[{cap:otherAct} is charged {interest} interest.|The interest for {otherAct} is {interest}.]',
        asks: `[How much interest is charged for {otherAct}?|What is the interest for {otherAct}?
            |What interest must I pay for {otherAct}?|How high is the interest on {otherAct}?]`,
        answer: '{interest}', replies: 'The interest for {otherAct} is {interest}.',
        checks: 'Is the interest for {otherAct} {X}?',
      },
      discountFact('occasion', 'discount'),
      {
        states: `[{cap:buyers} pay {share} of the {otherKind} fee.
            |The share of the {otherKind} fee for {buyers} is {share}.]`,
        asks: `[How much of the {otherKind} fee do {buyers} pay?|What part of the {otherKind} fee do {buyers} pay?
            |What share of the {otherKind} fee is paid by {buyers}?|What do {buyers} pay?]`,
        answer: '{share}', replies: '{cap:buyers} pay {share} of the {otherKind} fee.',
        checks: 'Do {buyers} pay {X} of the fee?',
      },
      {
        states: '[The stamp duty on {taxed} is {tax}.|For {taxed} the stamp duty is {tax}.]',
        asks: `[How high is the stamp duty on {taxed}?|What is the stamp duty on {taxed}?
            |What stamp duty must be paid on {taxed}?|How much stamp duty do I pay on {taxed}?]`,
        answer: '{tax}', replies: 'The stamp duty on {taxed} is {tax}.', checks: 'Is the stamp duty on {taxed} {X}?',
      },
      {
        states: `[An application for {service} must be made within {delay}.
            |The deadline to apply for {service} is {delay}.]`,
        asks: `[Within what time must I apply for {service}?|What is the deadline to apply for {service}?
            |What is the time limit for {service}?|How long do I have to apply for {service}?
            |By when must I ask for {service}?]`,
        answer: '{delay}', replies: 'The deadline for {service} is {delay}.',
        checks: 'Is the deadline for {service} {X}?',
      },
      {
        states: '[The limit for payment {way} is {limit}.|Up to {limit} can be paid {way}.]',
        asks: '[What is the limit for payment {way}?|Up to what amount can I pay {way}?|How much can be paid {way}?]',
        answer: '{limit}', replies: 'The limit {way} is {limit}.', checks: 'Is the limit {way} {X}?',
      },
      {
        states: '[Papers are taken {otherWay} until {last}.|The last time to lodge papers {otherWay} is {last}.]',
        asks: `[Until when can papers be lodged {otherWay}?|What is the last time to lodge papers {otherWay}?
            |Before what time must papers come in {otherWay}?|By when must I hand in papers {otherWay}?]`,
        answer: '{last}', replies: 'Papers can be lodged {otherWay} until {last}.',
        checks: 'Can papers be lodged {otherWay} until {X}?',
      },
    ],
  },
]
