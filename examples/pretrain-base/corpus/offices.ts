import { email, address, clockTime, company, count, date, evening, fee, morning, number, one, percentage, period, phone, price, reference, unlike } from './quantities.ts'
import { fullName, titledName, townName } from './names.ts'
import { ACTS, CHANNELS, DUTIES, EXEMPT, FEE_KINDS, LAND_SERVICES, OCCASIONS, SHARES, VALID_THINGS, OFFICERS, OFFICES, OFFICE_SERVICES, PAPERS, PAYMENTS, REASONS } from './office-words.ts'
import type { Random } from './random.ts'
import type { FactTemplate, SceneTemplate } from './scene.ts'
import { COLOURS, ROOMS, WEEKDAYS } from './words.ts'

const office = (random: Random): string => `${townName(random)} ${random.pick(OFFICES)}`

const feeFact = (service: string, amount: string): FactTemplate => ({
  states: `[The fee for {${service}} is {${amount}}.|{S} charges {${amount}} for {${service}}.|For {${service}} you pay {${amount}}.|{cap:${service}} costs {${amount}}.|You pay {${amount}} for {${service}}.]`,
  asks: `[What is the fee for {${service}}?|How much is {${service}}?|How much does {${service}} cost?|What does {${service}} cost?|How much do I pay for {${service}}?|What do I have to pay for {${service}}?|What is the price of {${service}}?|How much money is charged for {${service}}?|Tell me the fee for {${service}}.|What will {${service}} cost me?|I need {${service}}. How much is it?|What does {Q} charge for {${service}}?|How much must be paid for {${service}}?|Please tell me the cost of {${service}}.|I want {${service}}. What is the fee?|What amount is due for {${service}}?|What is the extra fee for {${service}}?|How much does it cost to register {${service}}?|What do I pay to get {${service}}?]`,
  answer: `{${amount}}`,
  replies: `[The fee for {${service}} is {${amount}}.|The fee for {${service}} is {${amount}}.|{cap:${service}} costs {${amount}}.]`,
  checks: `[Is the fee for {${service}} {X}?|Does {${service}} cost {X}?]`,
})

const delayFact = (service: string, time: string): FactTemplate => ({
  states: `[{cap:${service}} takes {${time}}.|{S} needs {${time}} for {${service}}.|{cap:${service}} is ready within {${time}}.|The waiting time for {${service}} is {${time}}.]`,
  asks: `[How long does {${service}} take?|How much time does {${service}} take?|What is the waiting time for {${service}}?|How long must I wait for {${service}}?|When is {${service}} ready?|How many days does {${service}} take?|How quickly is {${service}} done?|I asked for {${service}}. How long will it take?|Within what time is {${service}} ready?|Tell me how long I wait for {${service}}.]`,
  answer: `{${time}}`,
  replies: `[{cap:${service}} takes {${time}}.|{cap:${service}} takes {${time}}.|It takes {${time}}.]`,
  checks: `Does {${service}} take {X}?`,
})

const deadlineFact = (paper: string, time: string): FactTemplate => ({
  states: `[The {${paper}} must be lodged within {${time}}.|You must hand in the {${paper}} within {${time}}.|The deadline for the {${paper}} is {${time}}.|The {${paper}} has to reach the office within {${time}}.]`,
  asks: `[When must the {${paper}} be lodged?|What is the deadline for the {${paper}}?|How long do I have to hand in the {${paper}}?|By when must I hand in the {${paper}}?|How much time is there to lodge the {${paper}}?|Within what time must the {${paper}} be lodged?|How soon must I lodge the {${paper}}?|My {${paper}} is not lodged. How long do I have?|What is the time limit for the {${paper}}?]`,
  answer: `{${time}}`,
  replies: `[The {${paper}} must be lodged within {${time}}.|The deadline for the {${paper}} is {${time}}.]`,
  checks: `Must the {${paper}} be lodged within {X}?`,
})

const exemptFact = (group: string, kind: string): FactTemplate => ({
  states: `[{cap:${group}} are exempt from the {${kind}} fee.|{cap:${group}} do not pay the {${kind}} fee.|There is no {${kind}} fee for {${group}}.]`,
  asks: `[Who is exempt from the {${kind}} fee?|Who does not pay the {${kind}} fee?|Which group pays no {${kind}} fee?|For whom is there no {${kind}} fee?|Which people do not have to pay the {${kind}} fee?|Who gets out of the {${kind}} fee?]`,
  answer: `{${group}}`,
  replies: `{cap:${group}} are exempt from the {${kind}} fee.`,
  checks: `Are {X} exempt from the {${kind}} fee?`,
})

const validFact = (thing: string, time: string): FactTemplate => ({
  states: `[{cap:${thing}} is valid for {${time}}.|{cap:${thing}} can be used for {${time}}.|{cap:${thing}} ends after {${time}}.]`,
  asks: `[For how long is {${thing}} valid?|How long is {${thing}} valid?|After what time does {${thing}} end?|How long can {${thing}} be used?|How long can I use {${thing}}?|When is {${thing}} not valid any more?|What is the life of {${thing}}?]`,
  answer: `{${time}}`,
  replies: `{cap:${thing}} is valid for {${time}}.`,
  checks: `Is {${thing}} valid for {X}?`,
})

