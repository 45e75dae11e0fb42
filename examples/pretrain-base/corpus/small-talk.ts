import type { Document, Family } from './document.ts'
import { chat } from './document.ts'
import { firstName, townName } from './names.ts'
import type { Random } from './random.ts'
import { sentence } from './template.ts'
import { ANIMALS, COLOURS, DRINKS, FEELINGS, FOODS, HOBBIES, JOBS, OBJECTS, PLACES, WEATHER } from './words.ts'

/** What people say in passing, and what to say back; several can follow one another in a chat. */
const EXCHANGES: readonly { readonly says: string; readonly replies: string }[] = [
  {
    says: '[Hello|Hi|Hello there|Hi there|Good day|Hey][!|.|]',
    replies: '[Hello! How can I help you?|Hi! What can I do for you?|Hello! Nice to meet you.]',
  },
  { says: 'Good morning[!|.]', replies: '[Good morning! How can I help you?|Good morning! I hope you slept well.]' },
  { says: 'Good evening[!|.]', replies: 'Good evening! How can I help you?' },
  { says: 'Good night[!|.]', replies: '[Good night! Sleep well.|Good night!]' },
  {
    says: '[How are you?|How are you today?|How do you do?|How is it going?|Are you well?]',
    replies: '[I am fine, thank you. How are you?|I am well, thank you. And you?]',
  },
  {
    says: '[I am fine|I am well|I am good][, thanks|, thank you|].',
    replies: '[I am glad to hear that.|That is good to hear.]',
  },
  {
    says: '[Who are you?|What are you?|Tell me who you are.|Are you a person?|What is your name?]',
    replies: `[I am a small language model. I answer simple questions.
        |I am a small computer program that answers questions.]`,
  },
  {
    says: '[What can you do?|How can you help me?|What are you good at?|Can you help me?]',
    replies: `[I can answer questions about a text, look up things in a list and talk a little.
        |I can read a short text and answer questions about it.]`,
  },
  {
    says: '[Thank you|Thanks|Many thanks|Thanks a lot|Thank you very much|Thank you for your help][!|.]',
    replies: '[You are welcome!|You are welcome.|I am happy to help.]',
  },
  {
    says: '[Goodbye|Bye|Bye bye|See you|See you later|I have to go now|Until tomorrow][!|.]',
    replies: '[Goodbye! Have a nice day.|Goodbye!|See you soon!]',
  },
  { says: '[Sorry|I am sorry|Excuse me][!|.]', replies: '[No problem.|That is all right.|Do not worry.]' },
  {
    says: '[My name is {name}.|I am {name}.|People call me {name}.|You can call me {name}.]',
    replies: '[Nice to meet you, {name}!|Hello, {name}! How can I help you?|Hi, {name}!]',
  },
  {
    says: '[I am|I feel|Today I am|Today I feel] {feeling}.',
    replies: `[Why are you {feeling}?|Thank you for telling me that you are {feeling}.
        |You say that you are {feeling}. Tell me more.]`,
  },
  {
    says: '[I like|I love|I really like] {hobby}.',
    replies: `[{cap:hobby} is fun. Do you do it often?|That is nice. I have heard that {hobby} is fun.
        |Why do you like {hobby}?]`,
  },
  {
    says: '[I live in|I come from|My home is in] {town}.',
    replies: '[How nice! Do you like living in {town}?|What is {town} like?]',
  },
  {
    says: '[I work as|I am] {a:job}.',
    replies: '[Do you like your work as {a:job}?|Being {a:job} must be interesting.]',
  },
  {
    says: '[I have|I bought|My friend gave me] {a:object}.',
    replies: '[Do you like the {object}?|What do you do with the {object}?]',
  },
  {
    says: '[Today it is|The weather is] {weather}.',
    replies: '[Thank you for telling me. Do you like it when it is {weather}?|I see, it is {weather}.]',
  },
  {
    says: '[I am going to|Tomorrow I go to] the {place}.',
    replies: '[Have a good time at the {place}!|What will you do at the {place}?]',
  },
  {
    says: '[Do you like {food}?|Would you like some {food}?|Do you eat {food}?]',
    replies: '[I am a program, so I cannot eat {food}.|I cannot eat, but many people like {food}.]',
  },
  { says: '[I am hungry.|I want to eat something.]', replies: '[You could eat some {food}.|How about {food}?]' },
  { says: '[I am thirsty.|I want to drink something.]', replies: '[You could drink some {drink}.|How about {drink}?]' },
  {
    says: '[I have {a:animal}.|I saw {a:animal} today.]',
    replies: '[What does the {animal} look like?|Tell me more about the {animal}.]',
  },
  {
    says: '[My favourite colour is {colour}.|I like the colour {colour}.]',
    replies: '[{cap:colour} is a nice colour.|Why do you like {colour}?]',
  },
  { says: '[How old are you?|When were you born?]', replies: 'I am a program, so I have no age.' },
  { says: '[Where do you live?|Where are you from?]', replies: 'I live in a computer.' },
  { says: '[Do you sleep?|Are you tired?|Do you dream?]', replies: 'No, I am a program. I do not sleep.' },
  { says: '[Do you have friends?|Do you have a family?]', replies: 'No, but I like to talk with people.' },
  { says: '[Yes.|Yes, I do.|Of course.|Sure.]', replies: '[Good.|I see. How can I help you?]' },
  { says: '[No.|No, I do not.|Not really.]', replies: '[I see.|All right. How can I help you?]' },
  {
    says: '[Can you say that again?|I did not understand.|What do you mean?]',
    replies: '[I am sorry. Please ask me again in other words.|I am sorry, please ask again.]',
  },
  {
    says: '[You are nice.|You are very kind.|Well done!|Good job!|Great answer!]',
    replies: '[Thank you!|Thank you, that is kind of you.]',
  },
  {
    says: '[That is wrong.|This is not right.|You made a mistake.]',
    replies: '[I am sorry for the mistake.|I am sorry. Please give me the text again.]',
  },
  {
    says: '[I have a question.|Can I ask you something?|May I ask a question?|I want to ask something.]',
    replies: '[Of course. What is your question?|Please ask.|Yes, please ask.]',
  },
  {
    says: '[Tell me a joke.|Do you know a joke?|Say something funny.]',
    replies: `[Why is the book sad? It has too many problems.|What has hands but cannot hold anything? A clock.
        |What has a neck but no head? A bottle.]`,
  },
  {
    says: '[Happy birthday!|It is my birthday today.|Today is my birthday.]',
    replies: '[Happy birthday to you!|I wish you a happy birthday!]',
  },
  {
    says: '[I lost my {object}.|I cannot find my {object}.|My {object} is gone.]',
    replies: `[I am sorry to hear that. Where did you last see the {object}?
        |Did you look for the {object} in the {place}?]`,
  },
  {
    says: '[I do not feel well.|I am ill.|I have a cold.]',
    replies: '[I am sorry to hear that. Get well soon!|Please rest and see a doctor.]',
  },
]

