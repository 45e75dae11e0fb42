import { chat, type Document, type Family } from './document.ts'
import { firstName, fullName, townName } from './names.ts'
import { LAND_SERVICES, OFFICES, OFFICE_SERVICES } from './office-words.ts'
import type { Random } from './random.ts'
import { sentence } from './template.ts'
import { OBJECTS } from './words.ts'

interface Relation {
  readonly asks: string
  readonly replies: string
  /** `a = b` pairs, one each for the slots `{a}` and `{b}`. */
  readonly pairs: string
  /** Questions in the other direction, from `{b}` to `{a}`. */
  readonly reverse?: { readonly asks: string; readonly replies: string }
}

/** Things everybody knows, so that questions without a text have answers, each in several wordings. */
const RELATIONS: readonly Relation[] = [
  {
    pairs: `big = small, hot = cold, old = new, long = short, high = low, fast = slow, wet = dry, open = closed, full =
      empty, light = dark, heavy = light, good = bad, happy = sad, rich = poor, strong = weak, soft = hard, thick
      = thin, wide = narrow, deep = shallow, clean = dirty, loud = quiet, early = late, first = last, left =
      right, up = down, day = night, yes = no, buy = sell, give = take, win = lose, start = stop, come = go, push
      = pull, cheap = expensive, sweet = sour, near = far, true = false, always = never, above = below, inside =
      outside, before = after, lend = borrow, question = answer, summer = winter, north = south, east = west,
      arrive = leave, laugh = cry, remember = forget, accept = refuse`,
    asks: `[What is the opposite of {a}?|Which word is the opposite of {a}?|Name the opposite of {a}.
      |Tell me the opposite of {a}.|{a} is the opposite of what?]`,
    replies: '[The opposite of {a} is {b}.|The opposite of {a} is {b}.|{b}]',
  },
  {
    pairs: `France = Paris, Spain = Madrid, Italy = Rome, Germany = Berlin, Poland = Warsaw, Greece = Athens, Egypt =
      Cairo, Japan = Tokyo, China = Beijing, India = New Delhi, Russia = Moscow, Norway = Oslo, Sweden =
      Stockholm, Finland = Helsinki, Portugal = Lisbon, Ireland = Dublin, Austria = Vienna, Hungary = Budapest,
      Peru = Lima, Cuba = Havana, Kenya = Nairobi, Canada = Ottawa, England = London, Belgium = Brussels, Denmark
      = Copenhagen, Iceland = Reykjavik, Turkey = Ankara, Mexico = Mexico City, Chile = Santiago, Australia =
      Canberra`,
    asks: `[What is the capital of {a}?|Which city is the capital of {a}?|Name the capital of {a}.
      |What is the capital city of {a}?|Tell me the capital of {a}.]`, replies: `[The capital of {a} is {b}.
      |The capital of {a} is {b}.|{b} is the capital of {a}.]`,
    reverse: { asks: `[{b} is the capital of which country?|Of which country is {b} the capital?
      |Which country has the capital {b}?]`, replies: '{b} is the capital of {a}.' },
  },
  {
    pairs: `cow = calf, dog = puppy, cat = kitten, sheep = lamb, horse = foal, pig = piglet, hen = chick, goat = kid,
      duck = duckling, bear = cub, frog = tadpole, goose = gosling, swan = cygnet, deer = fawn, kangaroo = joey`,
    asks: `[What is a young {a} called?|What do you call a young {a}?|How is the baby of {a:a} called?
      |What is the name for a baby {a}?]`, replies: 'A young {a} is called {a:b}.',
  },
  {
    pairs: `cow = moo, dog = woof, cat = meow, sheep = baa, pig = oink, duck = quack, bee = buzz, lion = roar, horse =
      neigh, owl = hoot, mouse = squeak, snake = hiss, rooster = cock-a-doodle-doo, wolf = howl`,
    asks: `[What does {a:a} say?|What sound does {a:a} make?|Which sound does {a:a} make?|How does {a:a} sound?]`,
    replies: '{a:a} says {b}.',
  },
  {
    pairs: `dog = four, cat = four, bird = two, spider = eight, ant = six, horse = four, bee = six, snake = no, fish =
      no, person = two, hen = two, cow = four, butterfly = six, frog = four`,
    asks: `[How many legs does {a:a} have?|What number of legs does {a:a} have?|How many legs has {a:a}?
      |Count the legs of {a:a}.]`, replies: '{a:a} has {b} legs.',
  },
  {
    pairs: `grass = green, snow = white, the sky = blue, coal = black, blood = red, a lemon = yellow, a carrot = orange,
      milk = white, a tomato = red, the sun = yellow, a crow = black, an elephant = grey, chocolate = brown, a
      leaf = green, salt = white, a banana = yellow, a pea = green, a plum = purple, a flamingo = pink, a polar
      bear = white`,
    asks: `[What colour is {a}?|What is the colour of {a}?|Which colour has {a}?|Tell me the colour of {a}.]`,
    replies: '[{a} is {b}.|The colour of {a} is {b}.]',
  },
  {
    pairs: `teacher = school, doctor = hospital, baker = bakery, farmer = farm, cook = kitchen, sailor = ship, judge =
      court, librarian = library, actor = theatre, banker = bank, pilot = plane, miner = mine, waiter =
      restaurant, registrar = registry, clerk = office, pharmacist = pharmacy, mechanic = garage, gardener =
      garden, priest = church, florist = flower shop`,
    asks: `[Where does {a:a} work?|In which place does {a:a} work?|What is the place of work of {a:a}?
      |Where can you find {a:a} at work?]`, replies: '{a:a} works in {a:b}.',
    reverse: { asks: '[Who works in {a:b}?|Which person works in {a:b}?]', replies: '{a:a} works in {a:b}.' },
  },
  {
    pairs: `knife = cut, pen = write, broom = sweep, key = open a lock, spoon = eat soup, hammer = hit nails, oven =
      bake, bed = sleep, phone = call people, soap = wash, umbrella = stay dry, needle = sew, lamp = make light,
      camera = take photos, boat = cross water, ladder = climb, saw = cut wood, fridge = keep food cold, clock =
      tell the time, scale = weigh things, map = find the way, brush = paint, towel = dry, rope = tie things,
      shovel = dig`,
    asks: `[What is {a:a} for?|What do you do with {a:a}?|For what do people use {a:a}?|Why do people have {a:a}?
      |What can you do with {a:a}?]`, replies: '[{a:a} is used to {b}.|You use {a:a} to {b}.]',
  },
  {
    pairs: `a week = seven days, a year = twelve months, a day = 24 hours, an hour = 60 minutes, a minute = 60 seconds,
      a dozen = twelve things, a century = 100 years, a decade = ten years, a pair = two things, a metre = 100
      centimetres, a kilometre = 1000 metres, a kilogram = 1000 grams, a dollar = 100 cents, a leap year = 366
      days`,
    asks: `[How much is {a}?|What makes up {a}?|How long or how much is {a}?|What does {a} have?]`,
    replies: '{a} has {b}.',
  },
  {
    pairs: `bread = flour, cheese = milk, wine = grapes, paper = wood, butter = milk, glass = sand, leather = skin, jam
      = fruit, a brick = clay, a window = glass, a pullover = wool, a candle = wax, an omelette = eggs, chips =
      potatoes, a coin = metal, honey = nectar, ice = water, a book = paper`,
    asks: `[What is {a} made of?|From what is {a} made?|Of what is {a} made?|What do you need to make {a}?]`,
    replies: '{a} is made of {b}.',
  },
  {
    pairs: `a fee = money that is paid for a service, a deed = a paper that shows who owns something, a mortgage = a
      loan that is secured by land or a house, a caveat = a warning that is written on a land title, a registrar =
      a person who keeps official records, a refund = money that is paid back, a receipt = a paper that shows that
      something was paid, a deadline = the last day to do something, a tenant = a person who rents a home, an heir
      = a person who gets things from a dead person, a lease = a contract to use a place for some time, a
      certified copy = a copy that an office has checked, a witness = a person who saw something happen, a notary
      = a person who checks signatures, a penalty = a payment for breaking a rule, stamp duty = a tax on papers,
      an easement = a right to use the land of another person, a parcel of land = a piece of land with a boundary,
      a survey = a measuring of land, an exemption = a rule that frees somebody from paying, a loan = money that
      must be paid back, an invoice = a paper that asks for payment, an archive = a place for old papers, a permit
      = a paper that allows something, a discharge of mortgage = the end of a mortgage on a title, lodgement = the
      handing in of a paper at an office, a transfer of land = the passing of land to a new owner, a covenant = a
      promise about the use of land, a plan of subdivision = a map that splits land into parts, an applicant = a
      person who asks an office for something, a cheque = a paper that tells a bank to pay, a signature = a name
      that somebody wrote by hand, a borrower = a person who takes a loan, a lender = somebody who gives a loan,
      an appeal = a request to change a decision`,
    asks: `[What is {a}?|What does "{a}" mean?|Explain what {a} is.|Tell me what {a} is.|What is meant by {a}?]`,
    replies: '{a} is {b}.',
  },
  {
    pairs: `spring = summer, summer = autumn, autumn = winter, winter = spring, breakfast = lunch, lunch = dinner,
      morning = afternoon, afternoon = evening, evening = night, one = two, two = three, three = four, four =
      five, five = six, nine = ten, A = B, B = C, C = D, D = E, M = N, X = Y, Y = Z`,
    asks: '[What comes after {a}?|What follows {a}?|What is next after {a}?]', replies: 'After {a} comes {b}.',
  },
  {
    pairs: `a bird = in a nest, a fish = in water, a bee = in a hive, a bear = in a cave, a horse = in a stable, a
      rabbit = in a hole, a lion = in the grassland, a camel = in the desert, a penguin = in the cold south, a
      whale = in the sea, a monkey = in the trees, a spider = in a web, a pig = in a sty, an ant = in an ant hill`,
    asks: `[Where does {a} live?|In which place does {a} live?|Where is the home of {a}?|Where can you find {a}?]`,
    replies: '{a} lives {b}.',
  },
]