const payFact = (way: string, payment: string): FactTemplate => ({
  states: `[{cap:${way}} you can pay by {${payment}}.|{cap:${way}} people pay by {${payment}}.|Payment {${way}} is made by {${payment}}.]`,
  asks: `[How can I pay {${way}}?|How do people pay {${way}}?|What kind of payment is accepted {${way}}?|By what can people pay {${way}}?|Which payment is used {${way}}?|In what way is payment made {${way}}?]`,
  answer: `{${payment}}`,
  replies: `{cap:${way}} you can pay by {${payment}}.`,
  checks: `Can I pay by {X} {${way}}?`,
})

const dutyFact = (duty: string, who: string): FactTemplate => ({
  states: `[The {${who}} {${duty}}.|It is the {${who}} who {${duty}}.]`,
  asks: `[Who {${duty}}?|Which person {${duty}}?|Which officer {${duty}}?|Who is it that {${duty}}?]`,
  answer: `{${who}}`,
  replies: `The {${who}} {${duty}}.`,
  checks: `Is it the {X} who {${duty}}?`,
})

const hours: readonly FactTemplate[] = [
  {
    states: '[{S} opens at {open}.|{S} opens its doors at {open}.|The doors open at {open}.]',
    asks: '[When does {Q} open?|At what time does {Q} open?|What time does {Q} open?|What is the opening time of {Q}?|From when is {Q} open?|How early can I come to {Q}?|When are the doors opened?]',
    answer: '{open}', replies: '{Q} opens at {open}.', checks: '[Does {Q} open at {X}?|Is {X} the opening time of {Q}?]',
  },
  {
    states: '[{S} closes at {close}.|{S} shuts its doors at {close}.]',
    asks: '[When does {Q} close?|At what time does {Q} close?|What time does {Q} close?|What is the closing time of {Q}?|Until when is {Q} open?|How late can I come to {Q}?|When does {Q} shut?]',
    answer: '{close}', replies: '{Q} closes at {close}.', checks: 'Does {Q} close at {X}?',
  },
  {
    states: '[{S} is closed on {closed}.|On {closed} {S} is not open.|{S} does not open on {closed}.]',
    asks: '[On which day is {Q} closed?|When is {Q} closed?|Which day is {Q} not open?|What day is {Q} closed?|On what day can I not come to {Q}?]',
    answer: '{closed}', replies: '{Q} is closed on {closed}.', checks: '[Is {Q} closed on {X}?|Is {X} the day when {Q} is closed?]',
  },
]

const hourSlots = { open: morning, close: evening, closed: one(WEEKDAYS) }

