import { townName } from './names.ts'
import { OFFICES } from './office-words.ts'
import { evening, morning, one } from './quantities.ts'
import type { Random } from './random.ts'
import type { FactTemplate } from './scene.ts'
import { WEEKDAYS } from './words.ts'

/** The full name of an invented office. */
export const office = (random: Random): string => `${townName(random)} ${random.pick(OFFICES)}`

/** What a service costs; the arguments name the slots. */
export const feeFact = (service: string, amount: string): FactTemplate => ({
  states: `[The fee for {${service}} is {${amount}}.|{S} charges {${amount}} for {${service}}.
    |For {${service}} you pay {${amount}}.|{cap:${service}} costs {${amount}}.
    |You pay {${amount}} for {${service}}.]`,
  asks: `[What is the fee for {${service}}?|How much is {${service}}?|How much does {${service}} cost?
    |What does {${service}} cost?|How much do I pay for {${service}}?|What do I have to pay for {${service}}?
    |What is the price of {${service}}?|How much money is charged for {${service}}?|Tell me the fee for {${service}}.
    |What will {${service}} cost me?|I need {${service}}. How much is it?|What does {Q} charge for {${service}}?
    |How much must be paid for {${service}}?|Please tell me the cost of {${service}}.
    |I want {${service}}. What is the fee?|What amount is due for {${service}}?
    |What is the extra fee for {${service}}?|How much does it cost to register {${service}}?
    |What do I pay to get {${service}}?]`,
  answer: `{${amount}}`,
  replies: `[The fee for {${service}} is {${amount}}.|The fee for {${service}} is {${amount}}.
    |{cap:${service}} costs {${amount}}.]`,
  checks: `[Is the fee for {${service}} {X}?|Does {${service}} cost {X}?]`,
})

/** How long a service takes. */
export const delayFact = (service: string, time: string): FactTemplate => ({
  states: `[{cap:${service}} takes {${time}}.|{S} needs {${time}} for {${service}}.
    |{cap:${service}} is ready within {${time}}.|The waiting time for {${service}} is {${time}}.]`,
  asks: `[How long does {${service}} take?|How much time does {${service}} take?
    |What is the waiting time for {${service}}?|How long must I wait for {${service}}?|When is {${service}} ready?
    |How many days does {${service}} take?|How quickly is {${service}} done?
    |I asked for {${service}}. How long will it take?|Within what time is {${service}} ready?
    |Tell me how long I wait for {${service}}.]`,
  answer: `{${time}}`,
  replies: `[{cap:${service}} takes {${time}}.|{cap:${service}} takes {${time}}.|It takes {${time}}.]`,
  checks: `Does {${service}} take {X}?`,
})

/** Within what time a paper must be lodged. */
export const deadlineFact = (paper: string, time: string): FactTemplate => ({
  states: `[The {${paper}} must be lodged within {${time}}.|You must hand in the {${paper}} within {${time}}.
    |The deadline for the {${paper}} is {${time}}.|The {${paper}} has to reach the office within {${time}}.]`,
  asks: `[When must the {${paper}} be lodged?|What is the deadline for the {${paper}}?
    |How long do I have to hand in the {${paper}}?|By when must I hand in the {${paper}}?
    |How much time is there to lodge the {${paper}}?|Within what time must the {${paper}} be lodged?
    |How soon must I lodge the {${paper}}?|My {${paper}} is not lodged. How long do I have?
    |What is the time limit for the {${paper}}?]`,
  answer: `{${time}}`,
  replies: `[The {${paper}} must be lodged within {${time}}.|The deadline for the {${paper}} is {${time}}.]`,
  checks: `Must the {${paper}} be lodged within {X}?`,
})

/** Who need not pay a kind of fee. */
export const exemptFact = (group: string, kind: string): FactTemplate => ({
  states: `[{cap:${group}} are exempt from the {${kind}} fee.|{cap:${group}} do not pay the {${kind}} fee.
    |There is no {${kind}} fee for {${group}}.]`,
  asks: `[Who is exempt from the {${kind}} fee?|Who does not pay the {${kind}} fee?|Which group pays no {${kind}} fee?
    |For whom is there no {${kind}} fee?|Which people do not have to pay the {${kind}} fee?
    |Who gets out of the {${kind}} fee?]`,
  answer: `{${group}}`,
  replies: `{cap:${group}} are exempt from the {${kind}} fee.`,
  checks: `Are {X} exempt from the {${kind}} fee?`,
})

