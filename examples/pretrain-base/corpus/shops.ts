import { firstName, fullName, madeWord, surname, titledName, townName } from './names.ts'
import { address, company, count, date, evening, morning, one, percentage, period, phone, price, reference,
  unlike } from './quantities.ts'
import type { FactTemplate, SceneTemplate } from './scene.ts'
import { COLOURS, DRINKS, FOODS, FRUITS, MATERIALS, OBJECTS, PROBLEMS, VEGETABLES, WEEKDAYS } from './words.ts'

const costs = (thing: string, amount: string): FactTemplate => ({
  states: `[The {${thing}} costs {${amount}}.|The price of the {${thing}} is {${amount}}.
    |You pay {${amount}} for the {${thing}}.|The {${thing}} is sold for {${amount}}.]`,
  asks: `[How much is the {${thing}}?|What does the {${thing}} cost?|What is the price of the {${thing}}?
    |How much does the {${thing}} cost?|How much do I pay for the {${thing}}?|For how much is the {${thing}} sold?
    |I want the {${thing}}. How much is it?|Tell me the price of the {${thing}}.
    |How much money do I need for the {${thing}}?]`,
  answer: `{${amount}}`,
  replies: `The {${thing}} costs {${amount}}.`,
  checks: `[Does the {${thing}} cost {X}?|Is {X} the price of the {${thing}}?]`,
})

