import { firstName, fullName, titledName, townName } from './names.ts'
import {
  address, company, count, date, evening, morning, number, one, period, phone, price, year,
} from './quantities.ts'
import type { SceneTemplate } from './scene.ts'
import {
  DRINKS, FOODS, INSTRUMENTS, JOBS, LANGUAGES, MATERIALS, OBJECTS, SPORTS, SUBJECTS, VEHICLES, WEEKDAYS,
} from './words.ts'

/** Paragraphs about what invented persons learn, do for work and sport, invent, and where they travel. */
export const WORK_AND_TRAVEL: readonly SceneTemplate[] = [
  {
    name: 'student', pairs: true,
    slots: {
      name: fullName, school: townName, grade: number(1, 12), subject: one(SUBJECTS), teacher: titledName,
      score: number(31, 100), friend: firstName, vehicle: one(VEHICLES), instrument: one(INSTRUMENTS), time: morning,
    },
    subject: '{name}', again: '[{he:name}|{first:name}]', asked: '[{name}|{first:name}]',
    opening: '[{S} is a student at {school} School.|{S} goes to {school} School.]',
    facts: [
      {
        states: '[{S} is in grade {grade}.|{S} goes to grade {grade}.]',
        asks: `[Which grade is {Q} in?|What grade is {Q} in?|In what grade is {Q}?|What is the grade of {Q}?
            |Tell me the grade of {Q}.]`,
        answer: '{grade}', replies: '{Q} is in grade {grade}.', checks: 'Is {Q} in grade {X}?',
      },
      {
        states: `[The favourite subject of {name} is {subject}.|{S} likes {subject} best.
            |{S} thinks that {subject} is the best subject.]`,
        asks: `[What is the favourite subject of {Q}?|Which subject does {Q} like best?|What subject does {Q} like?
            |Which school subject is liked by {Q}?|What does {Q} like to learn?]`,
        answer: '{subject}', replies: '[The favourite subject of {Q} is {subject}.|{Q} likes {subject} best.]',
        checks: 'Is {X} the favourite subject of {Q}?',
      },
      {
        states: '[The teacher of {name} is {teacher}.|{teacher} teaches {name}.|{S} is taught by {teacher}.]',
        asks: `[Who is the teacher of {Q}?|Who teaches {Q}?|What is the name of the teacher of {Q}?
            |By whom is {Q} taught?|Which teacher does {Q} have?]`,
        answer: '{teacher}', replies: '[The teacher of {Q} is {teacher}.|{teacher} teaches {Q}.]',
        checks: 'Is {X} the teacher of {Q}?',
      },
      {
        states: `[{S} got {score} points in the last test.|In the last test {S} scored {score} points.
            |The last test gave {him:name} {score} points.]`,
        asks: `[How many points did {Q} get in the test?|What did {Q} score in the last test?
            |What was the score of {Q}?|How well did {Q} do in the test?|How many points did {Q} score?
            |What was the test result of {Q}?]`,
        answer: '{score}', replies: '{Q} got {score} points.', checks: 'Did {Q} get {X} points?',
      },
      {
        states: '[{S} sits next to {friend}.|In class, {S} sits beside {friend}.]',
        asks: `[Who sits next to {Q}?|Next to whom does {Q} sit?|Who sits beside {Q}?
            |Beside whom does {Q} sit in class?]`,
        answer: '{friend}', replies: '{Q} sits next to {friend}.', checks: 'Does {Q} sit next to {X}?',
      },
      {
        states: '[{S} goes to school by {vehicle}.|{S} takes the {vehicle} to school.]',
        asks: `[How does {Q} get to school?|How does {Q} go to school?|What does {Q} take to school?
            |By what does {Q} travel to school?|Which way of travel does {Q} use?]`,
        answer: '{vehicle}', replies: '{Q} goes to school by {vehicle}.', checks: 'Does {Q} go to school by {X}?',
      },
      {
        states: '[{S} plays the {instrument}.|{S} learns to play the {instrument}.]',
        asks: `[What instrument does {Q} play?|Which instrument is played by {Q}?|What does {Q} play?
            |What music instrument does {Q} learn?]`,
        answer: '{instrument}', replies: '{Q} plays the {instrument}.', checks: 'Does {Q} play the {X}?',
      },
      {
        states: '[The first lesson of {name} starts at {time}.|School starts for {name} at {time}.]',
        asks: `[When does the first lesson of {Q} start?|At what time does school start for {Q}?
            |What time does the first lesson begin?|When does school begin for {Q}?]`,
        answer: '{time}', replies: 'The first lesson starts at {time}.', checks: 'Does the first lesson start at {X}?',
      },
    ],
  },
  {
    name: 'traveller', pairs: true,
    slots: {
      name: fullName, from: townName, to: townName, vehicle: one(VEHICLES), days: count(2, 30), cost: price,
      friend: firstName, item: one(OBJECTS), date, hotel: townName, drink: one(DRINKS),
    },
    subject: '{name}', again: '[{he:name}|{first:name}]', asked: '[{name}|{first:name}]',
    facts: [
      {
        states: `[{S} travelled from {from} to {to}.|{S} made a trip from {from} to {to}.
            |{S} left {from} and went to {to}.]`,
        asks: `[Where did {Q} travel to?|To which town did {Q} travel?|Where did {Q} go?
            |What was the end of the trip of {Q}?|Which town did {Q} go to?|What was the destination of {Q}?
            |Where did the trip of {Q} end?]`,
        answer: '{to}', replies: '[{Q} travelled to {to}.|{Q} went to {to}.]',
        checks: '[Did {Q} travel to {X}?|Did {Q} go to {X}?]',
      },
      {
        states: '[{S} started the trip in {from}.|The trip of {name} began in {from}.]',
        asks: `[Where did the trip of {Q} start?|From where did {Q} start?|Where did {Q} begin the trip?
            |From which town did {Q} leave?|In which town did {Q} start?]`,
        answer: '{from}', replies: '[{Q} started in {from}.|The trip started in {from}.]',
        checks: 'Did the trip start in {X}?',
      },
      {
        states: '[{S} went by {vehicle}.|{S} took the {vehicle}.|{S} travelled by {vehicle}.]',
        asks: `[How did {Q} travel?|By what did {Q} travel?|What did {Q} take to get there?|How did {Q} get there?
            |Which vehicle did {Q} use?|What kind of vehicle did {Q} take?]`,
        answer: '{vehicle}', replies: '{Q} travelled by {vehicle}.',
        checks: '[Did {Q} travel by {X}?|Did {Q} take the {X}?]',
      },
      {
        states: '[The trip of {name} lasted {days} days.|{S} stayed for {days} days.|{S} was away for {days} days.]',
        asks: `[How long was the trip of {Q}?|How many days did the trip last?|How many days was {Q} away?
            |For how long did {Q} stay?|How long did {Q} stay?|For how many days did {Q} travel?]`,
        answer: '{days}', replies: '[The trip lasted {days} days.|{Q} stayed for {days} days.]',
        checks: 'Did the trip last {X} days?',
      },
      {
        states: '[The ticket of {name} cost {cost}.|{S} paid {cost} for the ticket.]',
        asks: `[How much did the ticket of {Q} cost?|What was the price of the ticket?
            |How much did {Q} pay for the ticket?|What did {Q} pay for the ticket?|What did the ticket cost?]`,
        answer: '{cost}', replies: '[The ticket cost {cost}.|{Q} paid {cost} for the ticket.]',
        checks: 'Did the ticket cost {X}?',
      },
      {
        states: '[{S} met a friend called {friend}.|{S} travelled with {friend}.|On the way {S} met {friend}.]',
        asks: `[Whom did {Q} meet?|Who was with {Q}?|Which friend was with {Q}?|What is the name of the friend?
            |With whom was {Q}?]`,
        answer: '{friend}', replies: '[{Q} was with {friend}.|The friend was {friend}.]', checks: 'Was {Q} with {X}?',
      },
      {
        states: '[{S} forgot {a:item} at home.|{S} left {a:item} at home.]',
        asks: `[What did {Q} forget?|What did {Q} leave at home?|Which thing did {Q} forget at home?
            |What was left at home by {Q}?|Which thing was missing?]`,
        answer: '{item}', replies: '{Q} forgot {a:item}.', checks: 'Did {Q} forget {a:X}?',
      },
      {
        states: '[{S} came home on {date}.|{S} returned on {date}.]',
        asks: `[When did {Q} come home?|When did {Q} return?|On which day did {Q} come home?
            |On what date did {Q} return?|What was the day of return of {Q}?]`,
        answer: '{date}', replies: '{Q} came home on {date}.', checks: 'Did {Q} come home on {X}?',
      },
      {
        states: '[{S} slept at the {hotel} Hotel.|{S} stayed at the {hotel} Hotel.]',
        asks: `[Where did {Q} sleep?|At which hotel did {Q} stay?|What was the name of the hotel?
            |In which hotel did {Q} sleep?|What hotel did {Q} choose?]`,
        answer: '{hotel} Hotel', replies: '{Q} stayed at the {hotel} Hotel.',
      },
    ],
  },
  {
    name: 'worker', pairs: true,
    slots: {
      name: fullName, company, job: one(JOBS), start: morning, end: evening, salary: price, boss: titledName,
      years: count(2, 40), lunch: one(FOODS), office: number(1, 480), phone,
    },
    subject: '{name}', again: '[{he:name}|{first:name}]', asked: '[{name}|{first:name}]',
    opening: '[{S} works for {company}.|{S} has a job at {company}.]',
    facts: [
      {
        states: '[{S} works there as {a:job}.|{S} is {a:job}.]',
        asks: `[What is the job of {Q}?|What does {Q} do at {company}?|What work does {Q} do?|As what does {Q} work?
            |What is the profession of {Q}?]`,
        answer: '{job}', replies: '{Q} works as {a:job}.', checks: 'Is {Q} {a:X}?',
      },
      {
        states: '[The working day of {name} starts at {start}.|{S} starts work at {start}.|{S} begins at {start}.]',
        asks: `[When does {Q} start work?|At what time does {Q} start?|When does the working day of {Q} begin?
            |What time does {Q} start work?|At what hour does {Q} begin?]`,
        answer: '{start}', replies: '{Q} starts work at {start}.', checks: 'Does {Q} start work at {X}?',
      },
      {
        states: '[{S} goes home at {end}.|{S} stops work at {end}.]',
        asks: `[When does {Q} go home?|When does {Q} stop work?|At what time does {Q} go home?
            |What time does {Q} finish?|When does the working day of {Q} end?]`,
        answer: '{end}', replies: '{Q} goes home at {end}.', checks: 'Does {Q} go home at {X}?',
      },
      {
        states: '[{S} earns {salary} a day.|{S} is paid {salary} a day.]',
        asks: `[How much does {Q} earn?|What does {Q} earn a day?|How much is {Q} paid?|What is the pay of {Q}?
            |How much money does {Q} get a day?]`,
        answer: '{salary}', replies: '{Q} earns {salary} a day.', checks: 'Does {Q} earn {X} a day?',
      },
      {
        states: '[The boss of {name} is {boss}.|{boss} is the boss of {name}.]',
        asks: `[Who is the boss of {Q}?|What is the name of the boss?|What is the boss of {Q} called?
            |For which boss does {Q} work?]`,
        answer: '{boss}', replies: 'The boss of {Q} is {boss}.', checks: 'Is {X} the boss of {Q}?',
      },
      {
        states: '[{S} has worked there for {years} years.|{S} has been there for {years} years.]',
        asks: `[How long has {Q} worked there?|For how many years has {Q} worked there?
            |How many years has {Q} been there?|For how long has {Q} been with {company}?]`,
        answer: '{years}', replies: '{Q} has worked there for {years} years.',
        checks: 'Has {Q} worked there for {X} years?',
      },
      {
        states: '[For lunch {S} eats {lunch}.|{S} has {lunch} for lunch.]',
        asks: `[What does {Q} eat for lunch?|What does {Q} have for lunch?|What is the lunch of {Q}?
            |Which food does {Q} eat at lunch?]`,
        answer: '{lunch}', replies: '{Q} eats {lunch} for lunch.', checks: 'Does {Q} eat {X} for lunch?',
      },
      {
        states: '[The office of {name} is room {office}.|{S} sits in room {office}.]',
        asks: `[In which room does {Q} sit?|Which room is the office of {Q}?|What is the room number of {Q}?
            |What is the number of the office of {Q}?|Where is the office of {Q}?]`,
        answer: 'room {office}', replies: 'The office of {Q} is room {office}.',
      },
      {
        states: '[{S} has the phone number {phone}.|The phone number of {name} is {phone}.]',
        asks: `[What is the phone number of {Q}?|Which number do I call to reach {Q}?|How can I call {Q}?
            |What number does {Q} have?|Under which number can I reach {Q}?]`,
        answer: '{phone}', replies: 'The phone number of {Q} is {phone}.', checks: 'Is {X} the phone number of {Q}?',
      },
    ],
  },
  {
    name: 'inventor', pairs: true,
    slots: {
      name: fullName, born: year, town: townName, thing: one(OBJECTS), material: one(MATERIALS), helper: firstName,
      prize: price, language: one(LANGUAGES), died: year, time: period,
    },
    subject: '{name}', again: '[{he:name}|{name}]', asked: '[{name}|{last:name}]',
    facts: [
      {
        states: '[{S} was born in {born}.|{S} was born in the year {born}.]',
        asks: `[When was {Q} born?|In which year was {Q} born?|What is the birth year of {Q}?
            |What year was {Q} born in?|Tell me when {Q} was born.]`,
        answer: '{born}', replies: '{Q} was born in {born}.', checks: 'Was {Q} born in {X}?',
      },
      {
        states: '[{S} grew up in {town}.|{S} spent the first years of life in {town}.]',
        asks: `[Where did {Q} grow up?|In which town did {Q} grow up?|Which town did {Q} grow up in?
            |Where did {Q} spend the first years?]`,
        answer: '{town}', replies: '{Q} grew up in {town}.', checks: 'Did {Q} grow up in {X}?',
      },
      {
        states: '[{S} invented a new kind of {thing}.|{S} built a better {thing}.]',
        asks: `[What did {Q} invent?|What did {Q} build?|Which thing was invented by {Q}?
            |What was the invention of {Q}?|What new thing did {Q} make?]`,
        answer: '{thing}', replies: '[{Q} invented a new kind of {thing}.|{Q} made a new {thing}.]',
        checks: 'Did {Q} invent a new kind of {X}?',
      },
      {
        states: '[The {thing} was made of {material}.|{S} made the {thing} from {material}.]',
        asks: `[What was the {thing} made of?|Of what material was the {thing}?|Which material did {Q} use?
            |From what did {Q} make the {thing}?|What did {Q} use for the {thing}?]`,
        answer: '{material}', replies: 'The {thing} was made of {material}.', checks: 'Was the {thing} made of {X}?',
      },
      {
        states: '[{helper} helped {name} with the work.|A friend, {helper}, helped {name}.]',
        asks: `[Who helped {Q}?|What is the name of the helper?|Who gave {Q} help?|Which friend helped {Q}?
            |From whom did {Q} get help?]`,
        answer: '{helper}', replies: '{helper} helped {Q}.', checks: 'Did {X} help {Q}?',
      },
      {
        states: '[{S} won a prize of {prize}.|{S} got a prize of {prize}.]',
        asks: `[How much was the prize?|What prize did {Q} win?|How big was the prize of {Q}?
            |How much money did {Q} win?|What did {Q} win?]`,
        answer: '{prize}', replies: '{Q} won a prize of {prize}.', checks: 'Was the prize {X}?',
      },
      {
        states: '[{S} spoke {language} at home.|The first language of {name} was {language}.]',
        asks: `[Which language did {Q} speak?|What language did {Q} speak?|What was the language of {Q}?
            |What was the first language of {Q}?]`,
        answer: '{language}', replies: '{Q} spoke {language}.', checks: 'Did {Q} speak {X}?',
      },
      {
        states: '[The work took {time}.|{S} needed {time} for the work.]',
        asks: `[How long did the work take?|How much time did {Q} need?|How long did {Q} work on it?
            |For how long did {Q} work?]`,
        answer: '{time}', replies: 'The work took {time}.', checks: 'Did the work take {X}?',
      },
    ],
  },
  {
    name: 'player', pairs: true,
    slots: {
      name: fullName, sport: one(SPORTS), club: townName, shirt: number(2, 99), goals: number(3, 89),
      coach: titledName, day: one(WEEKDAYS), years: count(2, 20), home: address,
    },
    subject: '{name}', again: '[{he:name}|{last:name}]', asked: '[{name}|{last:name}]',
    facts: [
      {
        states: '[{S} plays {sport}.|The sport of {name} is {sport}.]',
        asks: '[What sport does {Q} play?|Which sport does {Q} do?|What does {Q} play?|What is the sport of {Q}?]',
        answer: '{sport}', replies: '{Q} plays {sport}.', checks: 'Does {Q} play {X}?',
      },
      {
        states: '[{S} plays for the {club} club.|The club of {name} is {club}.|{S} is with the {club} team.]',
        asks: `[For which club does {Q} play?|What is the club of {Q}?|Which club does {Q} play for?
            |What team is {Q} with?|Which team has {Q}?]`,
        answer: '{club}', replies: '{Q} plays for {club}.', checks: 'Does {Q} play for {X}?',
      },
      {
        states: '[{S} wears number {shirt}.|The shirt of {name} has the number {shirt}.]',
        asks: `[What number does {Q} wear?|Which number is on the shirt of {Q}?|What is the shirt number of {Q}?
            |What number has {Q}?]`,
        answer: '{shirt}', replies: '{Q} wears number {shirt}.', checks: 'Does {Q} wear number {X}?',
      },
      {
        states: '[{S} won {goals} games last year.|Last year {S} won {goals} games.]',
        asks: `[How many games did {Q} win?|How many games did {Q} win last year?|What number of games did {Q} win?
            |How often did {Q} win last year?]`,
        answer: '{goals}', replies: '{Q} won {goals} games.', checks: 'Did {Q} win {X} games?',
      },
      {
        states: '[The coach of {name} is {coach}.|{S} is trained by {coach}.]',
        asks: `[Who is the coach of {Q}?|Who trains {Q}?|By whom is {Q} trained?
            |What is the name of the coach of {Q}?]`,
        answer: '{coach}', replies: 'The coach of {Q} is {coach}.', checks: 'Is {X} the coach of {Q}?',
      },
      {
        states: '[{S} trains every {day}.|Every {day} is training day for {name}.]',
        asks: `[When does {Q} train?|On which day does {Q} train?|What is the training day of {Q}?
            |Which day is training day for {Q}?]`,
        answer: '{day}', replies: '{Q} trains every {day}.', checks: 'Does {Q} train on {X}?',
      },
      {
        states: '[{S} has played for {years} years.|{S} started {years} years ago.]',
        asks: `[How long has {Q} played?|How many years has {Q} played?|For how many years has {Q} played?
            |How many years ago did {Q} start?]`,
        answer: '{years}', replies: '{Q} has played for {years} years.', checks: 'Has {Q} played for {X} years?',
      },
      {
        states: '[{S} lives at {home}.|The address of {name} is {home}.]',
        asks: `[What is the address of {Q}?|Where does {Q} live?|At which address does {Q} live?
            |Where is the home of {Q}?]`,
        answer: '{home}', replies: '{Q} lives at {home}.', checks: 'Does {Q} live at {X}?',
      },
    ],
  },
]
