import { firstName, fullName, manName, surname, townName, womanName } from './names.ts'
import { count, number, one, price, street } from './quantities.ts'
import type { SceneTemplate } from './scene.ts'
import { COLOURS, COUNTRIES, FOODS, FRUITS, HOBBIES, JOBS, PETS, PLACES, WEEKDAYS } from './words.ts'

/** Paragraphs about invented persons: who they are, what they own, where they live, learn, work and travel. */
export const PEOPLE: readonly SceneTemplate[] = [
  {
    name: 'person', weight: 2, pairs: true,
    slots: {
      name: fullName, age: number(6, 96), town: townName, job: one(JOBS), hobby: one(HOBBIES), pet: one(PETS),
      petName: firstName,
      food: one(FOODS), colour: one(COLOURS), street, children: count(2, 9),
    },
    subject: '{name}', again: '[{he:name}|{he:name}|{first:name}|{name}]', asked: '[{name}|{name}|{first:name}]',
    asides: '[Everybody likes {him:name}.|{Q} is a quiet person.|The neighbours know {him:name} well.]',
    facts: [
      {
        states: '[{S} is {age} years old.|{S} is {age} years of age.|{S} turned {age} this year.]',
        asks: `[How old is {Q}?|What is the age of {Q}?|What age is {Q}?|Can you tell me the age of {Q}?
          |How many years old is {Q}?|Tell me how old {Q} is.|{Q} is how old?]`,
        answer: '{age}', replies: '[{Q} is {age} years old.|{Q} is {age} years old.|{Q} is {age}.]',
        checks: '[Is {Q} {X} years old?|Is the age of {Q} {X}?]',
      },
      {
        states: `[{S} lives in {town}.|{S} has a home in {town}.|{S} lives in a small house in {town}.
          |The home of {name} is in {town}.]`,
        asks: `[Where does {Q} live?|In which town does {Q} live?|What town does {Q} live in?
          |Where is the home of {Q}?|Which town is the home of {Q}?|Tell me where {Q} lives.
          |What place does {Q} call home?|Name the town where {Q} lives.]`,
        answer: '{town}', replies: '{Q} lives in {town}.',
        checks: '[Does {Q} live in {X}?|Is {Q} from {X}?|Is the home of {Q} in {X}?]',
      },
      {
        states: '[{S} works as {a:job}.|{S} is {a:job}.|The job of {name} is {job}.|{S} earns a living as {a:job}.]',
        asks: `[What is the job of {Q}?|What does {Q} do for a living?|What work does {Q} do?
          |What is the profession of {Q}?|What job does {Q} have?|How does {Q} earn a living?|As what does {Q} work?
          |Tell me the job of {Q}.]`,
        answer: '{job}', replies: '[{Q} is {a:job}.|{Q} works as {a:job}.]',
        checks: '[Is {Q} {a:X}?|Does {Q} work as {a:X}?]',
      },
      {
        states: `[{S} likes {hobby}.|The hobby of {name} is {hobby}.|In {his:name} free time {S} enjoys {hobby}.
          |{S} loves {hobby}.]`,
        asks: `[What does {Q} like?|What is the hobby of {Q}?|What does {Q} enjoy in free time?
          |What does {Q} do for fun?|Which hobby does {Q} have?|Name the hobby of {Q}.
          |How does {Q} spend free time?]`,
        answer: '{hobby}', replies: '[{Q} likes {hobby}.|The hobby of {Q} is {hobby}.]',
        checks: '[Does {Q} like {X}?|Is {X} the hobby of {Q}?]',
      },
      {
        states: `[{S} has {a:pet} named {petName}.|{S} owns {a:pet} called {petName}.
          |{S} keeps {a:pet}, and its name is {petName}.]`,
        asks: `[What is the name of the {pet}?|What is the {pet} of {Q} called?|What name does the {pet} have?
          |How is the {pet} called?|Tell me the name of the {pet} of {Q}.|What did {Q} name the {pet}?]`,
        answer: '{petName}', replies: '[The {pet} is called {petName}.|The name of the {pet} is {petName}.]',
        checks: '[Is the {pet} called {X}?|Is {X} the name of the {pet}?]',
      },
      {
        states: `[The favourite food of {name} is {food}.|{S} likes to eat {food}.
          |{S} likes {food} more than any other food.|{S} eats {food} every week.]`,
        asks: `[What is the favourite food of {Q}?|What food does {Q} like?|What does {Q} like to eat?
          |Which dish does {Q} like?|Which food is liked by {Q}?|Tell me what {Q} likes to eat.]`,
        answer: '{food}', replies: '[{Q} likes {food}.|{Q} likes to eat {food}.]',
        checks: '[Does {Q} like to eat {X}?|Is {X} the favourite food of {Q}?]',
      },
      {
        states: `[The favourite colour of {name} is {colour}.|{S} likes the colour {colour}.
          |The colour {S} likes best is {colour}.]`,
        asks: `[What is the favourite colour of {Q}?|Which colour does {Q} like?|What colour does {Q} like best?
          |Name the colour that {Q} likes.|What is the colour that {Q} loves?]`,
        answer: '{colour}', replies: '[The favourite colour of {Q} is {colour}.|{Q} likes {colour}.]',
        checks: 'Is {X} the favourite colour of {Q}?',
      },
      {
        states: `[{S} has {children} children.|{S} is the parent of {children} children.
          |There are {children} children in the family of {name}.]`,
        asks: `[How many children does {Q} have?|What is the number of children of {Q}?
          |How many children are in the family of {Q}?|How big is the number of children {Q} has?
          |How many sons and daughters does {Q} have?|Tell me how many children {Q} has.]`,
        answer: '{children}', replies: '{Q} has {children} children.', checks: 'Does {Q} have {X} children?',
      },
    ],
  },
  {
    name: 'pet owner', pairs: true,
    slots: {
      name: firstName, pet: one(PETS), petName: firstName, age: count(2, 15), colour: one(COLOURS), food: one(FRUITS),
      place: one(PLACES), day: one(WEEKDAYS), cost: price,
    },
    subject: '{name}', again: '[{name}|{he:name}]', asked: '{name}', opening: '{S} has {a:pet}.',
    facts: [
      {
        states: `[The {pet} is called {petName}.|The name of the {pet} is {petName}.
          |{name} named the {pet} {petName}.]`,
        asks: `[What is the {pet} of {Q} called?|What is the name of the {pet} of {Q}?|How did {Q} name the {pet}?
          |What name did {Q} give the {pet}?|Tell me the name of the {pet}.|Which name does the {pet} have?]`,
        answer: '{petName}', replies: '[The {pet} is called {petName}.|Its name is {petName}.]',
        checks: 'Is the {pet} called {X}?',
      },
      {
        states: '[The {pet} of {name} is {age} years old.|The age of the {pet} is {age} years.]',
        asks: `[How old is the {pet}?|How old is the {pet} of {Q}?|What is the age of the {pet}?
          |What age is the {pet} of {Q}?|How many years old is the {pet}?]`,
        answer: '{age}', replies: 'The {pet} is {age} years old.', checks: 'Is the {pet} {X} years old?',
      },
      {
        states: '[The {pet} of {name} is {colour}.|The colour of the {pet} is {colour}.]',
        asks: `[What colour is the {pet}?|What is the colour of the {pet} of {Q}?|Which colour does the {pet} have?
          |What does the {pet} look like?]`,
        answer: '{colour}', replies: 'The {pet} is {colour}.', checks: 'Is the {pet} {X}?',
      },
      {
        states: '[The {pet} of {name} likes to eat {food}.|{name} feeds the {pet} with {food}.|The {pet} eats {food}.]',
        asks: `[What does the {pet} eat?|What food does {Q} give the {pet}?|What does {Q} feed the {pet} with?
          |What does the {pet} of {Q} like to eat?|Which food does the {pet} get?]`,
        answer: '{food}', replies: 'The {pet} eats {food}.', checks: 'Does the {pet} eat {X}?',
      },
      {
        states: `[Every {day} {name} takes the {pet} to the {place}.
          |{name} goes to the {place} with the {pet} every {day}.]`,
        asks: `[Where does {Q} take the {pet}?|Where do {Q} and the {pet} go?|To which place does {Q} take the {pet}?
          |What place does {Q} visit with the {pet}?|Which place do they visit?]`,
        answer: '{place}', replies: '{Q} takes the {pet} to the {place}.',
        checks: 'Does {Q} take the {pet} to the {X}?',
      },
      {
        states: '[The {pet} cost {cost}.|{name} paid {cost} for the {pet}.]',
        asks: `[How much did the {pet} cost?|What was the price of the {pet}?|How much did {Q} pay for the {pet}?
          |What did {Q} pay for the {pet}?|How much money did the {pet} cost?]`,
        answer: '{cost}', replies: '[The {pet} cost {cost}.|{Q} paid {cost} for the {pet}.]',
        checks: 'Did the {pet} cost {X}?',
      },
    ],
  },
  {
    name: 'family', pairs: false,
    slots: {
      name: firstName, family: surname, mother: womanName, father: manName, brother: manName, sister: womanName,
      motherJob: one(JOBS), fatherJob: one(JOBS), town: townName, car: one(COLOURS), uncle: manName,
      country: one(COUNTRIES),
    },
    subject: '{name}', again: '{name}', opening: `[This is the family of {name}.|{name} {family} has a nice family.
      |Let me tell you about the family of {name} {family}.]`,
    facts: [
      {
        states: `[The mother of {name} is called {mother}.|{name} has a mother named {mother}.
            |{mother} is the mother of {name}.]`,
        asks: `[What is the name of the mother?|Who is the mother of {name}?|How is the mother of {name} called?
            |What is the mother called?|Tell me the name of the mother of {name}.]`,
        answer: '{mother}', replies: '[The mother of {name} is {mother}.|The mother is called {mother}.]',
        checks: 'Is {X} the mother of {name}?',
      },
      {
        states: '[The father of {name} is called {father}.|{father} is the father of {name}.]',
        asks: `[What is the name of the father?|Who is the father of {name}?|How is the father of {name} called?
            |What is the father called?]`,
        answer: '{father}', replies: 'The father of {name} is {father}.', checks: 'Is {X} the father of {name}?',
      },
      {
        states: '[The brother of {name} is {brother}.|{name} has a brother called {brother}.]',
        asks: `[Who is the brother of {name}?|What is the name of the brother?|What is the brother of {name} called?
            |Which brother does {name} have?]`,
        answer: '{brother}', replies: 'The brother of {name} is {brother}.', checks: 'Is {X} the brother of {name}?',
      },
      {
        states: '[The sister of {name} is {sister}.|{name} has a sister called {sister}.]',
        asks: '[Who is the sister of {name}?|What is the name of the sister?|What is the sister of {name} called?]',
        answer: '{sister}', replies: 'The sister of {name} is {sister}.', checks: 'Is {X} the sister of {name}?',
      },
      {
        states: '[The mother works as {a:motherJob}.|The mother of {name} is {a:motherJob}.]',
        asks: `[What is the job of the mother?|What does the mother of {name} do for a living?
            |What work does the mother do?|As what does the mother work?]`,
        answer: '{motherJob}', replies: 'The mother is {a:motherJob}.', checks: 'Is the mother {a:X}?',
      },
      {
        states: '[The father works as {a:fatherJob}.|The father of {name} is {a:fatherJob}.]',
        asks: `[What is the job of the father?|What does the father of {name} do for a living?
            |What work does the father do?|As what does the father work?]`,
        answer: '{fatherJob}', replies: 'The father is {a:fatherJob}.', checks: 'Is the father {a:X}?',
      },
      {
        states: '[The family lives in {town}.|They all live in {town}.]',
        asks: `[Where does the family live?|In which town does the family live?|Where do they live?
            |What town is the home of the family?]`,
        answer: '{town}', replies: 'The family lives in {town}.', checks: 'Does the family live in {X}?',
      },
      {
        states: '[The family has {a:car} car.|They drive {a:car} car.]',
        asks: '[What colour is the car of the family?|What is the colour of the car?|Which colour does the car have?]',
        answer: '{car}', replies: 'The car is {car}.', checks: 'Is the car {X}?',
      },
      {
        states: '[An uncle, {uncle}, lives in {country}.|{uncle}, the uncle of {name}, lives in {country}.]',
        asks: `[Where does the uncle live?|In which country does the uncle of {name} live?
            |Which country does {uncle} live in?]`,
        answer: '{country}', replies: 'The uncle lives in {country}.', checks: 'Does the uncle live in {X}?',
      },
    ],
  },
]