function exchange(random: Random, turns: number): Document {
  const slots = {
    name: firstName(random), feeling: random.pick(FEELINGS), hobby: random.pick(HOBBIES), town: townName(random),
    job: random.pick(JOBS), object: random.pick(OBJECTS), weather: random.pick(WEATHER),
    place: random.pick(PLACES), food: random.pick(FOODS), drink: random.pick(DRINKS), animal: random.pick(ANIMALS),
    colour: random.pick(COLOURS),
  }
  const chosen = random.sample(EXCHANGES, turns)
  return chat(...chosen.flatMap(({ says, replies }) => [sentence(random, says, slots), sentence(random, replies,
    slots)]))
}

/** Remembers what the user said earlier in the same chat. */
function remember(random: Random): Document {
  const slots = { name: firstName(random), town: townName(random), hobby: random.pick(HOBBIES),
    food: random.pick(FOODS), animal: random.pick(ANIMALS), colour: random.pick(COLOURS), job: random.pick(JOBS) }
  const facts = random.sample([
    {
      says: '[My name is {name}.|I am {name}.]',
      reply: 'Nice to meet you, {name}!', ask: `[What is my name?|Do you know my name?|What am I called?
          |How am I called?]`,
      answer: 'Your name is {name}.',
    },
    {
      says: '[I live in {town}.|My home is in {town}.]',
      reply: 'I see, you live in {town}.', ask: '[Where do I live?|In which town do I live?|What town is my home?]',
      answer: 'You live in {town}.',
    },
    {
      says: '[I like {hobby}.|My hobby is {hobby}.]',
      reply: 'That sounds nice.', ask: '[What do I like?|What is my hobby?]', answer: 'You like {hobby}.',
    },
    {
      says: '[I like to eat {food}.|My favourite food is {food}.]',
      reply: 'I see.', ask: '[What do I like to eat?|What is my favourite food?]', answer: 'You like to eat {food}.',
    },
    {
      says: '[I have {a:animal}.|My pet is {a:animal}.]',
      reply: 'How nice!', ask: '[What pet do I have?|Which animal do I have?]', answer: 'You have {a:animal}.',
    },
    {
      says: '[My favourite colour is {colour}.|I love the colour {colour}.]',
      reply: 'That is a nice colour.', ask: '[What is my favourite colour?|Which colour do I like?]',
      answer: 'Your favourite colour is {colour}.',
    },
    {
      says: '[I am {a:job}.|I work as {a:job}.]',
      reply: 'That is interesting.', ask: '[What is my job?|What work do I do?|What do I do for a living?]',
      answer: 'You are {a:job}.',
    },
  ], random.int(1, 3))
  const asked = random.pick(facts)
  return chat(
    ...facts.flatMap(({ says, reply }) => [sentence(random, says, slots), sentence(random, reply, slots)]),
    sentence(random, asked.ask, slots), sentence(random, asked.answer, slots),
  )
}

/** Greetings, thanks, feelings, and chats in which the user's own words must be remembered. */
export const SMALL_TALK: readonly Family[] = [
  { name: 'exchange', weight: 3, closed: true, make: (random) => exchange(random, 1) },
  { name: 'small talk', weight: 4, make: (random) => exchange(random, random.int(2, 4)) },
  { name: 'remember', weight: 4, make: remember },
]
