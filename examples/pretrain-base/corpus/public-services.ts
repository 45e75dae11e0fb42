import { titledName, townName } from './names.ts'
import { hours, hourSlots } from './office-facts.ts'
import { PAPERS } from './office-words.ts'
import { address, count, date, fee, morning, number, one, percentage, period, phone, price } from './quantities.ts'
import type { SceneTemplate } from './scene.ts'
import { COLOURS, ROOMS, WEEKDAYS } from './words.ts'

/** Paragraphs about banks, libraries, clinics and schools. */
export const PUBLIC_SERVICE_SCENES: readonly SceneTemplate[] = [
  {
    name: 'bank', weight: 2, pairs: true,
    slots: {
      bank: (r) => `${townName(r)} Bank`, interest: percentage, monthly: fee, card: fee, limit: price, address,
      manager: titledName, loan: price, loanTime: period, minAge: number(12, 21), ...hourSlots, lost: phone,
    },
    subject: '{bank}', again: '[the bank|it]', asked: '[{bank}|the bank]',
    facts: [
      {
        states: '[{S} pays {interest} interest.|The interest at {bank} is {interest}.]',
        asks: `[How much interest does {Q} pay?|What is the interest at {Q}?|What interest do I get?
            |How high is the interest?]`,
        answer: '{interest}', replies: '{Q} pays {interest} interest.', checks: 'Is the interest {X}?',
      },
      {
        states: '[An account costs {monthly} a month.|The monthly fee for an account is {monthly}.]',
        asks: `[What does an account cost?|How much is the monthly fee?|What is the fee for an account?
            |How much do I pay for an account each month?|What do I pay every month?]`,
        answer: '{monthly}', replies: 'An account costs {monthly} a month.',
        checks: 'Does an account cost {X} a month?',
      },
      {
        states: '[A new card costs {card}.|The fee for a new card is {card}.]',
        asks: `[How much is a new card?|What does a new card cost?|What is the fee for a new card?
            |How much do I pay for a new card?]`,
        answer: '{card}', replies: 'A new card costs {card}.', checks: 'Does a new card cost {X}?',
      },
      {
        states: '[You can take out {limit} a day.|The daily limit is {limit}.]',
        asks: `[What is the daily limit?|How much can I take out a day?|How much money can I get in one day?
            |What is the most I can take out in a day?]`,
        answer: '{limit}', replies: 'The daily limit is {limit}.', checks: 'Is the daily limit {X}?',
      },
      {
        states: '[{S} is at {address}.|The address of {bank} is {address}.]',
        asks: `[Where is {Q}?|What is the address of {Q}?|At which address is {Q}?|Where can I find {Q}?
            |How do I find {Q}?]`,
        answer: '{address}', replies: '{Q} is at {address}.', checks: 'Is {Q} at {X}?',
      },
      {
        states: '[The manager of {bank} is {manager}.|{S} is led by {manager}.]',
        asks: '[Who is the manager of {Q}?|What is the name of the manager?|Who leads {Q}?|By whom is {Q} led?]',
        answer: '{manager}', replies: 'The manager is {manager}.', checks: 'Is {X} the manager?',
      },
      {
        states: '[The largest loan is {loan}.|{S} gives loans of up to {loan}.]',
        asks: `[What is the largest loan?|How big can a loan be?|Up to what amount does {Q} give loans?
            |How much can I borrow?]`,
        answer: '{loan}', replies: 'The largest loan is {loan}.', checks: 'Is the largest loan {X}?',
      },
      {
        states: '[A loan must be paid back within {loanTime}.|You have {loanTime} to pay back a loan.]',
        asks: `[When must a loan be paid back?|How long do I have to pay back a loan?
            |Within what time must a loan be paid back?|How much time is there to pay back a loan?]`,
        answer: '{loanTime}', replies: 'A loan must be paid back within {loanTime}.',
        checks: 'Must a loan be paid back within {X}?',
      },
      {
        states: '[You must be {minAge} years old to open an account.|The lowest age for an account is {minAge}.]',
        asks: `[How old must I be to open an account?|What is the lowest age for an account?
            |From what age can I open an account?|At which age can people get an account?]`,
        answer: '{minAge}', replies: 'You must be {minAge} years old.', checks: 'Is {X} the lowest age for an account?',
      },
      {
        states: '[Call {lost} if you lose your card.|If a card is lost, call {lost}.]',
        asks: `[What number do I call when I lose my card?|Which number is for lost cards?
            |I lost my card. Whom do I call?|What is the number for a lost card?]`,
        answer: '{lost}', replies: 'Call {lost}.', checks: 'Is {X} the number for lost cards?',
      },
      ...hours,
    ],
  },
  {
    name: 'library', weight: 1, pairs: true,
    slots: {
      library: (r) => `${townName(r)} Library`, books: number(300, 99000), card: fee, fine: fee, weeks: count(2, 9),
      limit: count(3, 30), librarian: titledName, floor: number(1, 9), phone, ...hourSlots,
    },
    subject: '{library}', again: '[the library|it]', asked: '[{library}|the library]',
    facts: [
      {
        states: '[{S} has {books} books.|There are {books} books in {library}.]',
        asks: `[How many books does {Q} have?|How many books are in {Q}?|What is the number of books in {Q}?
            |How many books are there?]`,
        answer: '{books}', replies: '{Q} has {books} books.', checks: 'Does {Q} have {X} books?',
      },
      {
        states: '[A library card costs {card}.|The fee for a library card is {card}.]',
        asks: `[How much is a library card?|What does a library card cost?|What is the fee for a library card?
            |How much do I pay for a card?|What is the price of a library card?]`,
        answer: '{card}', replies: 'A library card costs {card}.', checks: 'Does a library card cost {X}?',
      },
      {
        states: '[The fine for a late book is {fine}.|If a book is late, you pay {fine}.]',
        asks: `[What is the fine for a late book?|How much is the fine?|What do I pay if a book is late?
            |What happens when I bring a book back late?|How much does a late book cost?]`,
        answer: '{fine}', replies: 'The fine for a late book is {fine}.', checks: 'Is the fine {X}?',
      },
      {
        states: '[You may keep a book for {weeks} weeks.|Books are lent for {weeks} weeks.]',
        asks: `[How long may I keep a book?|For how long are books lent?|How many weeks may I keep a book?
            |After how many weeks must I return a book?|How long can I borrow a book?]`,
        answer: '{weeks}', replies: 'You may keep a book for {weeks} weeks.',
        checks: 'May I keep a book for {X} weeks?',
      },
      {
        states: '[You may borrow {limit} books at a time.|The limit is {limit} books for each person.]',
        asks: `[How many books may I borrow?|What is the limit of books?|How many books can I take at a time?
            |What number of books may a person borrow?]`,
        answer: '{limit}', replies: 'You may borrow {limit} books.', checks: 'May I borrow {X} books?',
      },
      {
        states: '[The librarian is {librarian}.|{librarian} is the librarian.]',
        asks: `[Who is the librarian?|What is the name of the librarian?|What is the librarian called?
            |Whom can I ask in {Q}?]`,
        answer: '{librarian}', replies: 'The librarian is {librarian}.', checks: 'Is {X} the librarian?',
      },
      {
        states: '[Children find their books on floor {floor}.|The books for children are on floor {floor}.]',
        asks: `[Where are the books for children?|On which floor are the books for children?
            |Which floor has books for children?]`,
        answer: 'floor {floor}', replies: 'The books for children are on floor {floor}.',
      },
      ...hours,
    ],
  },
  {
    name: 'clinic', weight: 1, pairs: true,
    slots: {
      clinic: (r) => `${townName(r)} Clinic`, doctor: titledName, nurse: titledName, visit: fee, test: fee,
      wait: period, phone, room: number(1, 60), beds: number(5, 400), day: one(WEEKDAYS), ...hourSlots,
    },
    subject: '{clinic}', again: '[the clinic|it]', asked: '[{clinic}|the clinic]',
    facts: [
      {
        states: '[The doctor at {clinic} is {doctor}.|{doctor} is the doctor at {clinic}.]',
        asks: `[Who is the doctor at {Q}?|What is the name of the doctor?|Which doctor works at {Q}?
            |What is the doctor called?]`,
        answer: '{doctor}', replies: 'The doctor is {doctor}.', checks: 'Is {X} the doctor?',
      },
      {
        states: '[The nurse is {nurse}.|{nurse} works there as a nurse.]',
        asks: `[Who is the nurse?|What is the name of the nurse?|Who works there as a nurse?
            |What is the nurse called?]`,
        answer: '{nurse}', replies: 'The nurse is {nurse}.', checks: 'Is {X} the nurse?',
      },
      {
        states: '[A visit costs {visit}.|The fee for a visit is {visit}.]',
        asks: `[How much is a visit?|What does a visit cost?|What is the fee for a visit?
            |How much do I pay for a visit?|What do I pay to see the doctor?]`,
        answer: '{visit}', replies: 'A visit costs {visit}.', checks: 'Does a visit cost {X}?',
      },
      {
        states: '[A blood test costs {test}.|The fee for a blood test is {test}.]',
        asks: `[How much is a blood test?|What does a blood test cost?|What is the fee for a blood test?
            |How much must I pay for a blood test?]`,
        answer: '{test}', replies: 'A blood test costs {test}.', checks: 'Does a blood test cost {X}?',
      },
      {
        states: '[Results of tests come after {wait}.|The result of a test takes {wait}.]',
        asks: `[When do the results come?|How long does the result take?|How long must I wait for a test result?
            |After what time do results come?]`,
        answer: '{wait}', replies: 'The results come after {wait}.', checks: 'Do results come after {X}?',
      },
      {
        states: '[The X-ray is in room {room}.|Go to room {room} for an X-ray.]',
        asks: `[Where is the X-ray?|In which room is the X-ray?|Which room do I go to for an X-ray?
            |What is the room of the X-ray?]`,
        answer: 'room {room}', replies: 'The X-ray is in room {room}.',
      },
      {
        states: '[{S} has {beds} beds.|There are {beds} beds in {clinic}.]',
        asks: `[How many beds does {Q} have?|How many beds are there?|What is the number of beds in {Q}?
            |How many beds are in {Q}?]`,
        answer: '{beds}', replies: '{Q} has {beds} beds.', checks: 'Does {Q} have {X} beds?',
      },
      {
        states: '[Children are seen on {day}.|{day} is the day for children.]',
        asks: `[When are children seen?|On which day are children seen?|Which day is for children?
            |What day is the day for children?]`,
        answer: '{day}', replies: 'Children are seen on {day}.', checks: 'Are children seen on {X}?',
      },
      ...hours,
    ],
  },
  {
    name: 'school office', weight: 1, pairs: true,
    slots: {
      school: (r) => `${townName(r)} School`, head: titledName, pupils: number(40, 2400), fee, date,
      paper: one(PAPERS), uniform: one(COLOURS), lunch: fee, classes: count(4, 40), start: morning, room: one(ROOMS),
    },
    subject: '{school}', again: '[the school|it]', asked: '[{school}|the school]',
    facts: [
      {
        states: '[The head of {school} is {head}.|{head} is the head of {school}.]',
        asks: '[Who is the head of {Q}?|Who leads {Q}?|What is the name of the head of {Q}?|By whom is {Q} led?]',
        answer: '{head}', replies: 'The head of {Q} is {head}.', checks: 'Is {X} the head of {Q}?',
      },
      {
        states: '[{S} has {pupils} pupils.|There are {pupils} pupils at {school}.]',
        asks: `[How many pupils does {Q} have?|How many pupils are there?|What is the number of pupils at {Q}?
            |How many children go to {Q}?]`,
        answer: '{pupils}', replies: '{Q} has {pupils} pupils.', checks: 'Does {Q} have {X} pupils?',
      },
      {
        states: '[The fee for a year is {fee}.|Parents pay {fee} a year.]',
        asks: `[What is the fee for a year?|How much do parents pay?|How much is the school fee?
            |What does a year at {Q} cost?|What must parents pay each year?]`,
        answer: '{fee}', replies: 'The fee for a year is {fee}.', checks: 'Is the fee for a year {X}?',
      },
      {
        states: '[The last day to apply is {date}.|The deadline for applications is {date}.]',
        asks: `[What is the last day to apply?|When is the deadline for applications?|By when must parents apply?
            |Until when can I apply?|What is the deadline?]`,
        answer: '{date}', replies: 'The deadline for applications is {date}.', checks: 'Is {X} the deadline?',
      },
      {
        states: '[Parents must bring the {paper}.|{S} asks parents for the {paper}.]',
        asks: `[What must parents bring?|Which paper must parents bring?|What does {Q} ask parents for?
            |Which document is needed?]`,
        answer: '{paper}', replies: 'Parents must bring the {paper}.', checks: 'Must parents bring the {X}?',
      },
      {
        states: '[The uniform is {uniform}.|Pupils wear {uniform} clothes.]',
        asks: `[What colour is the uniform?|What is the colour of the uniform?|Which colour do pupils wear?
            |What colour are the clothes of the pupils?]`,
        answer: '{uniform}', replies: 'The uniform is {uniform}.', checks: 'Is the uniform {X}?',
      },
      {
        states: '[Lunch costs {lunch} a week.|The price of lunch is {lunch} a week.]',
        asks: '[How much is lunch?|What does lunch cost?|What is the price of lunch?|How much do I pay for lunch?]',
        answer: '{lunch}', replies: 'Lunch costs {lunch} a week.', checks: 'Does lunch cost {X} a week?',
      },
      {
        states: '[{S} has {classes} classes.|There are {classes} classes.]',
        asks: '[How many classes does {Q} have?|How many classes are there?|What is the number of classes?]',
        answer: '{classes}', replies: 'There are {classes} classes.', checks: 'Are there {X} classes?',
      },
      {
        states: '[Lessons start at {start}.|The first lesson starts at {start}.]',
        asks: `[When do lessons start?|At what time do lessons start?|What time does the first lesson start?
            |When must pupils be there?]`,
        answer: '{start}', replies: 'Lessons start at {start}.', checks: 'Do lessons start at {X}?',
      },
    ],
  },
]
