import { hashText, type Random } from './random.ts'

const list = (text: string): readonly string[] => text.trim().split(/\s+/)

const WOMEN = list(`
  Ada Agnes Alice Alma Amara Amina Amy Ana Anita Anna Astrid Aya Beatrice Bella Bess Bianca Brenda Bruna Carla
  Carmen Celia Clara Cora Daisy Dalia Dana Deepa Diana Dora Edith Elena Eliza Ella Elsa Emma Erin Esther Eva Faith
  Farah Fatima Fiona Flora Freya Gina Gloria Grace Greta Hana Hannah Helen Hilda Hope Ida Ines Ingrid Irene Iris
  Isla Ivy Jane Jasmine Joan Judith Julia June Kaia Karen Kate Keiko Kira Lara Laura Leila Lena Lily Lina Linda Lola
  Lucia Lucy Lydia Mabel Maria Marta Mary Maya Meera Mei Mila Mina Mira Molly Nadia Naomi Nina Nora Olga Olive Paula
  Pearl Petra Priya Rita Rosa Rose Ruth Sally Samira Sara Selma Sofia Sonia Stella Susan Tara Tessa Tina Uma Vera
  Violet Wanda Willa Yara Yuki Zara Zoe`)

const MEN = list(`
  Aaron Abel Adam Ahmed Alan Albert Alec Ali Amir Andre Anton Arlo Arthur Basil Ben Boris Bruno Calvin Carl Carlos
  Cecil Chen Clive Colin Cyrus Daniel Dario David Dennis Diego Dmitri Dominic Edgar Edwin Eli Emil Enzo Eric Ernest
  Ethan Felix Finn Frank Fred Gabriel George Gilbert Gus Hamid Hans Harold Harry Hassan Henry Hugo Ian Igor Isaac
  Ivan Jack Jacob James Jamal Jan Jasper Joel John Jonas Jorge Joseph Juan Karim Karl Kenji Kevin Lars Leo Leon Levi
  Liam Louis Lucas Luis Magnus Marco Mark Martin Mateo Max Miguel Milo Mohan Moses Nathan Nelson Nico Noah Oliver
  Omar Oscar Otto Pablo Patrick Paul Pedro Peter Philip Pierre Rafael Raj Ralph Ravi Reza Robert Roger Rohan Roland
  Roy Rupert Sam Samuel Sanjay Simon Stefan Tariq Theo Thomas Tim Tobias Tom Umar Victor Viktor Walter Wei William
  Xavier Yusuf Zane`)

const SURNAMES = list(`
  Abbott Adler Ahmed Allen Amato Anders Arden Baker Barker Barnes Bauer Bell Bennett Berg Bishop Blake Bond Booth
  Brandt Brooks Brown Burke Byrne Carter Chan Chase Clark Cohen Cole Cook Cooper Costa Cruz Cross Dale Davis Dean
  Diaz Doyle Duncan Eklund Ellis Evans Falk Farrell Fischer Fisher Flynn Ford Foster Fox Frost Garcia Gibson Gomez
  Gray Green Grant Gupta Hale Hall Hansen Hardy Harper Hart Hayes Hill Holm Hughes Hunt Ito Jensen Jones Joshi Kane
  Keller Kelly Khan Kim King Klein Knight Kovac Kumar Lake Lane Larsen Lee Lewis Lind Long Lopez Lowe Lund Mann
  Marsh Martin Mason Mehta Meyer Miller Moore Morgan Moreno Murphy Nash Nguyen Nolan Novak Olsen Ortega Owens Page
  Palmer Park Parker Patel Payne Perez Perry Petrov Pike Pope Porter Price Quinn Rao Reed Reyes Rice Rivers Roth
  Rossi Rowe Ryan Sanders Santos Sato Scott Shah Sharp Shaw Silva Singh Smith Snow Sousa Stein Stone Swan Tanaka
  Taylor Todd Turner Vance Vega Vogel Wade Walker Wallace Ward Weber Webb Wells West White Wolf Wood Wright Yang
  York Young Zhang Ziegler`)