/** How long a thing stays valid. */
export const validFact = (thing: string, time: string): FactTemplate => ({
  states: `[{cap:${thing}} is valid for {${time}}.|{cap:${thing}} can be used for {${time}}.
    |{cap:${thing}} ends after {${time}}.]`,
  asks: `[For how long is {${thing}} valid?|How long is {${thing}} valid?|After what time does {${thing}} end?
    |How long can {${thing}} be used?|How long can I use {${thing}}?|When is {${thing}} not valid any more?
    |What is the life of {${thing}}?]`,
  answer: `{${time}}`,
  replies: `{cap:${thing}} is valid for {${time}}.`,
  checks: `Is {${thing}} valid for {X}?`,
})

/** What must be paid for an act that is not allowed. */
export const penaltyFact = (act: string, fine: string): FactTemplate => ({
  states: `[The penalty for {${act}} is {${fine}}.|For {${act}} there is a penalty of {${fine}}.
    |{cap:${act}} is punished with {${fine}}.]`,
  asks: `[What is the penalty for {${act}}?|How high is the penalty for {${act}}?|How much is the penalty for {${act}}?
    |What must be paid for {${act}}?|How much do I pay for {${act}}?|What happens in case of {${act}}?]`,
  answer: `{${fine}}`, replies: `The penalty for {${act}} is {${fine}}.`, checks: `Is the penalty for {${act}} {X}?`,
})

/** How much less is paid on an occasion. */
export const discountFact = (occasion: string, discount: string): FactTemplate => ({
  states: `[The discount for {${occasion}} is {${discount}}.|For {${occasion}} you get a discount of {${discount}}.
    |You save {${discount}} with {${occasion}}.]`,
  asks: `[What is the discount for {${occasion}}?|How big is the discount for {${occasion}}?
    |How much do I save with {${occasion}}?|How much less do I pay for {${occasion}}?
    |What discount is given for {${occasion}}?]`,
  answer: `{${discount}}`, replies: `The discount for {${occasion}} is {${discount}}.`,
  checks: `Is the discount for {${occasion}} {X}?`,
})

/** How people pay in a place. */
export const payFact = (way: string, payment: string): FactTemplate => ({
  states: `[{cap:${way}} you can pay by {${payment}}.|{cap:${way}} people pay by {${payment}}.
    |Payment {${way}} is made by {${payment}}.]`,
  asks: `[How can I pay {${way}}?|How do people pay {${way}}?|What kind of payment is accepted {${way}}?
    |By what can people pay {${way}}?|Which payment is used {${way}}?|In what way is payment made {${way}}?]`,
  answer: `{${payment}}`,
  replies: `{cap:${way}} you can pay by {${payment}}.`,
  checks: `Can I pay by {X} {${way}}?`,
})

/** Which officer does something. */
export const dutyFact = (duty: string, who: string): FactTemplate => ({
  states: `[The {${who}} {${duty}}.|It is the {${who}} who {${duty}}.]`,
  asks: `[Who {${duty}}?|Which person {${duty}}?|Which officer {${duty}}?|Who is it that {${duty}}?]`,
  answer: `{${who}}`,
  replies: `The {${who}} {${duty}}.`,
  checks: `Is it the {X} who {${duty}}?`,
})

/** Opening hours: when a place opens, closes, and its closed day. */
export const hours: readonly FactTemplate[] = [
  {
    states: '[{S} opens at {open}.|{S} opens its doors at {open}.|The doors open at {open}.]',
    asks: `[When does {Q} open?|At what time does {Q} open?|What time does {Q} open?|What is the opening time of {Q}?
      |From when is {Q} open?|How early can I come to {Q}?|When are the doors opened?]`,
    answer: '{open}', replies: '{Q} opens at {open}.',
    checks: '[Does {Q} open at {X}?|Is {X} the opening time of {Q}?]',
  },
  {
    states: '[{S} closes at {close}.|{S} shuts its doors at {close}.]',
    asks: `[When does {Q} close?|At what time does {Q} close?|What time does {Q} close?
      |What is the closing time of {Q}?|Until when is {Q} open?|How late can I come to {Q}?|When does {Q} shut?]`,
    answer: '{close}', replies: '{Q} closes at {close}.', checks: 'Does {Q} close at {X}?',
  },
  {
    states: '[{S} is closed on {closed}.|On {closed} {S} is not open.|{S} does not open on {closed}.]',
    asks: `[On which day is {Q} closed?|When is {Q} closed?|Which day is {Q} not open?|What day is {Q} closed?
      |On what day can I not come to {Q}?]`,
    answer: '{closed}', replies: '{Q} is closed on {closed}.',
    checks: '[Is {Q} closed on {X}?|Is {X} the day when {Q} is closed?]',
  },
]

/** The slots that `hours` speaks of. */
export const hourSlots = { open: morning, close: evening, closed: one(WEEKDAYS) }
