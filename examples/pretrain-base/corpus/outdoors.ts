import { firstName, fullName, ownName, titledName, townName } from './names.ts'
import { clockTime, count, morning, number, one, percentage, period, price, unlike, year } from './quantities.ts'
import type { SceneTemplate } from './scene.ts'
import {
  ANIMALS, COUNTRIES, FOODS, FRUITS, MONTHS, OBJECTS, SEASONS, VEGETABLES, VEHICLES, WEATHER, WEEKDAYS,
} from './words.ts'

/** Paragraphs about timetables, the weather, animals in a zoo, mountains and lakes. */
export const OUTDOOR_SCENES: readonly SceneTemplate[] = [
  {
    name: 'timetable', weight: 2,
    slots: {
      line: number(2, 99), from: townName, to: townName, go: clockTime, come: unlike(clockTime, 'go'),
      platform: number(1, 24), ticket: price, stops: count(2, 30), driver: titledName, vehicle: one(VEHICLES),
      delay: number(2, 90),
    },
    subject: '{vehicle} {line}', again: '[the {vehicle}|it]', asked: '[{vehicle} {line}|the {vehicle}]',
    opening: '[{S} goes from {from} to {to}.|{S} runs between {from} and {to}.]',
    facts: [
      {
        states: '[{S} leaves at {go}.|{S} departs at {go}.]',
        asks: `[When does {Q} leave?|At what time does {Q} leave?|What time does {Q} depart?|When does {Q} go?
            |What is the time of departure of {Q}?]`,
        answer: '{go}', replies: '{Q} leaves at {go}.', checks: 'Does {Q} leave at {X}?',
      },
      {
        states: '[{S} arrives at {come}.|{S} reaches {to} at {come}.]',
        asks: `[When does {Q} arrive?|At what time does {Q} arrive?|When does {Q} reach {to}?
            |What time does {Q} come to {to}?|What is the time of arrival?]`,
        answer: '{come}', replies: '{Q} arrives at {come}.', checks: 'Does {Q} arrive at {X}?',
      },
      {
        states: '[{S} stands on platform {platform}.|Go to platform {platform}.]',
        asks: `[On which platform is {Q}?|Which platform must I go to?|What is the platform of {Q}?
            |Where does {Q} stand?]`,
        answer: 'platform {platform}', replies: '{Q} is on platform {platform}.',
      },
      {
        states: '[A ticket costs {ticket}.|The price of a ticket is {ticket}.]',
        asks: `[How much is a ticket?|What does a ticket cost?|What is the price of a ticket?
            |How much do I pay for a ticket?]`,
        answer: '{ticket}', replies: 'A ticket costs {ticket}.', checks: 'Does a ticket cost {X}?',
      },
      {
        states: '[{S} makes {stops} stops.|There are {stops} stops on the way.]',
        asks: `[How many stops does {Q} make?|How many stops are there?|What is the number of stops?
            |How often does {Q} stop?]`,
        answer: '{stops}', replies: '{Q} makes {stops} stops.', checks: 'Does {Q} make {X} stops?',
      },
      {
        states: '[The driver is {driver}.|{driver} drives {S}.]',
        asks: '[Who is the driver?|Who drives {Q}?|What is the name of the driver?|By whom is {Q} driven?]',
        answer: '{driver}', replies: 'The driver is {driver}.', checks: 'Is {X} the driver?',
      },
      {
        states: '[Today {S} is {delay} minutes late.|There is a delay of {delay} minutes.]',
        asks: '[How late is {Q}?|How many minutes late is {Q}?|How long is the delay?|What is the delay of {Q}?]',
        answer: '{delay}', replies: '{Q} is {delay} minutes late.', checks: 'Is {Q} {X} minutes late?',
      },
    ],
  },
  {
    name: 'weather', pairs: true,
    slots: {
      town: townName, sky: one(WEATHER), degrees: number(-15, 40), night: number(-20, 25), wind: number(3, 120),
      rain: percentage, day: one(WEEKDAYS), sun: morning,
      advice: one([
        'take an umbrella', 'wear a hat', 'stay at home', 'drink a lot of water', 'drive slowly', 'wear warm clothes',
        'close the windows', 'enjoy the sun',
      ]),
      season: one(SEASONS),
    },
    subject: '{town}', again: '{town}', opening: `[This is the weather for {S}.|Here is the weather in {S}.
      |Now the weather for {S}.]`,
    facts: [
      {
        states: '[It is {sky} in {town}.|The weather in {town} is {sky}.]',
        asks: `[How is the weather in {Q}?|What is the weather like in {Q}?|What weather does {Q} have?
            |What is the sky like in {Q}?]`,
        answer: '{sky}', replies: 'It is {sky} in {Q}.', checks: 'Is it {X} in {Q}?',
      },
      {
        states: '[In {town} it is {degrees} degrees.|The temperature in {town} is {degrees} degrees.]',
        asks: `[What is the temperature in {Q}?|How many degrees is it in {Q}?|How warm is it in {Q}?
            |How cold is it in {Q}?]`,
        answer: '{degrees}', replies: 'It is {degrees} degrees in {Q}.', checks: 'Is it {X} degrees in {Q}?',
      },
      {
        states: '[At night it will be {night} degrees in {town}.|The night in {town} will have {night} degrees.]',
        asks: `[How cold will it be at night in {Q}?|How many degrees will it be at night in {Q}?
            |What will the temperature be at night in {Q}?]`,
        answer: '{night}', replies: 'It will be {night} degrees at night in {Q}.',
        checks: 'Will it be {X} degrees at night in {Q}?',
      },
      {
        states: `[The wind in {town} has a speed of {wind} miles an hour.
            |In {town} the wind blows at {wind} miles an hour.]`,
        asks: '[How fast is the wind in {Q}?|What is the speed of the wind in {Q}?|How strong is the wind in {Q}?]',
        answer: '{wind}', replies: 'The wind in {Q} has a speed of {wind} miles an hour.',
        checks: 'Does the wind in {Q} blow at {X} miles an hour?',
      },
      {
        states: '[The chance of rain in {town} is {rain}.|There is {a:rain} chance of rain in {town}.]',
        asks: '[What is the chance of rain in {Q}?|How big is the chance of rain in {Q}?|How likely is rain in {Q}?]',
        answer: '{rain}', replies: 'The chance of rain in {Q} is {rain}.', checks: 'Is the chance of rain in {Q} {X}?',
      },
      {
        states: '[People in {town} should {advice}.|The advice for {town} is: {advice}.]',
        asks: '[What should people in {Q} do?|What is the advice for {Q}?|What are people in {Q} told to do?]',
        answer: '{advice}', replies: 'People in {Q} should {advice}.',
      },
      {
        states: '[The sun in {town} comes up at {sun}.|In {town} the day starts at {sun}.]',
        asks: `[When does the sun come up in {Q}?|At what time does the sun come up in {Q}?
            |When does the day start in {Q}?]`,
        answer: '{sun}', replies: 'The sun comes up at {sun} in {Q}.', checks: 'Does the sun in {Q} come up at {X}?',
      },
    ],
  },
  {
    name: 'animal in the zoo', pairs: true,
    slots: {
      name: firstName, animal: one(ANIMALS), age: count(2, 50), weight: number(2, 900),
      food: one([...FRUITS, ...VEGETABLES, ...FOODS]), from: one(COUNTRIES), keeper: titledName, time: clockTime,
      likes: one(OBJECTS), zoo: townName, month: one(MONTHS),
    },
    subject: '{name} the {animal}', again: '[{name}|the {animal}]', asked: '{name}',
    facts: [
      {
        states: '[{S} lives in the {zoo} Zoo.|The home of {name} is the {zoo} Zoo.]',
        asks: `[Where does {Q} live?|In which zoo does {Q} live?|What is the home of {Q}?
            |Which zoo is the home of {Q}?]`,
        answer: '{zoo} Zoo', replies: '{Q} lives in the {zoo} Zoo.',
      },
      {
        states: '[{S} is {age} years old.|The age of {name} is {age} years.]',
        asks: '[How old is {Q}?|What is the age of {Q}?|What age is {Q}?]', answer: '{age}',
        replies: '{Q} is {age} years old.', checks: 'Is {Q} {X} years old?',
      },
      {
        states: '[{S} weighs {weight} kilos.|The weight of {name} is {weight} kilos.]',
        asks: '[How heavy is {Q}?|What does {Q} weigh?|How much does {Q} weigh?|What is the weight of {Q}?]',
        answer: '{weight}', replies: '{Q} weighs {weight} kilos.', checks: 'Does {Q} weigh {X} kilos?',
      },
      {
        states: '[{S} eats {food}.|The food of {name} is {food}.]',
        asks: '[What does {Q} eat?|What is the food of {Q}?|Which food does {Q} eat?|What is {Q} fed with?]',
        answer: '{food}', replies: '{Q} eats {food}.', checks: 'Does {Q} eat {X}?',
      },
      {
        states: '[{S} comes from {from}.|{S} was brought from {from}.]',
        asks: `[Where does {Q} come from?|From which country does {Q} come?|From where was {Q} brought?
            |Which country does {Q} come from?]`,
        answer: '{from}', replies: '{Q} comes from {from}.', checks: 'Does {Q} come from {X}?',
      },
      {
        states: '[{keeper} looks after {name}.|The keeper of {name} is {keeper}.]',
        asks: '[Who looks after {Q}?|Who is the keeper of {Q}?|What is the name of the keeper of {Q}?]',
        answer: '{keeper}', replies: '{keeper} looks after {Q}.', checks: 'Does {X} look after {Q}?',
      },
      {
        states: '[{S} is fed at {time}.|{S} gets food at {time}.]',
        asks: '[When is {Q} fed?|At what time is {Q} fed?|When does {Q} get food?|What time does {Q} get food?]',
        answer: '{time}', replies: '{Q} is fed at {time}.', checks: 'Is {Q} fed at {X}?',
      },
      {
        states: '[{S} likes to play with {a:likes}.|The toy of {name} is {a:likes}.]',
        asks: '[What does {Q} play with?|What is the toy of {Q}?|Which toy does {Q} have?|With what does {Q} play?]',
        answer: '{likes}', replies: '{Q} plays with {a:likes}.', checks: 'Does {Q} play with {a:X}?',
      },
      {
        states: '[{S} was born in {month}.|The birthday of {name} is in {month}.]',
        asks: '[In which month was {Q} born?|When was {Q} born?|When is the birthday of {Q}?]', answer: '{month}',
        replies: '{Q} was born in {month}.', checks: 'Was {Q} born in {X}?',
      },
    ],
  },
  {
    name: 'mountain', pairs: true,
    slots: {
      name: (r) => `${ownName(r)} ${r.pick(['Mountain', 'Island', 'Lake', 'Bridge', 'Tower', 'Forest', 'Castle'])}`,
      metres: number(20, 8400), country: one(COUNTRIES), first: fullName, year, hours: count(2, 30),
      month: one(MONTHS), animal: one(ANIMALS), legend: one(OBJECTS), fee: price, period,
    },
    subject: '{name}', again: '[it|{name}]', asked: '{name}',
    facts: [
      {
        states: '[{S} measures {metres} metres.|{S} is {metres} metres long.]',
        asks: `[How long is {Q}?|How many metres does {Q} measure?|What is the size of {Q}?|How big is {Q}?
            |What does {Q} measure?]`,
        answer: '{metres}', replies: '{Q} measures {metres} metres.', checks: 'Does {Q} measure {X} metres?',
      },
      {
        states: '[{S} is in {country}.|{S} lies in {country}.]',
        asks: '[Where is {Q}?|In which country is {Q}?|Which country is {Q} in?|In what country does {Q} lie?]',
        answer: '{country}', replies: '{Q} is in {country}.', checks: 'Is {Q} in {X}?',
      },
      {
        states: '[{first} drew the first map of {name}.|The first map of {name} was drawn by {first}.]',
        asks: `[Who drew the first map of {Q}?|By whom was the first map of {Q} drawn?
            |What is the name of the person who drew the first map of {Q}?]`,
        answer: '{first}', replies: '{first} drew the first map of {Q}.', checks: 'Did {X} draw the first map of {Q}?',
      },
      {
        states: '[The first map of {name} is from {year}.|The year of the first map of {name} is {year}.]',
        asks: `[From which year is the first map of {Q}?|When was the first map of {Q} drawn?
            |What is the year of the first map of {Q}?]`,
        answer: '{year}', replies: 'The first map of {Q} is from {year}.', checks: 'Is the first map of {Q} from {X}?',
      },
      {
        states: '[A walk around {name} takes {hours} hours.|You need {hours} hours to walk around {name}.]',
        asks: `[How long does a walk around {Q} take?|How many hours does a walk around {Q} take?
            |How much time do I need to walk around {Q}?]`,
        answer: '{hours}', replies: 'A walk around {Q} takes {hours} hours.',
        checks: 'Does a walk around {Q} take {X} hours?',
      },
      {
        states: '[The best month to visit {name} is {month}.|You should visit {name} in {month}.]',
        asks: '[What is the best month to visit {Q}?|When should I visit {Q}?|In which month should I visit {Q}?]',
        answer: '{month}', replies: 'The best month to visit {Q} is {month}.', checks: 'Should I visit {Q} in {X}?',
      },
      {
        states: '[Visitors of {name} often see {a:animal}.|The sign at {name} shows {a:animal}.]',
        asks: '[Which animal can I see at {Q}?|What animal is there at {Q}?|Which animal belongs to {Q}?]',
        answer: '{animal}', replies: 'You can see {a:animal} at {Q}.', checks: 'Can I see {a:X} at {Q}?',
      },
      {
        states: '[The fee to enter {name} is {fee}.|You pay {fee} to enter {name}.]',
        asks: `[What is the fee to enter {Q}?|How much do I pay to enter {Q}?|What does it cost to enter {Q}?
            |How much is it to enter {Q}?]`,
        answer: '{fee}', replies: 'The fee to enter {Q} is {fee}.', checks: 'Is the fee to enter {Q} {X}?',
      },
      {
        states: '[{S} is closed for {period}.|Nobody may enter {name} for {period}.]',
        asks: '[For how long is {Q} closed?|How long is {Q} closed?|For what time is {Q} closed?]', answer: '{period}',
        replies: '{Q} is closed for {period}.', checks: 'Is {Q} closed for {X}?',
      },
    ],
  },
]