const STARTS = list(`
  Ba Be Bel Bo Bran Bri Ca Cal Cor Da Dar De Del Do Dra E El Em Fa Fal Fen Fi Ga Gal Gor Gre Ha Hal Hel I Il Ja Jo
  Ju Ka Kel Ki Kor La Lo Lu Ma Mar Me Mo Mor Na Ne Ni No O Or Pa Per Po Qua Ra Ren Ri Ro Sa Sel Shi So Ta Tal Te Tor
  Tu U Va Vel Vi Vo Wa Wen Wil Ya Yo Za Zel Zo`)
const MIDDLES = list(`
  ba bi da de di do fa ga ka ke la le li lo lu ma mi mo na ne ni no ra re ri ro sa se ta te ti va vi za`)
const GIRL_ENDS = list('la na ra ria lia nia sa tha dra mina ssa va ya netta lina')
const BOY_ENDS = list('n r s k d th ron lan den rik dor mus nek vin tor ro lo bert ko')
const SURNAME_ENDS = list(`
  ler man ner sen ski well ton ford wick mer ck ve rell dak som lin ber nard stone wood field`)
const TOWN_ENDS = list(`
  ton ford ville burg mouth field wick dale port ham stead bridge haven more by ness holm well wood combe minster
  low view pool gate`)

/** A made-up name whose hash says it belongs to the stream of `random`, so that the held-out names are never seen. */
function made(random: Random, build: () => string): string {
  for (;;) {
    const name = build()
    if ((hashText(name) % 8 === 0) === (random.split === 'held-out')) return name
  }
}

const syllables = (random: Random): string => random.pick(STARTS) + (random.chance(0.55) ? random.pick(MIDDLES) : '')

/** A woman's first name; made up when `random` is held out, else half of the time. */
export function womanName(random: Random): string {
  if (random.split === 'train' && random.chance(0.5)) return random.pick(WOMEN)
  return made(random, () => syllables(random) + random.pick(GIRL_ENDS))
}

/** A man's first name; made up when `random` is held out, else half of the time. */
export function manName(random: Random): string {
  if (random.split === 'train' && random.chance(0.5)) return random.pick(MEN)
  return made(random, () => syllables(random) + random.pick(BOY_ENDS))
}

/** A first name of either kind. */
export function firstName(random: Random): string {
  return random.chance(0.5) ? womanName(random) : manName(random)
}

/** A family name; made up when `random` is held out, else half of the time. */
export function surname(random: Random): string {
  if (random.split === 'train' && random.chance(0.5)) return random.pick(SURNAMES)
  return made(random, () => syllables(random) + random.pick(SURNAME_ENDS))
}

/** First name and family name. */
export function fullName(random: Random): string {
  return `${firstName(random)} ${surname(random)}`
}

/** "Mr Brown", "Dr Keller": a title with a family name. */
export function titledName(random: Random): string {
  return `${random.pick(['Mr', 'Mrs', 'Ms', 'Dr'])} ${surname(random)}`
}

/** An invented town. */
export function townName(random: Random): string {
  return made(random, () => syllables(random) + random.pick(TOWN_ENDS))
}

/** An invented word that could be the name of a company, a ship, a river. */
export function madeWord(random: Random): string {
  return made(
    random,
    () => syllables(random) + random.pick(MIDDLES) + (random.chance(0.5) ? random.pick(BOY_ENDS) : ''),
  )
}

/** A name of its own for a house, a hill or a lake. */
export function ownName(random: Random): string {
  return random.pick([surname, madeWord, townName])(random)
}

const WOMEN_SET = new Set(WOMEN)
const MEN_SET = new Set(MEN)
const GIRL_END = new RegExp(`(?:${GIRL_ENDS.join('|')})$`)

function isWoman(name: string): boolean {
  const title = name.split(' ')[0]
  if (title === 'Mr' || title === 'Dr' || MEN_SET.has(title)) return false
  return title === 'Mrs' || title === 'Ms' || WOMEN_SET.has(title) || GIRL_END.test(title)
}

/** "she" or "he", after the first name (or title) in a person's name. */
export const pronoun = (name: string): string => (isWoman(name) ? 'she' : 'he')
/** "her" or "his". */
export const possessive = (name: string): string => (isWoman(name) ? 'her' : 'his')
/** "her" or "him". */
export const objectPronoun = (name: string): string => (isWoman(name) ? 'her' : 'him')
