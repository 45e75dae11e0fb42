import { emailFact, headFact, phoneFact } from './contact-facts.ts'
import { fullName, titledName, townName } from './names.ts'
import { deadlineFact, delayFact, feeFact, hours, hourSlots, office } from './office-facts.ts'
import { EXEMPT, LAND_SERVICES, OFFICE_SERVICES, OFFICERS, PAPERS, PAYMENTS, REASONS } from './office-words.ts'
import {
  clockTime, company, count, date, email, fee, number, one, percentage, period, phone, price, reference,
  unlike,
} from './quantities.ts'
import type { SceneTemplate } from './scene.ts'

/** Paragraphs about offices, their fees, papers and deadlines; every amount and rule is drawn at random. */
export const OFFICE_SCENES: readonly SceneTemplate[] = [
  {
    name: 'land fees', weight: 5,
    slots: {
      office, a: one(LAND_SERVICES), b: unlike(one(LAND_SERVICES), 'a'), c: unlike(one(LAND_SERVICES), 'a', 'b'),
      d: unlike(one(LAND_SERVICES), 'a', 'b', 'c'), e: unlike(one(LAND_SERVICES), 'a', 'b', 'c', 'd'),
      feeA: fee, feeB: unlike(fee, 'feeA'), feeC: unlike(fee, 'feeA', 'feeB'), feeD: fee, feeE: fee,
    },
    subject: 'the {office}', again: '[the office|it|the registry]', asked: '[the office|the {office}]',
    facts: [
      feeFact('a', 'feeA'), feeFact('b', 'feeB'), feeFact('c', 'feeC'), feeFact('d', 'feeD'), feeFact('e', 'feeE'),
    ],
  },
  {
    name: 'land delays', weight: 3,
    slots: {
      office, a: one(LAND_SERVICES), b: unlike(one(LAND_SERVICES), 'a'), c: unlike(one(LAND_SERVICES), 'a', 'b'),
      d: one(PAPERS), timeA: period, timeB: period, timeC: period, timeD: period, feeA: fee,
    },
    subject: 'the {office}', again: '[the office|it]', asked: '[the office|the {office}]',
    facts: [
      delayFact('a', 'timeA'), delayFact('b', 'timeB'), delayFact('c', 'timeC'), deadlineFact('d', 'timeD'),
      feeFact('a', 'feeA'),
    ],
  },
  {
    name: 'office services', weight: 3, pairs: true,
    slots: {
      office, a: one(OFFICE_SERVICES), b: unlike(one(OFFICE_SERVICES), 'a'), feeA: fee, feeB: fee, timeA: period,
      d: one(PAPERS), timeD: period, ...hourSlots,
    },
    subject: 'the {office}', again: '[the office|it]', asked: '[the office|the {office}]',
    facts: [feeFact('a', 'feeA'), feeFact('b', 'feeB'), delayFact('a', 'timeA'), deadlineFact('d', 'timeD'), ...hours],
  },
  {
    name: 'office rules', weight: 4,
    slots: {
      office, payment: one(PAYMENTS), other: unlike(one(PAYMENTS), 'payment'), exempt: one(EXEMPT), penalty: fee,
      late: period, refund: percentage, refundTime: period, officer: one(OFFICERS), boss: titledName,
      paper: one(PAPERS), copies: count(2, 9), keep: period, email, phone, max: price,
    },
    subject: 'the {office}', again: '[the office|it]', asked: '[the office|the {office}]',
    facts: [
      {
        states: `[{S} accepts {payment}.|You can pay by {payment}.|Fees are paid by {payment}.
            |Payment is made by {payment}.]`,
        asks: `[How can I pay?|How are fees paid?|What kind of payment does {Q} accept?|By what can I pay?
            |Which way of payment is accepted?|In what way do people pay?|What does {Q} accept as payment?]`,
        answer: '{payment}', replies: '[You can pay by {payment}.|{Q} accepts {payment}.]',
        checks: '[Can I pay by {X}?|Does {Q} accept {X}?]',
      },
      {
        states: '[{S} does not accept {other}.|You cannot pay by {other}.|{cap:other} is not accepted.]',
        asks: `[What kind of payment is not accepted?|What does {Q} not accept?|Which payment is refused?
            |How can I not pay?]`,
        answer: '{other}', replies: '{Q} does not accept {other}.',
      },
      {
        states: '[{cap:exempt} do not pay a fee.|{cap:exempt} are exempt from the fee.|There is no fee for {exempt}.]',
        asks: `[Who does not pay a fee?|Who is exempt from the fee?|Which group does not pay?
            |For whom is there no fee?|Who can come for free?|Which people are exempt?]`,
        answer: '{exempt}', replies: '{cap:exempt} do not pay a fee.', checks: 'Are {X} exempt from the fee?',
      },
      {
        states: `[The penalty for late payment is {penalty}.|If you pay late, a penalty of {penalty} is added.
            |People who pay late must pay {penalty} more.]`,
        asks: `[What is the penalty for late payment?|How much is the late penalty?|What happens if I pay late?
            |How much more do I pay when I am late?|What does it cost to pay late?|How high is the penalty?]`,
        answer: '{penalty}', replies: '[The penalty for late payment is {penalty}.|You pay a penalty of {penalty}.]',
        checks: 'Is the penalty {X}?',
      },
      {
        states: '[A bill must be paid within {late}.|You have {late} to pay a bill.|Payment is due within {late}.]',
        asks: `[How long do I have to pay a bill?|When is payment due?|Within what time must a bill be paid?
            |How soon must I pay?|What is the deadline for payment?|By when must I pay the bill?]`,
        answer: '{late}', replies: '[A bill must be paid within {late}.|Payment is due within {late}.]',
        checks: 'Is payment due within {X}?',
      },
      {
        states: `[If an application is withdrawn, {refund} of the fee is paid back.
            |{S} refunds {refund} of the fee when an application is withdrawn.]`,
        asks: `[How much of the fee is refunded?|What part of the fee is paid back?
            |How much do I get back when I withdraw an application?|What share of the fee is refunded?
            |How big is the refund?]`,
        answer: '{refund}', replies: '[{cap:refund} of the fee is refunded.|{Q} refunds {refund} of the fee.]',
        checks: 'Is {X} of the fee refunded?',
      },
      {
        states: '[A refund takes {refundTime}.|Refunds are paid within {refundTime}.]',
        asks: `[How long does a refund take?|When are refunds paid?|When do I get a refund?
            |How long must I wait for a refund?|Within what time are refunds paid?]`,
        answer: '{refundTime}', replies: 'A refund takes {refundTime}.', checks: 'Does a refund take {X}?',
      },
      {
        states: `[Appeals are sent to the {officer}.|An appeal is decided by the {officer}.
            |The {officer} decides about appeals.]`,
        asks: `[Who decides about appeals?|To whom are appeals sent?|Who decides an appeal?|Where do I send an appeal?
            |Which person decides about an appeal?]`,
        answer: 'the {officer}', replies: 'The {officer} decides about appeals.',
      },
      headFact('boss'),
      {
        states: '[You must bring the {paper}.|Please bring the {paper} with you.|Everybody needs the {paper}.]',
        asks: `[What must I bring?|Which paper do I need?|What do I have to bring with me?|Which document is needed?
            |What document must people bring?]`,
        answer: '{paper}', replies: '[You must bring the {paper}.|You need the {paper}.]',
        checks: 'Must I bring the {X}?',
      },
      {
        states: '[{S} asks for {copies} copies of each form.|You need {copies} copies of each form.]',
        asks: `[How many copies are needed?|How many copies of a form do I need?|How many copies must I bring?
            |What number of copies is needed?]`,
        answer: '{copies}', replies: 'You need {copies} copies.', checks: 'Are {X} copies needed?',
      },
      {
        states: '[{S} keeps papers for {keep}.|Old papers are kept for {keep}.]',
        asks: `[How long are papers kept?|For how long does {Q} keep papers?|How long are old papers kept?
            |For what time are papers stored?]`,
        answer: '{keep}', replies: 'Papers are kept for {keep}.', checks: 'Are papers kept for {X}?',
      },
      emailFact('email'),
      phoneFact('phone'),
      {
        states: '[The highest fee is {max}.|No fee is higher than {max}.]',
        asks: `[What is the highest fee?|How high can a fee be?|What is the limit for fees?
            |What is the most I can pay?]`,
        answer: '{max}', replies: 'The highest fee is {max}.', checks: 'Is the highest fee {X}?',
      },
    ],
  },
  {
    name: 'title record', weight: 2, pairs: true,
    slots: {
      title: reference, owner: fullName, before: fullName, bank: (r) => `${townName(r)} Bank`, loan: price,
      place: townName, size: number(2, 990), bought: date, paid: price, lot: number(1, 400), caveat: fullName,
      tenant: company, lease: period,
    },
    subject: 'title {title}', again: '[the title|title {title}]', asked: 'title {title}',
    facts: [
      {
        states: `[The owner of title {title} is {owner}.|{owner} owns the land of title {title}.
            |{S} is in the name of {owner}.]`,
        asks: `[Who is the owner of {Q}?|Who owns the land?|In whose name is {Q}?|What is the name of the owner?
            |To whom does the land belong?|Who holds {Q}?]`,
        answer: '{owner}', replies: 'The owner is {owner}.', checks: '[Is {X} the owner?|Does the land belong to {X}?]',
      },
      {
        states: '[{before} sold the land.|The land was sold by {before}.|The seller was {before}.]',
        asks: `[Who sold the land?|Who was the seller?|By whom was the land sold?|What is the name of the seller?
            |From whom was the land bought?]`,
        answer: '{before}', replies: 'The seller was {before}.', checks: 'Was {X} the seller?',
      },
      {
        states: `[There is a mortgage from {bank}.|{bank} holds a mortgage on the title.
            |A mortgage to {bank} is noted on the title.]`,
        asks: `[Which bank holds the mortgage?|Who holds the mortgage on {Q}?|What bank gave the mortgage?
            |To which bank is the mortgage?|What is the name of the bank?]`,
        answer: '{bank}', replies: 'The mortgage is held by {bank}.', checks: 'Does {X} hold the mortgage?',
      },
      {
        states: '[The loan is {loan}.|The mortgage is for {loan}.]',
        asks: `[How big is the loan?|How much is the mortgage?|What is the amount of the loan?
            |For how much is the mortgage?]`,
        answer: '{loan}', replies: 'The mortgage is for {loan}.', checks: 'Is the mortgage for {X}?',
      },
      {
        states: '[The land lies in {place}.|{S} is for land in {place}.]',
        asks: '[Where is the land?|Where does the land lie?|In which town is the land?|What place is the land in?]',
        answer: '{place}', replies: 'The land lies in {place}.', checks: 'Is the land in {X}?',
      },
      {
        states: '[The parcel has {size} square metres.|The size of the parcel is {size} square metres.]',
        asks: `[How big is the parcel?|What is the size of the parcel?|How many square metres has the parcel?
            |How large is the land?]`,
        answer: '{size}', replies: 'The parcel has {size} square metres.', checks: 'Has the parcel {X} square metres?',
      },
      {
        states: '[The transfer was registered on {bought}.|The transfer is dated {bought}.]',
        asks: `[When was the transfer registered?|What is the date of the transfer?
            |On what day was the transfer registered?|On which date did the transfer take place?]`,
        answer: '{bought}', replies: 'The transfer was registered on {bought}.',
        checks: 'Was the transfer registered on {X}?',
      },
      {
        states: '[The price of the land was {paid}.|The buyer paid {paid}.]',
        asks: `[How much did the buyer pay?|What was the price of the land?|How much did the land cost?
            |For how much was the land sold?]`,
        answer: '{paid}', replies: 'The price was {paid}.', checks: 'Was the price {X}?',
      },
      {
        states: '[{caveat} lodged a caveat.|There is a caveat by {caveat}.|A caveat was lodged by {caveat}.]',
        asks: `[Who lodged a caveat?|By whom was the caveat lodged?|Whose caveat is it?
            |What is the name of the person with the caveat?]`,
        answer: '{caveat}', replies: 'The caveat was lodged by {caveat}.', checks: 'Did {X} lodge the caveat?',
      },
      {
        states: '[The tenant is {tenant}.|{tenant} leases the land.]',
        asks: '[Who is the tenant?|Who leases the land?|To whom is the land leased?|What is the name of the tenant?]',
        answer: '{tenant}', replies: 'The tenant is {tenant}.', checks: 'Is {X} the tenant?',
      },
      {
        states: '[The lease runs for {lease}.|The lease lasts {lease}.]',
        asks: `[How long is the lease?|For how long does the lease run?|How long does the lease last?
            |What is the length of the lease?]`,
        answer: '{lease}', replies: 'The lease runs for {lease}.', checks: 'Does the lease run for {X}?',
      },
      {
        states: '[It is lot {lot} on the plan.|The plan shows it as lot {lot}.]',
        asks: `[Which lot is it on the plan?|What is the lot number?|Which lot number does the plan show?
            |What lot is it?]`,
        answer: 'lot {lot}', replies: 'It is lot {lot}.',
      },
    ],
  },
  {
    name: 'application', weight: 2, pairs: true,
    slots: {
      number: reference, name: fullName, service: one([...OFFICE_SERVICES, ...LAND_SERVICES]), date,
      clerk: titledName, reason: one(REASONS), paid: fee, missing: one(PAPERS), desk: number(1, 30), time: period,
      call: clockTime,
    },
    subject: 'application {number}', again: '[the application|it]', asked: '[application {number}|the application]',
    facts: [
      {
        states: '[{S} was made by {name}.|{name} made the application.|The applicant is {name}.]',
        asks: `[Who made {Q}?|Who is the applicant?|By whom was {Q} made?|What is the name of the applicant?
            |Which person applied?]`,
        answer: '{name}', replies: 'The applicant is {name}.', checks: 'Is {X} the applicant?',
      },
      {
        states: '[{S} is for {service}.|{name} asks for {service}.]',
        asks: `[What is {Q} for?|What does the applicant ask for?|What did {name} apply for?|For what is {Q}?
            |What is the purpose of {Q}?]`,
        answer: '{service}', replies: '{Q} is for {service}.', checks: 'Is {Q} for {X}?',
      },
      {
        states: '[{S} was lodged on {date}.|The office received the application on {date}.]',
        asks: `[When was {Q} lodged?|On what date was {Q} lodged?|When did the office receive {Q}?
            |On which day was {Q} received?|What is the date of lodgement?]`,
        answer: '{date}', replies: '{Q} was lodged on {date}.', checks: 'Was {Q} lodged on {X}?',
      },
      {
        states: '[{clerk} works on application {number}.|The clerk for application {number} is {clerk}.]',
        asks: `[Who works on {Q}?|Which clerk works on {Q}?|What is the name of the clerk?|Who is the clerk?
            |Whom can I ask about {Q}?]`,
        answer: '{clerk}', replies: '{clerk} works on {Q}.', checks: 'Is {X} the clerk?',
      },
      {
        states: `[{S} was refused because {reason}.|{S} was sent back because {reason}.
            |{S} was not accepted because {reason}.]`,
        asks: `[Why was {Q} refused?|Why was {Q} sent back?|Why was {Q} not accepted?|For what reason was {Q} refused?
            |What was the problem with {Q}?|What was wrong with {Q}?]`,
        answer: '{reason}', replies: '[Because {reason}.|{Q} was refused because {reason}.]',
      },
      {
        states: '[The applicant paid {paid}.|A fee of {paid} was paid.]',
        asks: `[How much was paid?|What fee was paid?|How much did the applicant pay?|What did {name} pay?
            |What amount was paid?]`,
        answer: '{paid}', replies: 'The applicant paid {paid}.', checks: 'Did the applicant pay {X}?',
      },
      {
        states: `[The {missing} is missing.|The {missing} must still be handed in.
            |{name} did not hand in the {missing}.]`,
        asks: `[What is missing?|Which paper is missing?|What must still be handed in?
            |Which document did {name} not hand in?|What does the office still need?]`,
        answer: '{missing}', replies: 'The {missing} is missing.', checks: 'Is the {X} missing?',
      },
      {
        states: '[Ask at desk {desk}.|It can be picked up at desk {desk}.]',
        asks: `[Which desk can I ask at?|At which desk can it be picked up?|Where can I ask about {Q}?
            |What is the number of the desk?]`,
        answer: 'desk {desk}', replies: 'You can ask at desk {desk}.',
      },
      {
        states: '[A decision takes {time}.|The decision will be made within {time}.]',
        asks: `[How long does a decision take?|When will the decision be made?
            |How long must {name} wait for a decision?|Within what time is a decision made?]`,
        answer: '{time}', replies: 'A decision takes {time}.', checks: 'Does a decision take {X}?',
      },
      {
        states: '[{clerk} will call at {call}.|The clerk will call {name} at {call}.]',
        asks: `[When will the clerk call?|At what time will the clerk call?|What time is the call?
            |When can {name} expect a call?]`,
        answer: '{call}', replies: 'The clerk will call at {call}.', checks: 'Will the clerk call at {X}?',
      },
    ],
  },
]