/** Paragraphs about offices, their fees, papers and deadlines; every amount and rule is drawn at random. */
export const OFFICE_SCENES: readonly SceneTemplate[] = [
  {
    name: 'land fees', weight: 5,
    slots: {
      office, a: one(LAND_SERVICES), b: unlike(one(LAND_SERVICES), 'a'), c: unlike(one(LAND_SERVICES), 'a', 'b'), d: unlike(one(LAND_SERVICES), 'a', 'b', 'c'), e: unlike(one(LAND_SERVICES), 'a', 'b', 'c', 'd'),
      feeA: fee, feeB: unlike(fee, 'feeA'), feeC: unlike(fee, 'feeA', 'feeB'), feeD: fee, feeE: fee,
    },
    subject: 'the {office}', again: '[the office|it|the registry]', asked: '[the office|the {office}]',
    facts: [feeFact('a', 'feeA'), feeFact('b', 'feeB'), feeFact('c', 'feeC'), feeFact('d', 'feeD'), feeFact('e', 'feeE')],
  },
  {
    name: 'land delays', weight: 3,
    slots: { office, a: one(LAND_SERVICES), b: unlike(one(LAND_SERVICES), 'a'), c: unlike(one(LAND_SERVICES), 'a', 'b'), d: one(PAPERS), timeA: period, timeB: period, timeC: period, timeD: period, feeA: fee },
    subject: 'the {office}', again: '[the office|it]', asked: '[the office|the {office}]',
    facts: [delayFact('a', 'timeA'), delayFact('b', 'timeB'), delayFact('c', 'timeC'), deadlineFact('d', 'timeD'), feeFact('a', 'feeA')],
  },
  {
    name: 'office services', weight: 3, pairs: true,
    slots: { office, a: one(OFFICE_SERVICES), b: unlike(one(OFFICE_SERVICES), 'a'), feeA: fee, feeB: fee, timeA: period, d: one(PAPERS), timeD: period, ...hourSlots },
    subject: 'the {office}', again: '[the office|it]', asked: '[the office|the {office}]',
    facts: [feeFact('a', 'feeA'), feeFact('b', 'feeB'), delayFact('a', 'timeA'), deadlineFact('d', 'timeD'), ...hours],
  },
  {
    name: 'office rules', weight: 4,
    slots: { office, payment: one(PAYMENTS), other: unlike(one(PAYMENTS), 'payment'), exempt: one(EXEMPT), penalty: fee, late: period, refund: percentage, refundTime: period, officer: one(OFFICERS), boss: titledName, paper: one(PAPERS), copies: count(2, 9), keep: period, email, phone, max: price },
    subject: 'the {office}', again: '[the office|it]', asked: '[the office|the {office}]',
    facts: [
      { states: '[{S} accepts {payment}.|You can pay by {payment}.|Fees are paid by {payment}.|Payment is made by {payment}.]', asks: '[How can I pay?|How are fees paid?|What kind of payment does {Q} accept?|By what can I pay?|Which way of payment is accepted?|In what way do people pay?|What does {Q} accept as payment?]', answer: '{payment}', replies: '[You can pay by {payment}.|{Q} accepts {payment}.]', checks: '[Can I pay by {X}?|Does {Q} accept {X}?]' },
      { states: '[{S} does not accept {other}.|You cannot pay by {other}.|{cap:other} is not accepted.]', asks: '[What kind of payment is not accepted?|What does {Q} not accept?|Which payment is refused?|How can I not pay?]', answer: '{other}', replies: '{Q} does not accept {other}.' },
      { states: '[{cap:exempt} do not pay a fee.|{cap:exempt} are exempt from the fee.|There is no fee for {exempt}.]', asks: '[Who does not pay a fee?|Who is exempt from the fee?|Which group does not pay?|For whom is there no fee?|Who can come for free?|Which people are exempt?]', answer: '{exempt}', replies: '{cap:exempt} do not pay a fee.', checks: 'Are {X} exempt from the fee?' },
      { states: '[The penalty for late payment is {penalty}.|If you pay late, a penalty of {penalty} is added.|People who pay late must pay {penalty} more.]', asks: '[What is the penalty for late payment?|How much is the late penalty?|What happens if I pay late?|How much more do I pay when I am late?|What does it cost to pay late?|How high is the penalty?]', answer: '{penalty}', replies: '[The penalty for late payment is {penalty}.|You pay a penalty of {penalty}.]', checks: 'Is the penalty {X}?' },
      { states: '[A bill must be paid within {late}.|You have {late} to pay a bill.|Payment is due within {late}.]', asks: '[How long do I have to pay a bill?|When is payment due?|Within what time must a bill be paid?|How soon must I pay?|What is the deadline for payment?|By when must I pay the bill?]', answer: '{late}', replies: '[A bill must be paid within {late}.|Payment is due within {late}.]', checks: 'Is payment due within {X}?' },
      { states: '[If an application is withdrawn, {refund} of the fee is paid back.|{S} refunds {refund} of the fee when an application is withdrawn.]', asks: '[How much of the fee is refunded?|What part of the fee is paid back?|How much do I get back when I withdraw an application?|What share of the fee is refunded?|How big is the refund?]', answer: '{refund}', replies: '[{cap:refund} of the fee is refunded.|{Q} refunds {refund} of the fee.]', checks: 'Is {X} of the fee refunded?' },
      { states: '[A refund takes {refundTime}.|Refunds are paid within {refundTime}.]', asks: '[How long does a refund take?|When are refunds paid?|When do I get a refund?|How long must I wait for a refund?|Within what time are refunds paid?]', answer: '{refundTime}', replies: 'A refund takes {refundTime}.', checks: 'Does a refund take {X}?' },
      { states: '[Appeals are sent to the {officer}.|An appeal is decided by the {officer}.|The {officer} decides about appeals.]', asks: '[Who decides about appeals?|To whom are appeals sent?|Who decides an appeal?|Where do I send an appeal?|Which person decides about an appeal?]', answer: 'the {officer}', replies: 'The {officer} decides about appeals.' },
      { states: '[The head of the {office} is {boss}.|{boss} leads {S}.]', asks: '[Who is the head of {Q}?|Who leads {Q}?|What is the name of the head of {Q}?|By whom is {Q} led?]', answer: '{boss}', replies: 'The head of {Q} is {boss}.', checks: 'Is {X} the head of {Q}?' },
      { states: '[You must bring the {paper}.|Please bring the {paper} with you.|Everybody needs the {paper}.]', asks: '[What must I bring?|Which paper do I need?|What do I have to bring with me?|Which document is needed?|What document must people bring?]', answer: '{paper}', replies: '[You must bring the {paper}.|You need the {paper}.]', checks: 'Must I bring the {X}?' },
      { states: '[{S} asks for {copies} copies of each form.|You need {copies} copies of each form.]', asks: '[How many copies are needed?|How many copies of a form do I need?|How many copies must I bring?|What number of copies is needed?]', answer: '{copies}', replies: 'You need {copies} copies.', checks: 'Are {X} copies needed?' },
      { states: '[{S} keeps papers for {keep}.|Old papers are kept for {keep}.]', asks: '[How long are papers kept?|For how long does {Q} keep papers?|How long are old papers kept?|For what time are papers stored?]', answer: '{keep}', replies: 'Papers are kept for {keep}.', checks: 'Are papers kept for {X}?' },
      { states: '[The email address is {email}.|Write to {email} for help.|Questions can be sent to {email}.]', asks: '[What is the email address of {Q}?|Where can I send questions?|To which email address can I write?|How can I reach {Q} by email?|Which email address does {Q} have?]', answer: '{email}', replies: 'The email address is {email}.', checks: 'Is {X} the email address?' },
      { states: '[The phone number is {phone}.|You can call {phone}.]', asks: '[What is the phone number of {Q}?|Which number can I call?|How can I call {Q}?|What number do I call?|Tell me the phone number.]', answer: '{phone}', replies: 'The phone number is {phone}.', checks: 'Is {X} the phone number?' },
      { states: '[The highest fee is {max}.|No fee is higher than {max}.]', asks: '[What is the highest fee?|How high can a fee be?|What is the limit for fees?|What is the most I can pay?]', answer: '{max}', replies: 'The highest fee is {max}.', checks: 'Is the highest fee {X}?' },
    ],
  },
  {
    name: 'title record', weight: 2, pairs: true,
    slots: { title: reference, owner: fullName, before: fullName, bank: (r) => `${townName(r)} Bank`, loan: price, place: townName, size: number(2, 990), bought: date, paid: price, lot: number(1, 400), caveat: fullName, tenant: company, lease: period },
    subject: 'title {title}', again: '[the title|title {title}]', asked: 'title {title}',
    facts: [
      { states: '[The owner of title {title} is {owner}.|{owner} owns the land of title {title}.|{S} is in the name of {owner}.]', asks: '[Who is the owner of {Q}?|Who owns the land?|In whose name is {Q}?|What is the name of the owner?|To whom does the land belong?|Who holds {Q}?]', answer: '{owner}', replies: 'The owner is {owner}.', checks: '[Is {X} the owner?|Does the land belong to {X}?]' },
      { states: '[{before} sold the land.|The land was sold by {before}.|The seller was {before}.]', asks: '[Who sold the land?|Who was the seller?|By whom was the land sold?|What is the name of the seller?|From whom was the land bought?]', answer: '{before}', replies: 'The seller was {before}.', checks: 'Was {X} the seller?' },
      { states: '[There is a mortgage from {bank}.|{bank} holds a mortgage on the title.|A mortgage to {bank} is noted on the title.]', asks: '[Which bank holds the mortgage?|Who holds the mortgage on {Q}?|What bank gave the mortgage?|To which bank is the mortgage?|What is the name of the bank?]', answer: '{bank}', replies: 'The mortgage is held by {bank}.', checks: 'Does {X} hold the mortgage?' },
      { states: '[The loan is {loan}.|The mortgage is for {loan}.]', asks: '[How big is the loan?|How much is the mortgage?|What is the amount of the loan?|For how much is the mortgage?]', answer: '{loan}', replies: 'The mortgage is for {loan}.', checks: 'Is the mortgage for {X}?' },
      { states: '[The land lies in {place}.|{S} is for land in {place}.]', asks: '[Where is the land?|Where does the land lie?|In which town is the land?|What place is the land in?]', answer: '{place}', replies: 'The land lies in {place}.', checks: 'Is the land in {X}?' },
      { states: '[The parcel has {size} square metres.|The size of the parcel is {size} square metres.]', asks: '[How big is the parcel?|What is the size of the parcel?|How many square metres has the parcel?|How large is the land?]', answer: '{size}', replies: 'The parcel has {size} square metres.', checks: 'Has the parcel {X} square metres?' },
      { states: '[The transfer was registered on {bought}.|The transfer is dated {bought}.]', asks: '[When was the transfer registered?|What is the date of the transfer?|On what day was the transfer registered?|On which date did the transfer take place?]', answer: '{bought}', replies: 'The transfer was registered on {bought}.', checks: 'Was the transfer registered on {X}?' },
      { states: '[The price of the land was {paid}.|The buyer paid {paid}.]', asks: '[How much did the buyer pay?|What was the price of the land?|How much did the land cost?|For how much was the land sold?]', answer: '{paid}', replies: 'The price was {paid}.', checks: 'Was the price {X}?' },
      { states: '[{caveat} lodged a caveat.|There is a caveat by {caveat}.|A caveat was lodged by {caveat}.]', asks: '[Who lodged a caveat?|By whom was the caveat lodged?|Whose caveat is it?|What is the name of the person with the caveat?]', answer: '{caveat}', replies: 'The caveat was lodged by {caveat}.', checks: 'Did {X} lodge the caveat?' },
      { states: '[The tenant is {tenant}.|{tenant} leases the land.]', asks: '[Who is the tenant?|Who leases the land?|To whom is the land leased?|What is the name of the tenant?]', answer: '{tenant}', replies: 'The tenant is {tenant}.', checks: 'Is {X} the tenant?' },
      { states: '[The lease runs for {lease}.|The lease lasts {lease}.]', asks: '[How long is the lease?|For how long does the lease run?|How long does the lease last?|What is the length of the lease?]', answer: '{lease}', replies: 'The lease runs for {lease}.', checks: 'Does the lease run for {X}?' },
      { states: '[It is lot {lot} on the plan.|The plan shows it as lot {lot}.]', asks: '[Which lot is it on the plan?|What is the lot number?|Which lot number does the plan show?|What lot is it?]', answer: 'lot {lot}', replies: 'It is lot {lot}.' },
    ],
  },
  {
    name: 'application', weight: 2, pairs: true,
    slots: { number: reference, name: fullName, service: one([...OFFICE_SERVICES, ...LAND_SERVICES]), date, clerk: titledName, reason: one(REASONS), paid: fee, missing: one(PAPERS), desk: number(1, 30), time: period, call: clockTime },
    subject: 'application {number}', again: '[the application|it]', asked: '[application {number}|the application]',
    facts: [
      { states: '[{S} was made by {name}.|{name} made the application.|The applicant is {name}.]', asks: '[Who made {Q}?|Who is the applicant?|By whom was {Q} made?|What is the name of the applicant?|Which person applied?]', answer: '{name}', replies: 'The applicant is {name}.', checks: 'Is {X} the applicant?' },
      { states: '[{S} is for {service}.|{name} asks for {service}.]', asks: '[What is {Q} for?|What does the applicant ask for?|What did {name} apply for?|For what is {Q}?|What is the purpose of {Q}?]', answer: '{service}', replies: '{Q} is for {service}.', checks: 'Is {Q} for {X}?' },
      { states: '[{S} was lodged on {date}.|The office received the application on {date}.]', asks: '[When was {Q} lodged?|On what date was {Q} lodged?|When did the office receive {Q}?|On which day was {Q} received?|What is the date of lodgement?]', answer: '{date}', replies: '{Q} was lodged on {date}.', checks: 'Was {Q} lodged on {X}?' },
      { states: '[{clerk} works on application {number}.|The clerk for application {number} is {clerk}.]', asks: '[Who works on {Q}?|Which clerk works on {Q}?|What is the name of the clerk?|Who is the clerk?|Whom can I ask about {Q}?]', answer: '{clerk}', replies: '{clerk} works on {Q}.', checks: 'Is {X} the clerk?' },
      { states: '[{S} was refused because {reason}.|{S} was sent back because {reason}.|{S} was not accepted because {reason}.]', asks: '[Why was {Q} refused?|Why was {Q} sent back?|Why was {Q} not accepted?|For what reason was {Q} refused?|What was the problem with {Q}?|What was wrong with {Q}?]', answer: '{reason}', replies: '[Because {reason}.|{Q} was refused because {reason}.]' },
      { states: '[The applicant paid {paid}.|A fee of {paid} was paid.]', asks: '[How much was paid?|What fee was paid?|How much did the applicant pay?|What did {name} pay?|What amount was paid?]', answer: '{paid}', replies: 'The applicant paid {paid}.', checks: 'Did the applicant pay {X}?' },
      { states: '[The {missing} is missing.|The {missing} must still be handed in.|{name} did not hand in the {missing}.]', asks: '[What is missing?|Which paper is missing?|What must still be handed in?|Which document did {name} not hand in?|What does the office still need?]', answer: '{missing}', replies: 'The {missing} is missing.', checks: 'Is the {X} missing?' },
      { states: '[Ask at desk {desk}.|It can be picked up at desk {desk}.]', asks: '[Which desk can I ask at?|At which desk can it be picked up?|Where can I ask about {Q}?|What is the number of the desk?]', answer: 'desk {desk}', replies: 'You can ask at desk {desk}.' },
      { states: '[A decision takes {time}.|The decision will be made within {time}.]', asks: '[How long does a decision take?|When will the decision be made?|How long must {name} wait for a decision?|Within what time is a decision made?]', answer: '{time}', replies: 'A decision takes {time}.', checks: 'Does a decision take {X}?' },
      { states: '[{clerk} will call at {call}.|The clerk will call {name} at {call}.]', asks: '[When will the clerk call?|At what time will the clerk call?|What time is the call?|When can {name} expect a call?]', answer: '{call}', replies: 'The clerk will call at {call}.', checks: 'Will the clerk call at {X}?' },
    ],
  },
  {
    name: 'bank', weight: 2, pairs: true,
    slots: { bank: (r) => `${townName(r)} Bank`, interest: percentage, monthly: fee, card: fee, limit: price, address, manager: titledName, loan: price, loanTime: period, minAge: number(12, 21), ...hourSlots, lost: phone },
    subject: '{bank}', again: '[the bank|it]', asked: '[{bank}|the bank]',
    facts: [
      { states: '[{S} pays {interest} interest.|The interest at {bank} is {interest}.]', asks: '[How much interest does {Q} pay?|What is the interest at {Q}?|What interest do I get?|How high is the interest?]', answer: '{interest}', replies: '{Q} pays {interest} interest.', checks: 'Is the interest {X}?' },
      { states: '[An account costs {monthly} a month.|The monthly fee for an account is {monthly}.]', asks: '[What does an account cost?|How much is the monthly fee?|What is the fee for an account?|How much do I pay for an account each month?|What do I pay every month?]', answer: '{monthly}', replies: 'An account costs {monthly} a month.', checks: 'Does an account cost {X} a month?' },
      { states: '[A new card costs {card}.|The fee for a new card is {card}.]', asks: '[How much is a new card?|What does a new card cost?|What is the fee for a new card?|How much do I pay for a new card?]', answer: '{card}', replies: 'A new card costs {card}.', checks: 'Does a new card cost {X}?' },
      { states: '[You can take out {limit} a day.|The daily limit is {limit}.]', asks: '[What is the daily limit?|How much can I take out a day?|How much money can I get in one day?|What is the most I can take out in a day?]', answer: '{limit}', replies: 'The daily limit is {limit}.', checks: 'Is the daily limit {X}?' },
      { states: '[{S} is at {address}.|The address of {bank} is {address}.]', asks: '[Where is {Q}?|What is the address of {Q}?|At which address is {Q}?|Where can I find {Q}?|How do I find {Q}?]', answer: '{address}', replies: '{Q} is at {address}.', checks: 'Is {Q} at {X}?' },
      { states: '[The manager of {bank} is {manager}.|{S} is led by {manager}.]', asks: '[Who is the manager of {Q}?|What is the name of the manager?|Who leads {Q}?|By whom is {Q} led?]', answer: '{manager}', replies: 'The manager is {manager}.', checks: 'Is {X} the manager?' },
      { states: '[The largest loan is {loan}.|{S} gives loans of up to {loan}.]', asks: '[What is the largest loan?|How big can a loan be?|Up to what amount does {Q} give loans?|How much can I borrow?]', answer: '{loan}', replies: 'The largest loan is {loan}.', checks: 'Is the largest loan {X}?' },
      { states: '[A loan must be paid back within {loanTime}.|You have {loanTime} to pay back a loan.]', asks: '[When must a loan be paid back?|How long do I have to pay back a loan?|Within what time must a loan be paid back?|How much time is there to pay back a loan?]', answer: '{loanTime}', replies: 'A loan must be paid back within {loanTime}.', checks: 'Must a loan be paid back within {X}?' },
      { states: '[You must be {minAge} years old to open an account.|The lowest age for an account is {minAge}.]', asks: '[How old must I be to open an account?|What is the lowest age for an account?|From what age can I open an account?|At which age can people get an account?]', answer: '{minAge}', replies: 'You must be {minAge} years old.', checks: 'Is {X} the lowest age for an account?' },
      { states: '[Call {lost} if you lose your card.|If a card is lost, call {lost}.]', asks: '[What number do I call when I lose my card?|Which number is for lost cards?|I lost my card. Whom do I call?|What is the number for a lost card?]', answer: '{lost}', replies: 'Call {lost}.', checks: 'Is {X} the number for lost cards?' },
      ...hours,
    ],
  },
  {
    name: 'library', weight: 1, pairs: true,
    slots: { library: (r) => `${townName(r)} Library`, books: number(300, 99000), card: fee, fine: fee, weeks: count(2, 9), limit: count(3, 30), librarian: titledName, floor: number(1, 9), phone, ...hourSlots },
    subject: '{library}', again: '[the library|it]', asked: '[{library}|the library]',
    facts: [
      { states: '[{S} has {books} books.|There are {books} books in {library}.]', asks: '[How many books does {Q} have?|How many books are in {Q}?|What is the number of books in {Q}?|How many books are there?]', answer: '{books}', replies: '{Q} has {books} books.', checks: 'Does {Q} have {X} books?' },
      { states: '[A library card costs {card}.|The fee for a library card is {card}.]', asks: '[How much is a library card?|What does a library card cost?|What is the fee for a library card?|How much do I pay for a card?|What is the price of a library card?]', answer: '{card}', replies: 'A library card costs {card}.', checks: 'Does a library card cost {X}?' },
      { states: '[The fine for a late book is {fine}.|If a book is late, you pay {fine}.]', asks: '[What is the fine for a late book?|How much is the fine?|What do I pay if a book is late?|What happens when I bring a book back late?|How much does a late book cost?]', answer: '{fine}', replies: 'The fine for a late book is {fine}.', checks: 'Is the fine {X}?' },
      { states: '[You may keep a book for {weeks} weeks.|Books are lent for {weeks} weeks.]', asks: '[How long may I keep a book?|For how long are books lent?|How many weeks may I keep a book?|After how many weeks must I return a book?|How long can I borrow a book?]', answer: '{weeks}', replies: 'You may keep a book for {weeks} weeks.', checks: 'May I keep a book for {X} weeks?' },
      { states: '[You may borrow {limit} books at a time.|The limit is {limit} books for each person.]', asks: '[How many books may I borrow?|What is the limit of books?|How many books can I take at a time?|What number of books may a person borrow?]', answer: '{limit}', replies: 'You may borrow {limit} books.', checks: 'May I borrow {X} books?' },
      { states: '[The librarian is {librarian}.|{librarian} is the librarian.]', asks: '[Who is the librarian?|What is the name of the librarian?|What is the librarian called?|Whom can I ask in {Q}?]', answer: '{librarian}', replies: 'The librarian is {librarian}.', checks: 'Is {X} the librarian?' },
      { states: '[Children find their books on floor {floor}.|The books for children are on floor {floor}.]', asks: '[Where are the books for children?|On which floor are the books for children?|Which floor has books for children?]', answer: 'floor {floor}', replies: 'The books for children are on floor {floor}.' },
      ...hours,
    ],
  },
  {
    name: 'clinic', weight: 1, pairs: true,
    slots: { clinic: (r) => `${townName(r)} Clinic`, doctor: titledName, nurse: titledName, visit: fee, test: fee, wait: period, phone, room: number(1, 60), beds: number(5, 400), day: one(WEEKDAYS), ...hourSlots },
    subject: '{clinic}', again: '[the clinic|it]', asked: '[{clinic}|the clinic]',
    facts: [
      { states: '[The doctor at {clinic} is {doctor}.|{doctor} is the doctor at {clinic}.]', asks: '[Who is the doctor at {Q}?|What is the name of the doctor?|Which doctor works at {Q}?|What is the doctor called?]', answer: '{doctor}', replies: 'The doctor is {doctor}.', checks: 'Is {X} the doctor?' },
      { states: '[The nurse is {nurse}.|{nurse} works there as a nurse.]', asks: '[Who is the nurse?|What is the name of the nurse?|Who works there as a nurse?|What is the nurse called?]', answer: '{nurse}', replies: 'The nurse is {nurse}.', checks: 'Is {X} the nurse?' },
      { states: '[A visit costs {visit}.|The fee for a visit is {visit}.]', asks: '[How much is a visit?|What does a visit cost?|What is the fee for a visit?|How much do I pay for a visit?|What do I pay to see the doctor?]', answer: '{visit}', replies: 'A visit costs {visit}.', checks: 'Does a visit cost {X}?' },
      { states: '[A blood test costs {test}.|The fee for a blood test is {test}.]', asks: '[How much is a blood test?|What does a blood test cost?|What is the fee for a blood test?|How much must I pay for a blood test?]', answer: '{test}', replies: 'A blood test costs {test}.', checks: 'Does a blood test cost {X}?' },
      { states: '[Results of tests come after {wait}.|The result of a test takes {wait}.]', asks: '[When do the results come?|How long does the result take?|How long must I wait for a test result?|After what time do results come?]', answer: '{wait}', replies: 'The results come after {wait}.', checks: 'Do results come after {X}?' },
      { states: '[The X-ray is in room {room}.|Go to room {room} for an X-ray.]', asks: '[Where is the X-ray?|In which room is the X-ray?|Which room do I go to for an X-ray?|What is the room of the X-ray?]', answer: 'room {room}', replies: 'The X-ray is in room {room}.' },
      { states: '[{S} has {beds} beds.|There are {beds} beds in {clinic}.]', asks: '[How many beds does {Q} have?|How many beds are there?|What is the number of beds in {Q}?|How many beds are in {Q}?]', answer: '{beds}', replies: '{Q} has {beds} beds.', checks: 'Does {Q} have {X} beds?' },
      { states: '[Children are seen on {day}.|{day} is the day for children.]', asks: '[When are children seen?|On which day are children seen?|Which day is for children?|What day is the day for children?]', answer: '{day}', replies: 'Children are seen on {day}.', checks: 'Are children seen on {X}?' },
      ...hours,
    ],
  },
  {
    name: 'school office', weight: 1, pairs: true,
    slots: { school: (r) => `${townName(r)} School`, head: titledName, pupils: number(40, 2400), fee, date, paper: one(PAPERS), uniform: one(COLOURS), lunch: fee, classes: count(4, 40), start: morning, room: one(ROOMS) },
    subject: '{school}', again: '[the school|it]', asked: '[{school}|the school]',
    facts: [
      { states: '[The head of {school} is {head}.|{head} is the head of {school}.]', asks: '[Who is the head of {Q}?|Who leads {Q}?|What is the name of the head of {Q}?|By whom is {Q} led?]', answer: '{head}', replies: 'The head of {Q} is {head}.', checks: 'Is {X} the head of {Q}?' },
      { states: '[{S} has {pupils} pupils.|There are {pupils} pupils at {school}.]', asks: '[How many pupils does {Q} have?|How many pupils are there?|What is the number of pupils at {Q}?|How many children go to {Q}?]', answer: '{pupils}', replies: '{Q} has {pupils} pupils.', checks: 'Does {Q} have {X} pupils?' },
      { states: '[The fee for a year is {fee}.|Parents pay {fee} a year.]', asks: '[What is the fee for a year?|How much do parents pay?|How much is the school fee?|What does a year at {Q} cost?|What must parents pay each year?]', answer: '{fee}', replies: 'The fee for a year is {fee}.', checks: 'Is the fee for a year {X}?' },
      { states: '[The last day to apply is {date}.|The deadline for applications is {date}.]', asks: '[What is the last day to apply?|When is the deadline for applications?|By when must parents apply?|Until when can I apply?|What is the deadline?]', answer: '{date}', replies: 'The deadline for applications is {date}.', checks: 'Is {X} the deadline?' },
      { states: '[Parents must bring the {paper}.|{S} asks parents for the {paper}.]', asks: '[What must parents bring?|Which paper must parents bring?|What does {Q} ask parents for?|Which document is needed?]', answer: '{paper}', replies: 'Parents must bring the {paper}.', checks: 'Must parents bring the {X}?' },
      { states: '[The uniform is {uniform}.|Pupils wear {uniform} clothes.]', asks: '[What colour is the uniform?|What is the colour of the uniform?|Which colour do pupils wear?|What colour are the clothes of the pupils?]', answer: '{uniform}', replies: 'The uniform is {uniform}.', checks: 'Is the uniform {X}?' },
      { states: '[Lunch costs {lunch} a week.|The price of lunch is {lunch} a week.]', asks: '[How much is lunch?|What does lunch cost?|What is the price of lunch?|How much do I pay for lunch?]', answer: '{lunch}', replies: 'Lunch costs {lunch} a week.', checks: 'Does lunch cost {X} a week?' },
      { states: '[{S} has {classes} classes.|There are {classes} classes.]', asks: '[How many classes does {Q} have?|How many classes are there?|What is the number of classes?]', answer: '{classes}', replies: 'There are {classes} classes.', checks: 'Are there {X} classes?' },
      { states: '[Lessons start at {start}.|The first lesson starts at {start}.]', asks: '[When do lessons start?|At what time do lessons start?|What time does the first lesson start?|When must pupils be there?]', answer: '{start}', replies: 'Lessons start at {start}.', checks: 'Do lessons start at {X}?' },
    ],
  },
  {
    name: 'registry rules', weight: 5,
    slots: {
      office, kind: one(FEE_KINDS), otherKind: unlike(one(FEE_KINDS), 'kind'), group: one(EXEMPT), otherGroup: unlike(one(EXEMPT), 'group'),
      thing: one(VALID_THINGS), otherThing: unlike(one(VALID_THINGS), 'thing'), life: period, otherLife: period, act: one(ACTS), otherAct: unlike(one(ACTS), 'act'),
      fine: fee, interest: percentage, occasion: one(OCCASIONS), discount: percentage, way: one(CHANNELS), otherWay: unlike(one(CHANNELS), 'way'),
      payment: one(PAYMENTS), otherPayment: unlike(one(PAYMENTS), 'payment'), duty: one(DUTIES), otherDuty: unlike(one(DUTIES), 'duty'), who: one(OFFICERS), otherWho: unlike(one(OFFICERS), 'who'),
      share: one(SHARES), buyers: unlike(one(EXEMPT), 'group', 'otherGroup'), tax: percentage, taxed: one(['a transfer', 'a mortgage', 'a lease', 'a gift', 'a sale', 'a loan', 'an exchange']), service: one(LAND_SERVICES), delay: period,
      limit: price, last: clockTime,
    },
    subject: 'the {office}', again: '[the office|it]', asked: '[the office|the {office}]',
    facts: [
      exemptFact('group', 'kind'), exemptFact('otherGroup', 'otherKind'), validFact('thing', 'life'), validFact('otherThing', 'otherLife'),
      payFact('way', 'payment'), payFact('otherWay', 'otherPayment'), dutyFact('duty', 'who'), dutyFact('otherDuty', 'otherWho'),
      { states: '[The penalty for {act} is {fine}.|For {act} there is a penalty of {fine}.|{cap:act} is punished with {fine}.]', asks: '[What is the penalty for {act}?|How high is the penalty for {act}?|How much is the penalty for {act}?|What must be paid for {act}?|How much do I pay for {act}?|What happens in case of {act}?]', answer: '{fine}', replies: 'The penalty for {act} is {fine}.', checks: 'Is the penalty for {act} {X}?' },
      { states: '[{cap:otherAct} is charged {interest} interest.|The interest for {otherAct} is {interest}.]', asks: '[How much interest is charged for {otherAct}?|What is the interest for {otherAct}?|What interest must I pay for {otherAct}?|How high is the interest on {otherAct}?]', answer: '{interest}', replies: 'The interest for {otherAct} is {interest}.', checks: 'Is the interest for {otherAct} {X}?' },
      { states: '[The discount for {occasion} is {discount}.|For {occasion} you get a discount of {discount}.|You save {discount} with {occasion}.]', asks: '[What is the discount for {occasion}?|How big is the discount for {occasion}?|How much do I save with {occasion}?|How much less do I pay for {occasion}?|What discount is given for {occasion}?]', answer: '{discount}', replies: 'The discount for {occasion} is {discount}.', checks: 'Is the discount for {occasion} {X}?' },
      { states: '[{cap:buyers} pay {share} of the {otherKind} fee.|The share of the {otherKind} fee for {buyers} is {share}.]', asks: '[How much of the {otherKind} fee do {buyers} pay?|What part of the {otherKind} fee do {buyers} pay?|What share of the {otherKind} fee is paid by {buyers}?|What do {buyers} pay?]', answer: '{share}', replies: '{cap:buyers} pay {share} of the {otherKind} fee.', checks: 'Do {buyers} pay {X} of the fee?' },
      { states: '[The stamp duty on {taxed} is {tax}.|For {taxed} the stamp duty is {tax}.]', asks: '[How high is the stamp duty on {taxed}?|What is the stamp duty on {taxed}?|What stamp duty must be paid on {taxed}?|How much stamp duty do I pay on {taxed}?]', answer: '{tax}', replies: 'The stamp duty on {taxed} is {tax}.', checks: 'Is the stamp duty on {taxed} {X}?' },
      { states: '[An application for {service} must be made within {delay}.|The deadline to apply for {service} is {delay}.]', asks: '[Within what time must I apply for {service}?|What is the deadline to apply for {service}?|What is the time limit for {service}?|How long do I have to apply for {service}?|By when must I ask for {service}?]', answer: '{delay}', replies: 'The deadline for {service} is {delay}.', checks: 'Is the deadline for {service} {X}?' },
      { states: '[The limit for payment {way} is {limit}.|Up to {limit} can be paid {way}.]', asks: '[What is the limit for payment {way}?|Up to what amount can I pay {way}?|How much can be paid {way}?]', answer: '{limit}', replies: 'The limit {way} is {limit}.', checks: 'Is the limit {way} {X}?' },
      { states: '[Papers are taken {otherWay} until {last}.|The last time to lodge papers {otherWay} is {last}.]', asks: '[Until when can papers be lodged {otherWay}?|What is the last time to lodge papers {otherWay}?|Before what time must papers come in {otherWay}?|By when must I hand in papers {otherWay}?]', answer: '{last}', replies: 'Papers can be lodged {otherWay} until {last}.', checks: 'Can papers be lodged {otherWay} until {X}?' },
    ],
  },
]