interface KnownFact { readonly relation: Relation; readonly a: string; readonly b: string }

const KNOWN: readonly KnownFact[] = RELATIONS.flatMap((relation) => relation.pairs.split(/,\s+/).map((pair) => {
  const [a, b] = pair.replace(/\s+/g, ' ').split(' = ')
  return { relation, a, b }
}))

function knowledgeTurn(random: Random): [string, string] {
  const { relation, a, b } = random.pick(KNOWN)
  const way = relation.reverse !== undefined && random.chance(0.3) ? relation.reverse : relation
  return [sentence(random, way.asks, { a, b }), sentence(random, way.replies, { a, b })]
}

/** Says that an answer is not known. */
export const UNKNOWN = 'I do not know.'

const UNKNOWABLE: readonly string[] = [
  '[How old is {name}?|What is the age of {name}?|When was {name} born?]',
  '[Where does {name} live?|In which town does {name} live?|What is the address of {name}?]',
  '[What is the job of {name}?|What does {name} do for a living?|Whom does {name} work for?]',
  '[What is the phone number of {name}?|How can I call {name}?|What is the email of {name}?]',
  '[What is the favourite food of {first}?|What does {first} like to eat?|What colour does {first} like?]',
  '[Who is {name}?|Do you know {name}?|Tell me about {name}.]',
  `[How many people live in {town}?|Who is the mayor of {town}?|What is {town} known for?
    |How old is the bridge in {town}?]`,
  `[When does the library in {town} open?|How much is a ticket to {town}?|How far is {town}?
    |Which bus goes to {town}?]`,
  `[How much did {first} pay for the {object}?|Where is the {object} of {first}?
    |What colour is the {object} of {first}?]`,
  `[What will happen tomorrow?|Who will win the game?|What will the weather be next week?|What number do I think of?
    |What did I eat today?]`,
  '[What is in my pocket?|What is my name?|Where did I put my {object}?|How old am I?|What is my phone number?]',
  `[What does {service} cost at the {town} {office}?|How much is {service} in {town}?
    |How long does {service} take in {town}?]`,
  '[When does the {town} {office} open?|Who leads the {town} {office}?|Where is the {town} {office}?]',
]

function unknownTurn(random: Random): [string, string] {
  const name = fullName(random)
  const slots = { name, first: firstName(random), town: townName(random), object: random.pick(OBJECTS),
    office: random.pick(OFFICES), service: random.pick(random.chance(0.5) ? LAND_SERVICES : OFFICE_SERVICES) }
  return [sentence(random, random.pick(UNKNOWABLE), slots), UNKNOWN]
}

const turns = (random: Random): Document => {
  const count = random.pick([1, 1, 1, 2, 3])
  return chat(...Array.from({ length: count },
    () => (random.chance(0.2) ? unknownTurn(random) : knowledgeTurn(random))).flat())
}

/** Questions without a text: common knowledge, and a fifth that nobody could answer. */
export const KNOWLEDGE: readonly Family[] = [
  { name: 'knowledge', weight: 1, closed: true, make: turns },
]
