import type { FactTemplate } from './scene.ts'

/** Who leads a place. */
export const headFact = (boss: string): FactTemplate => ({
  states: `[The head of {Q} is {${boss}}.|{${boss}} leads {S}.]`,
  asks: '[Who is the head of {Q}?|Who leads {Q}?|What is the name of the head of {Q}?|By whom is {Q} led?]',
  answer: `{${boss}}`, replies: `The head of {Q} is {${boss}}.`, checks: 'Is {X} the head of {Q}?',
})

/** Where a place is. */
export const addressFact = (address: string): FactTemplate => ({
  states: `[The address is {${address}}.|You find {S} at {${address}}.|{S} is at {${address}}.]`,
  asks: `[Where is {Q}?|What is the address of {Q}?|Where can I find {Q}?|At which address is {Q}?
    |In which street is {Q}?|To which address do I have to go?]`,
  answer: `{${address}}`,
  replies: `[{Q} is at {${address}}.|The address of {Q} is {${address}}.]`,
  checks: 'Is {Q} at {X}?',
})

/** How to write to a place. */
export const emailFact = (email: string): FactTemplate => ({
  states: `[The email address is {${email}}.|Write to {${email}} for help.|Questions can be sent to {${email}}.]`,
  asks: `[What is the email address of {Q}?|Where can I send questions?|To which email address can I write?
    |How can I reach {Q} by email?|Which email address does {Q} have?]`,
  answer: `{${email}}`,
  replies: `[The email address is {${email}}.|The email address of {Q} is {${email}}.]`,
  checks: 'Is {X} the email address?',
})

/** How to call a place. */
export const phoneFact = (phone: string): FactTemplate => ({
  states: `[The phone number is {${phone}}.|You can call {${phone}}.]`,
  asks: `[What is the phone number of {Q}?|Which number can I call?|How can I call {Q}?|What number do I call?
    |Tell me the phone number.|How can I reach {Q} by phone?]`,
  answer: `{${phone}}`,
  replies: `[The phone number is {${phone}}.|The phone number of {Q} is {${phone}}.]`,
  checks: 'Is {X} the phone number?',
})
