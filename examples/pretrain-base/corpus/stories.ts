import { firstName, fullName, manName, titledName, townName, womanName } from './names.ts'
import { REASONS } from './office-words.ts'
import { clockTime, company, count, date, fee, number, one, period, price, reference, unlike } from './quantities.ts'
import type { SceneTemplate } from './scene.ts'
import {
  ADJECTIVES, ANIMALS, COLOURS, DRINKS, FEELINGS, FOODS, FRUITS, HOBBIES, MATERIALS, OBJECTS, PLACES, ROOMS,
  SPOTS, VEGETABLES, WEATHER, WEEKDAYS,
} from './words.ts'

/** Little stories, races, recipes, contracts and diaries. */
export const STORY_SCENES: readonly SceneTemplate[] = [
  {
    name: 'lost and found', weight: 2, pairs: true,
    slots: {
      name: firstName, thing: one(OBJECTS), colour: one(COLOURS), spot: one(SPOTS), room: one(ROOMS),
      finder: firstName, day: one(WEEKDAYS), reward: price, material: one(MATERIALS), feeling: one(FEELINGS),
    },
    subject: '{name}', again: '[{he:name}|{name}]', asked: '{name}',
    opening: '[{S} lost {a:thing}.|One day {S} could not find the {thing}.]',
    facts: [
      {
        states: '[The {thing} of {name} was {colour}.|{name} was looking for {a:colour} {thing}.]',
        asks: `[What colour was the {thing} of {Q}?|What was the colour of the {thing} of {Q}?
            |Which colour had the {thing} of {Q}?]`,
        answer: '{colour}', replies: 'The {thing} of {Q} was {colour}.', checks: 'Was the {thing} of {Q} {X}?',
      },
      {
        states: '[The {thing} of {name} was {spot}.|In the end the {thing} of {name} was {spot}.]',
        asks: `[Where was the {thing} of {Q}?|Where did they find the {thing} of {Q}?
            |In which spot was the {thing} of {Q}?|Where was the lost {thing} of {Q}?]`,
        answer: '{spot}', replies: 'The {thing} of {Q} was {spot}.', checks: 'Was the {thing} of {Q} {X}?',
      },
      {
        states: '[{finder} found the {thing} of {name}.|The {thing} of {name} was found by {finder}.]',
        asks: `[Who found the {thing} of {Q}?|By whom was the {thing} of {Q} found?
            |What is the name of the person who found the {thing} of {Q}?]`,
        answer: '{finder}', replies: '{finder} found the {thing} of {Q}.', checks: 'Did {X} find the {thing} of {Q}?',
      },
      {
        states: '[{S} lost it on {day}.|It was on {day} that {name} lost the {thing}.]',
        asks: `[When did {Q} lose the {thing}?|On which day did {Q} lose the {thing}?
            |What day was it when {Q} lost the {thing}?]`,
        answer: '{day}', replies: '{Q} lost the {thing} on {day}.', checks: 'Did {Q} lose the {thing} on {X}?',
      },
      {
        states: '[{S} gave {finder} {reward} as thanks.|{S} paid {finder} {reward}.]',
        asks: `[How much did {Q} give to {finder}?|What did {finder} get from {Q}?
            |How much money did {Q} pay {finder}?]`,
        answer: '{reward}', replies: '{Q} gave {finder} {reward}.', checks: 'Did {Q} give {finder} {X}?',
      },
      {
        states: '[Then {name} felt {feeling}.|{S} was {feeling} after that.]',
        asks: '[How did {Q} feel?|How did {Q} feel after that?|What was the feeling of {Q}?]', answer: '{feeling}',
        replies: '{Q} felt {feeling}.', checks: 'Was {Q} {X} after that?',
      },
      {
        states: '[The {thing} of {name} was made of {material}.|{S} says that the {thing} is made of {material}.]',
        asks: `[What was the {thing} of {Q} made of?|Of which material was the {thing} of {Q}?
            |From what was the {thing} of {Q} made?]`,
        answer: '{material}', replies: 'The {thing} of {Q} was made of {material}.',
        checks: 'Was the {thing} of {Q} made of {X}?',
      },
    ],
  },
  {
    name: 'race', weight: 2, pairs: false,
    slots: {
      first: firstName, second: unlike(firstName, 'first'), third: unlike(firstName, 'first', 'second'),
      town: townName, miles: number(2, 60), minutes: number(9, 240), prize: one(OBJECTS), weather: one(WEATHER),
      people: number(4, 900), day: date,
    },
    subject: 'the race', again: '[the race|it]',
    opening: '[There was a race in {town}.|The town of {town} held a race.]',
    facts: [
      {
        states: '[{first} won the race.|The winner of the race was {first}.|{first} came first.]',
        asks: '[Who won {Q}?|Who was the winner?|Who came first?|What is the name of the winner?|By whom was {Q} won?]',
        answer: '{first}', replies: '{first} won {Q}.', checks: 'Did {X} win {Q}?',
      },
      {
        states: '[{second} came second.|Second place went to {second}.]',
        asks: '[Who came second?|Who got second place?|To whom did second place go?|Which person came second?]',
        answer: '{second}', replies: '{second} came second.', checks: 'Did {X} come second?',
      },
      {
        states: '[{third} came third.|Third place went to {third}.]',
        asks: '[Who came third?|Who got third place?|To whom did third place go?|Which person came third?]',
        answer: '{third}', replies: '{third} came third.', checks: 'Did {X} come third?',
      },
      {
        states: '[{S} was {miles} miles long.|The length of the race was {miles} miles.]',
        asks: '[How long was {Q}?|How many miles was {Q}?|What was the length of {Q}?]', answer: '{miles}',
        replies: '{Q} was {miles} miles long.', checks: 'Was {Q} {X} miles long?',
      },
      {
        states: '[The winner needed {minutes} minutes.|The best time was {minutes} minutes.]',
        asks: `[What was the best time?|How many minutes did the winner need?|How long did the winner need?
            |How fast was the winner?]`,
        answer: '{minutes}', replies: 'The winner needed {minutes} minutes.',
        checks: 'Did the winner need {X} minutes?',
      },
      {
        states: '[The prize was {a:prize}.|The winner got {a:prize}.]',
        asks: '[What was the prize?|What did the winner get?|Which prize was there?|What prize did the winner get?]',
        answer: '{prize}', replies: 'The prize was {a:prize}.', checks: 'Was the prize {a:X}?',
      },
      {
        states: '[The weather was {weather}.|It was {weather} on that day.]',
        asks: '[How was the weather?|What was the weather like?|What weather was there on that day?]',
        answer: '{weather}', replies: 'The weather was {weather}.', checks: 'Was the weather {X}?',
      },
      {
        states: '[{people} people were watching.|The race was watched by {people} people.]',
        asks: `[How many people were watching?|What was the number of people who watched?
            |By how many people was {Q} watched?]`,
        answer: '{people}', replies: '{people} people were watching.', checks: 'Were {X} people watching?',
      },
      {
        states: '[{S} was held on {day}.|The day of the race was {day}.]',
        asks: '[When was {Q}?|On which day was {Q} held?|What was the day of {Q}?|What was the date of {Q}?]',
        answer: '{day}', replies: '{Q} was held on {day}.', checks: 'Was {Q} held on {X}?',
      },
    ],
  },
  {
    name: 'story', weight: 3, pairs: false,
    slots: {
      hero: womanName, friend: manName, animal: one(ANIMALS), animalName: firstName, place: one(PLACES),
      thing: one(OBJECTS), adjective: one(ADJECTIVES), food: one(FOODS), weather: one(WEATHER),
      wish: one([
        'to see the sea', 'to learn to sing', 'to find a friend', 'to build a house', 'to sleep for a year',
        'to travel by train', 'to grow a big tree', 'to write a book', 'to win a race', 'to bake the best cake',
        'to fly', 'to own a boat', 'to paint the moon',
      ]),
      lesson: one([
        'to be patient', 'to share with others', 'to ask for help', 'to tell the truth', 'to listen well',
        'to work together', 'to be kind', 'not to give up', 'to keep a promise', 'to look before you jump',
      ]),
      gift: one(FRUITS),
    },
    subject: '{hero}', again: '[she|{hero}]', asked: '{hero}',
    opening: `[Once upon a time there was a girl called {hero}.|A long time ago there lived a girl named {hero}.
      |This is the story of {hero}.|There once was a woman named {hero}.]`,
    facts: [
      {
        states: `[One {weather} day {S} went to the {place}.
            |On a day that was {weather}, {hero} walked to the {place}.]`,
        asks: '[Where did {Q} go?|To which place did {Q} go?|What place did {Q} visit?|Where did {Q} walk to?]',
        answer: '{place}', replies: '{Q} went to the {place}.', checks: 'Did {Q} go to the {X}?',
      },
      {
        states: `[There {S} met {a:animal} called {animalName}.
            |On the way {a:animal} named {animalName} came to {hero}.]`,
        asks: `[Which animal did {Q} meet?|What kind of animal was {animalName}?|What animal came to {Q}?
            |What was {animalName}?]`,
        answer: '{animal}', replies: '{Q} met {a:animal}.', checks: 'Did {Q} meet {a:X}?',
      },
      {
        states: '[{S} found {a:adjective} {thing}.|Under a tree lay {a:adjective} {thing}, and {hero} took it.]',
        asks: '[What did {Q} find?|What was under the tree?|Which thing did {Q} take?|What did {Q} find there?]',
        answer: '{thing}', replies: '{Q} found {a:thing}.', checks: 'Did {Q} find {a:X}?',
      },
      {
        states: '[The friend of {hero} was called {friend}.|{S} had a good friend, {friend}.]',
        asks: `[What was the friend of {Q} called?|Who was the friend of {Q}?|What was the name of the friend?
            |Which friend did {Q} have?]`,
        answer: '{friend}', replies: 'The friend of {Q} was {friend}.', checks: 'Was {X} the friend of {Q}?',
      },
      {
        states: '[They ate {food} together.|For dinner they had {food}.]',
        asks: `[What did they eat?|What did they have for dinner?|Which food did they eat?
            |What did they eat together?]`,
        answer: '{food}', replies: 'They ate {food}.', checks: 'Did they eat {X}?',
      },
      {
        states: '[{S} had a wish: {wish}.|The dream of {hero} was {wish}.|{S} always wanted {wish}.]',
        asks: `[What was the wish of {Q}?|What did {Q} always want?|What was the dream of {Q}?
            |Which wish did {Q} have?]`,
        answer: '{wish}', replies: '{Q} wanted {wish}.', checks: 'Did {Q} want {X}?',
      },
      {
        states: '[In the end {S} learned {lesson}.|From that day on {hero} knew {lesson}.]',
        asks: `[What did {Q} learn?|What did {Q} learn in the end?|What did {Q} know from that day on?
            |What is the lesson of the story?]`,
        answer: '{lesson}', replies: '{Q} learned {lesson}.', checks: 'Did {Q} learn {X}?',
      },
      {
        states: '[{friend} gave her some {gift}.|She got some {gift} from {friend}.]',
        asks: '[What did {friend} give to {Q}?|What did {Q} get from {friend}?|What came from {friend}?]',
        answer: '{gift}', replies: '{friend} gave some {gift} to {Q}.', checks: 'Did {friend} give some {X} to {Q}?',
      },
    ],
  },
  {
    name: 'recipe', weight: 2, pairs: false,
    slots: {
      dish: one(FOODS), a: one(VEGETABLES), amount: count(2, 12), b: one(FRUITS), minutes: number(4, 120),
      degrees: number(90, 260), people: count(2, 12), cook: fullName, drink: one(DRINKS),
      pot: one(['pan', 'pot', 'bowl', 'dish', 'tin']), price,
    },
    subject: 'the {dish}', again: '[the {dish}|it]', opening: `[This is a recipe for {dish}.|How to make {dish}.
      |Here is a recipe: {dish}.]`,
    facts: [
      {
        states: '[You need {amount} spoons of oil.|Take {amount} spoons of oil.]',
        asks: `[How many spoons of oil do I need?|How much oil do I need?|How many spoons of oil are in the recipe?
            |What amount of oil is needed?]`,
        answer: '{amount}', replies: 'You need {amount} spoons of oil.', checks: 'Do I need {X} spoons of oil?',
      },
      {
        states: '[Cut the {a}.|Add some {a}.]',
        asks: `[Which vegetable do I need?|Which vegetable is in the recipe?|What vegetable is added?
            |What vegetable must be used?]`,
        answer: '{a}', replies: 'You need {a}.', checks: 'Do I need {X}?',
      },
      {
        states: '[Serve it with {b}.|Put {b} on top.]',
        asks: '[Which fruit goes with it?|What fruit is served with it?|Which fruit do I need?]', answer: '{b}',
        replies: 'It is served with {b}.', checks: 'Is it served with {X}?',
      },
      {
        states: '[Cook it for {minutes} minutes.|It must be on the fire for {minutes} minutes.]',
        asks: `[How long must it cook?|How many minutes must it cook?|For how long do I cook it?
            |What is the cooking time?]`,
        answer: '{minutes}', replies: 'Cook it for {minutes} minutes.', checks: 'Must it cook for {X} minutes?',
      },
      {
        states: '[The oven should have {degrees} degrees.|Heat the oven to {degrees} degrees.]',
        asks: `[How hot should the oven be?|To how many degrees do I heat the oven?
            |What is the temperature of the oven?]`,
        answer: '{degrees}', replies: 'The oven should have {degrees} degrees.',
        checks: 'Should the oven have {X} degrees?',
      },
      {
        states: '[It is enough for {people} people.|The recipe feeds {people} people.]',
        asks: `[For how many people is it enough?|How many people can eat from it?
            |How many people does the recipe feed?]`,
        answer: '{people}', replies: 'It is enough for {people} people.', checks: 'Is it enough for {X} people?',
      },
      {
        states: '[The recipe comes from {cook}.|{cook} wrote the recipe.]',
        asks: `[Who wrote the recipe?|From whom does the recipe come?|Whose recipe is it?
            |What is the name of the cook?]`,
        answer: '{cook}', replies: 'The recipe comes from {cook}.', checks: 'Does the recipe come from {X}?',
      },
      {
        states: '[Drink {drink} with it.|{cap:drink} goes well with it.]',
        asks: '[What drink goes with it?|Which drink goes well with it?|What do people drink with it?]',
        answer: '{drink}', replies: '{cap:drink} goes well with it.', checks: 'Does {X} go well with it?',
      },
      {
        states: '[Use a big {pot}.|Put everything into {a:pot}.]',
        asks: '[What do I put everything into?|What should I use to cook it?|Into what does everything go?]',
        answer: '{pot}', replies: 'Use {a:pot}.', checks: 'Should I use {a:X}?',
      },
    ],
  },
  {
    name: 'contract', weight: 2, pairs: false,
    slots: {
      seller: fullName, buyer: unlike(fullName, 'seller'),
      thing: one([
        'a house', 'a parcel of land', 'a farm', 'a shop', 'a field', 'a boat', 'a garage', 'a flat', 'an old mill',
        'a forest lot', 'a garden',
      ]),
      price, date, lawyer: titledName, pay: period, penalty: fee, reason: one(REASONS), place: townName,
      code: reference, witness: fullName, company,
    },
    subject: 'the contract', again: '[the contract|it]',
    facts: [
      {
        states: '[{seller} sells {thing}.|The seller is {seller}.]',
        asks: '[Who is the seller?|Who sells {thing}?|What is the name of the seller?|By whom is it sold?]',
        answer: '{seller}', replies: 'The seller is {seller}.', checks: 'Is {X} the seller?',
      },
      {
        states: '[{buyer} buys {thing}.|The buyer is {buyer}.]',
        asks: '[Who is the buyer?|Who buys {thing}?|What is the name of the buyer?|By whom is it bought?]',
        answer: '{buyer}', replies: 'The buyer is {buyer}.', checks: 'Is {X} the buyer?',
      },
      {
        states: '[The price is {price}.|The buyer must pay {price}.]',
        asks: '[What is the price?|How much must the buyer pay?|How much is {thing}?|For how much is it sold?]',
        answer: '{price}', replies: 'The price is {price}.', checks: 'Is the price {X}?',
      },
      {
        states: '[{S} was signed on {date}.|The date of the contract is {date}.]',
        asks: '[When was {Q} signed?|What is the date of {Q}?|On which day was {Q} signed?]', answer: '{date}',
        replies: '{Q} was signed on {date}.', checks: 'Was {Q} signed on {X}?',
      },
      {
        states: '[{lawyer} wrote the contract.|{S} was written by {lawyer}.]',
        asks: '[Who wrote {Q}?|By whom was {Q} written?|Which lawyer wrote {Q}?]', answer: '{lawyer}',
        replies: '{lawyer} wrote {Q}.', checks: 'Did {X} write {Q}?',
      },
      {
        states: '[The money must be paid within {pay}.|The buyer has {pay} to pay.]',
        asks: `[Within what time must the money be paid?|How long does the buyer have to pay?
            |When must the money be paid?|What is the deadline for the money?]`,
        answer: '{pay}', replies: 'The money must be paid within {pay}.', checks: 'Must the money be paid within {X}?',
      },
      {
        states: '[The penalty for a late payment is {penalty}.|Who pays late must add {penalty}.]',
        asks: `[What is the penalty for a late payment?|How much is the penalty?
            |What must be added by people who pay late?|How high is the penalty?]`,
        answer: '{penalty}', replies: 'The penalty is {penalty}.', checks: 'Is the penalty {X}?',
      },
      {
        states: '[{S} was signed in {place}.|The place of the contract is {place}.]',
        asks: '[Where was {Q} signed?|In which town was {Q} signed?|What is the place of {Q}?]', answer: '{place}',
        replies: '{Q} was signed in {place}.', checks: 'Was {Q} signed in {X}?',
      },
      {
        states: '[The number of the contract is {code}.|{S} has number {code}.]',
        asks: '[What is the number of {Q}?|Which number has {Q}?|Tell me the contract number.]', answer: '{code}',
        replies: 'The number of {Q} is {code}.', checks: 'Is {X} the number of {Q}?',
      },
      {
        states: '[{witness} was the witness.|The witness is {witness}.]',
        asks: '[Who was the witness?|What is the name of the witness?|Which person was the witness?]',
        answer: '{witness}', replies: 'The witness was {witness}.', checks: 'Was {X} the witness?',
      },
    ],
  },
  {
    name: 'diary', weight: 2, pairs: true,
    slots: {
      name: firstName, hobby: one(HOBBIES), place: one(PLACES), friend: firstName, food: one(FOODS),
      thing: one(OBJECTS), price, feeling: one(FEELINGS), bed: clockTime, up: unlike(clockTime, 'bed'),
      animal: one(ANIMALS),
    },
    subject: '{name}', again: '[{he:name}|{name}]', asked: '{name}',
    facts: [
      {
        states: '[{S} got up at {up}.|The day of {name} began at {up}.]',
        asks: `[When did {Q} get up?|At what time did {Q} get up?|When did the day of {Q} begin?
            |What time did {Q} get up?]`,
        answer: '{up}', replies: '{Q} got up at {up}.', checks: 'Did {Q} get up at {X}?',
      },
      {
        states: '[{S} went to the {place} with {friend}.|{S} and {friend} went to the {place}.]',
        asks: `[Where did {Q} go?|To which place did {Q} go?|Where did {Q} go with {friend}?
            |What place did {Q} visit?]`,
        answer: '{place}', replies: '{Q} went to the {place}.', checks: 'Did {Q} go to the {X}?',
      },
      {
        states: '[{S} bought {a:thing} for {price}.|{S} paid {price} for {a:thing}.]',
        asks: `[How much did {Q} pay for the {thing}?|What did the {thing} of {Q} cost?
            |How much was the {thing} of {Q}?|What did {Q} pay?]`,
        answer: '{price}', replies: '{Q} paid {price} for the {thing}.', checks: 'Did {Q} pay {X} for the {thing}?',
      },
      {
        states: '[{S} ate {food}.|For lunch {S} had {food}.]',
        asks: '[What did {Q} eat?|What did {Q} have for lunch?|Which food did {Q} eat?]', answer: '{food}',
        replies: '{Q} ate {food}.', checks: 'Did {Q} eat {X}?',
      },
      {
        states: '[In the street {S} saw {a:animal}.|{a:animal} came to {name}.]',
        asks: '[Which animal did {Q} see?|What animal did {Q} see in the street?|What came to {Q}?]',
        answer: '{animal}', replies: '{Q} saw {a:animal}.', checks: 'Did {Q} see {a:X}?',
      },
      {
        states: '[In the evening {S} was {feeling}.|{S} felt {feeling} in the evening.]',
        asks: '[How did {Q} feel in the evening?|How did {Q} feel?|What was the feeling of {Q}?]', answer: '{feeling}',
        replies: '{Q} felt {feeling}.', checks: 'Was {Q} {X} in the evening?',
      },
      {
        states: '[{S} went to bed at {bed}.|At {bed} {S} went to sleep.]',
        asks: `[When did {Q} go to bed?|At what time did {Q} go to bed?|When did {Q} go to sleep?
            |What time did {Q} go to sleep?]`,
        answer: '{bed}', replies: '{Q} went to bed at {bed}.', checks: 'Did {Q} go to bed at {X}?',
      },
      {
        states: '[After lunch {S} spent some time on {hobby}.|In the afternoon {S} enjoyed {hobby}.]',
        asks: '[What did {Q} do after lunch?|What did {Q} enjoy in the afternoon?|On what did {Q} spend some time?]',
        answer: '{hobby}', replies: '{Q} enjoyed {hobby}.', checks: 'Did {Q} enjoy {X}?',
      },
    ],
  },
]