/** Paragraphs about shops, orders, receipts and repairs. */
export const SHOP_SCENES: readonly SceneTemplate[] = [
  {
    name: 'shop', weight: 2, pairs: true,
    slots: {
      shop: (random) => {
        const name = random.pick([surname, madeWord, townName])(random)
        return `${name} ${random.pick(['Shop', 'Store', 'Market', 'Bakery', 'Bookshop', 'Cafe'])}`
      },
      owner: fullName, item: one(OBJECTS), cost: price, open: morning, close: evening, closed: one(WEEKDAYS), address,
      years: count(2, 90), workers: count(2, 40), phone, door: one(COLOURS),
    },
    subject: 'the {shop}', again: '[the shop|it]', asked: '[the {shop}|the {shop}|the shop]',
    facts: [
      {
        states: '[{owner} owns {S}.|{S} belongs to {owner}.|The owner is {owner}.]',
        asks: `[Who owns {Q}?|Who is the owner of {Q}?|To whom does {Q} belong?|What is the name of the owner of {Q}?
            |Whose shop is {Q}?]`,
        answer: '{owner}', replies: '[{owner} owns {Q}.|The owner of {Q} is {owner}.]',
        checks: '[Is {X} the owner of {Q}?|Does {Q} belong to {X}?]',
      },
      {
        states: '[You can buy {a:item} there.|{S} sells {a:item} to every guest.|People go there to buy {a:item}.]',
        asks: `[What can you buy at {Q}?|What does {Q} sell?|Which thing is sold at {Q}?|What do people buy at {Q}?
            |Why do people go to {Q}?]`,
        answer: '{item}', replies: 'You can buy {a:item} at {Q}.', checks: 'Can you buy {a:X} at {Q}?',
      },
      costs('item', 'cost'),
      {
        states: '[{S} opens at {open}.|{S} is open from {open}.]',
        asks: `[When does {Q} open?|At what time does {Q} open?|What is the opening time of {Q}?
            |What time does {Q} open?|From when is {Q} open?]`,
        answer: '{open}', replies: '{Q} opens at {open}.', checks: 'Does {Q} open at {X}?',
      },
      {
        states: '[{S} closes at {close}.|{S} shuts at {close}.]',
        asks: `[When does {Q} close?|At what time does {Q} close?|What is the closing time of {Q}?
            |Until when is {Q} open?|What time does {Q} shut?]`,
        answer: '{close}', replies: '{Q} closes at {close}.', checks: 'Does {Q} close at {X}?',
      },
      {
        states: '[{S} is closed on {closed}.|On {closed} {S} is closed.]',
        asks: '[When is {Q} closed?|On which day is {Q} closed?|What day is {Q} closed?|Which day is {Q} not open?]',
        answer: '{closed}', replies: '{Q} is closed on {closed}.', checks: 'Is {Q} closed on {X}?',
      },
      {
        states: '[The address is {address}.|You find {S} at {address}.|{S} stands at {address}.]',
        asks: `[Where is {Q}?|What is the address of {Q}?|Where can I find {Q}?|At which address is {Q}?
            |In which street is {Q}?]`,
        answer: '{address}', replies: '{Q} is at {address}.', checks: 'Is {Q} at {X}?',
      },
      {
        states: '[{S} is {years} years old.|{S} started {years} years ago.]',
        asks: `[How old is {Q}?|How many years ago did {Q} start?|What is the age of {Q}?
            |For how many years is {Q} there?]`,
        answer: '{years}', replies: '{Q} is {years} years old.', checks: 'Is {Q} {X} years old?',
      },
      {
        states: '[{workers} people work there.|{S} has {workers} workers.]',
        asks: '[How many people work at {Q}?|How many workers does {Q} have?|What is the number of workers at {Q}?]',
        answer: '{workers}', replies: '{Q} has {workers} workers.', checks: 'Does {Q} have {X} workers?',
      },
      {
        states: '[The door of {shop} is {door}.|It has {a:door} door.]',
        asks: `[What colour is the door of {Q}?|What is the colour of the door of {Q}?
            |Which colour has the door of {Q}?]`,
        answer: '{door}', replies: 'The door of {Q} is {door}.', checks: 'Is the door of {Q} {X}?',
      },
    ],
  },
  {
    name: 'prices', weight: 3,
    slots: {
      shop: townName, a: one([...FOODS, ...OBJECTS]), b: unlike(one([...FOODS, ...OBJECTS]), 'a'),
      c: unlike(one([...FOODS, ...OBJECTS]), 'a', 'b'), d: unlike(one(DRINKS), 'a'),
      e: unlike(one(OBJECTS), 'a', 'b', 'c'), costA: price, costB: unlike(price, 'costA'), costC: price, costD: price,
      costE: price,
    },
    subject: 'the shop in {shop}', again: 'the shop', opening: `[These are the prices in the shop in {shop}.
      |Here are some prices.|The shop in {shop} has new prices.|Look at the prices of today.]`,
    facts: [costs('a', 'costA'), costs('b', 'costB'), costs('c', 'costC'), costs('d', 'costD'), costs('e', 'costE')],
  },
  {
    name: 'order', weight: 2, pairs: true,
    slots: {
      code: reference, name: fullName, item: one(OBJECTS), colour: one(COLOURS), amount: count(2, 60), total: price,
      address, day: date, company, discount: percentage, days: period,
    },
    subject: 'order {code}', again: '[the order|it]', asked: '[order {code}|the order]',
    facts: [
      {
        states: '[{name} made {S}.|{S} came from {name}.|The customer is {name}.]',
        asks: `[Who made {Q}?|Who is the customer?|From whom did {Q} come?|What is the name of the customer?
            |Which customer made {Q}?]`,
        answer: '{name}', replies: '{name} made {Q}.', checks: 'Did {X} make {Q}?',
      },
      {
        states: '[{name} wants {a:item}.|{S} is for {a:item}.|{a:item} was ordered.]',
        asks: `[What was ordered?|What does {name} want?|What is {Q} for?|Which thing was ordered?
            |What did {name} order?]`,
        answer: '{item}', replies: '{name} ordered {a:item}.', checks: 'Did {name} order {a:X}?',
      },
      {
        states: '[The {item} should be {colour}.|The colour of the {item} must be {colour}.]',
        asks: `[What colour should the {item} be?|Which colour was chosen?|What is the colour of the {item}?
            |Which colour must the {item} have?]`,
        answer: '{colour}', replies: 'The {item} should be {colour}.', checks: 'Should the {item} be {X}?',
      },
      {
        states: '[{name} needs {amount} pieces.|The number of pieces is {amount}.]',
        asks: `[How many pieces were ordered?|How many pieces does {name} need?|What is the number of pieces?
            |How many does {name} want?]`,
        answer: '{amount}', replies: '{name} needs {amount} pieces.', checks: 'Does {name} need {X} pieces?',
      },
      {
        states: '[The total is {total}.|The bill is {total}.|All together it costs {total}.]',
        asks: `[What is the total?|How much is the bill?|How much does it cost all together?
            |What does {name} have to pay?|How much is the total of {Q}?]`,
        answer: '{total}', replies: 'The total is {total}.', checks: 'Is the total {X}?',
      },
      {
        states: '[It will be sent to {address}.|Send it to {address}.|The delivery goes to {address}.]',
        asks: `[Where will {Q} be sent?|To which address does the delivery go?|What is the address of the delivery?
            |Where should it be sent?|Where does {Q} go?]`,
        answer: '{address}', replies: 'It will be sent to {address}.', checks: 'Will it be sent to {X}?',
      },
      {
        states: '[{S} will arrive on {day}.|The delivery comes on {day}.|The day of delivery is {day}.]',
        asks: `[When will {Q} arrive?|On which day will {Q} arrive?|What is the day of delivery?
            |When does the delivery come?|On what date will it come?]`,
        answer: '{day}', replies: '{Q} will arrive on {day}.', checks: 'Will {Q} arrive on {X}?',
      },
      {
        states: '[{company} delivers it.|The delivery is made by {company}.]',
        asks: `[Which company makes the delivery?|Who delivers {Q}?|By whom is the delivery made?
            |What company delivers it?]`,
        answer: '{company}', replies: '{company} makes the delivery.', checks: 'Does {X} make the delivery?',
      },
      {
        states: '[The customer got a discount of {discount}.|A discount of {discount} was given.]',
        asks: `[What discount was given?|How big is the discount?|How much discount did {name} get?
            |What is the discount?]`,
        answer: '{discount}', replies: 'The discount is {discount}.', checks: 'Is the discount {X}?',
      },
    ],
  },
  {
    name: 'receipt', weight: 2, pairs: false,
    slots: {
      shop: company, number: reference, cashier: firstName, a: one(FRUITS), b: unlike(one(VEGETABLES), 'a'),
      costA: price, costB: price, paid: price, change: price, date,
      way: one(['cash', 'card', 'cheque', 'phone', 'gift card']),
    },
    subject: 'the receipt', again: '[the receipt|it]', opening: `[This is a receipt from {shop}.
      |I have a receipt from {shop}.|{shop} gave me a receipt.]`,
    facts: [
      {
        states: '[The number of the receipt is {number}.|The receipt has number {number}.]',
        asks: `[What is the number of the receipt?|Which number has the receipt?|What number is on the receipt?
            |Tell me the receipt number.]`,
        answer: '{number}', replies: 'The number of the receipt is {number}.',
        checks: 'Is {X} the number of the receipt?',
      },
      {
        states: '[The cashier was {cashier}.|{cashier} was the cashier.]',
        asks: `[Who was the cashier?|What is the name of the cashier?|Which cashier was there?
            |What was the cashier called?]`,
        answer: '{cashier}', replies: 'The cashier was {cashier}.', checks: 'Was {X} the cashier?',
      },
      {
        states: '[The {a} cost {costA}.|For {a} it says {costA}.]',
        asks: `[How much were the {a}?|What did the {a} cost?|What was the price of the {a}?
            |How much money went to {a}?]`,
        answer: '{costA}', replies: 'The {a} cost {costA}.', checks: 'Did the {a} cost {X}?',
      },
      {
        states: '[The {b} cost {costB}.|For {b} it says {costB}.]',
        asks: `[How much were the {b}?|What did the {b} cost?|What was the price of the {b}?
            |How much money went to {b}?]`,
        answer: '{costB}', replies: 'The {b} cost {costB}.', checks: 'Did the {b} cost {X}?',
      },
      {
        states: '[All in all {paid} was paid.|The total was {paid}.]',
        asks: `[How much was paid?|What was the total?|How much is the total on the receipt?
            |What was paid all in all?]`,
        answer: '{paid}', replies: 'The total was {paid}.', checks: 'Was the total {X}?',
      },
      {
        states: '[The change was {change}.|I got {change} back.]',
        asks: '[How much was the change?|How much money came back?|What was the change?|How much did I get back?]',
        answer: '{change}', replies: 'The change was {change}.', checks: 'Was the change {X}?',
      },
      {
        states: '[The date is {date}.|It was printed on {date}.]',
        asks: `[What is the date of the receipt?|When was it printed?|Which date is on the receipt?
            |On what day was the receipt printed?]`,
        answer: '{date}', replies: 'The date of the receipt is {date}.', checks: 'Is {X} the date of the receipt?',
      },
      {
        states: '[It was paid by {way}.|The payment was made by {way}.]',
        asks: '[How was it paid?|By what was it paid?|How was the payment made?|What kind of payment was used?]',
        answer: '{way}', replies: 'It was paid by {way}.', checks: 'Was it paid by {X}?',
      },
    ],
  },
  {
    name: 'repair', pairs: true,
    slots: {
      name: fullName, thing: one(OBJECTS), problem: one(PROBLEMS), worker: titledName, cost: price, days: period,
      part: one(MATERIALS), ticket: reference,
    },
    subject: '{name}', again: '[{he:name}|{first:name}]', asked: '[{name}|{first:name}]',
    facts: [
      {
        states: '[{S} brought {a:thing} to the repair shop.|{S} needs a repair for {a:thing}.]',
        asks: `[What did {Q} bring to the repair shop?|What must be repaired for {Q}?|Which thing did {Q} bring?
            |What does {Q} want to have repaired?]`,
        answer: '{thing}', replies: '{Q} brought {a:thing}.', checks: 'Did {Q} bring {a:X}?',
      },
      {
        states: '[{S} also told them about {problem}.|{S} has a problem: {problem}.]',
        asks: `[What is the problem of {Q}?|What problem does {Q} have?|Which problem does {Q} have?
            |What did {Q} tell them about?]`,
        answer: '{problem}', replies: 'The problem of {Q} is {problem}.',
      },
      {
        states: '[{worker} will do the work for {name}.|The work for {name} is done by {worker}.]',
        asks: `[Who will do the work for {Q}?|Who works for {Q}?|By whom is the work for {Q} done?
            |What is the name of the worker who helps {Q}?]`,
        answer: '{worker}', replies: '{worker} will do the work for {Q}.', checks: 'Will {X} do the work for {Q}?',
      },
      {
        states: '[The repair costs {name} {cost}.|{S} pays {cost} for the repair.]',
        asks: `[How much is the repair for {Q}?|What does {Q} pay for the repair?|How much does {Q} pay?
            |What does the repair cost {Q}?]`,
        answer: '{cost}', replies: '{Q} pays {cost} for the repair.', checks: 'Does {Q} pay {X}?',
      },
      {
        states: '[The work for {name} takes {days}.|{S} must wait {days}.]',
        asks: `[How long must {Q} wait?|How long does the work for {Q} take?|For how long does {Q} wait?
            |How much time does the work for {Q} take?]`,
        answer: '{days}', replies: '{Q} must wait {days}.', checks: 'Must {Q} wait {X}?',
      },
      {
        states: '[The new part for {name} is made of {part}.|{S} gets a new part made of {part}.]',
        asks: `[What is the new part for {Q} made of?|Of what material is the part for {Q}?
            |Which material is used for {Q}?]`,
        answer: '{part}', replies: 'The new part is made of {part}.', checks: 'Is the part for {Q} made of {X}?',
      },
      {
        states: '[The ticket of {name} has number {ticket}.|{S} got ticket number {ticket}.]',
        asks: '[What is the ticket number of {Q}?|Which ticket did {Q} get?|What number is on the ticket of {Q}?]',
        answer: '{ticket}', replies: 'The ticket number of {Q} is {ticket}.',
        checks: 'Is {X} the ticket number of {Q}?',
      },
    ],
  },
]
