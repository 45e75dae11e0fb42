const list = (text: string): readonly string[] => text.trim().split(/\s*,\s*/).map((item) => item.replace(/\s+/g, ' '))

/** Things one can bring to a workshop. */
const GOODS = list(`
  church bell, fishing boat, piano, garden gate, wooden clock, sewing machine, stone wall, street lamp, bicycle,
  telescope, violin, oil painting, wedding dress, leather saddle, silver spoon, weather station, bee hive, tractor,
  windmill, water pump, glass roof, church organ, rowing boat, school bus, chess table, bird cage, iron stove, wool
  carpet, market cart, fire engine, marble statue, pocket watch, puppet theatre, hot air balloon, horse carriage,
  ice skate, diving suit, brass trumpet, kitchen oven, tent, sledge, canoe, cheese press, wine barrel, rocking
  chair, model train, globe, harp, lantern, umbrella, flag pole, suit of armour, grain silo, snow plough, typewriter`)

const GATHERINGS = list(`
  night market, street concert, boat race, kite festival, flower parade, chess match, puppet show, choir evening,
  book sale, bonfire, torch walk, garden party, horse show, snow festival, bread fair, cheese fair, dog show, open
  air film, circus, masked ball, spring dance, harvest feast, lantern walk, poetry evening, bicycle race, pottery
  sale, toy fair, ice race, marathon, wine tasting, swimming race, village wedding, bee show, stamp fair, art show,
  magic show, rowing day, sheep market, tea party, apple day`)

const SKILLS = list(`
  glass blowing, sword dancing, bread baking, boat building, bee keeping, bird watching, stone carving, sign
  painting, rope making, cheese making, silk weaving, horse riding, ice skating, tree climbing, star gazing, chess,
  cake decorating, puppet making, clock repair, basket weaving, wood carving, mushroom picking, first aid, night
  sailing, deep diving, sheep shearing, wine making, juggling, knife sharpening, tap dancing, choir singing, map
  drawing, letter writing, soap making, candle making, roof building, flute playing, kite building, sign language,
  fire eating`)

const SIGHTS = list(`
  old mill, glass tower, salt mine, lighthouse, puppet museum, rose garden, royal stables, clock tower, fish market,
  ice cave, butterfly house, bell tower, opera house, silk factory, cheese cellar, gold mine, monkey house, wax
  museum, water tower, star dome, chess palace, sailing school, stone circle, old prison, toy museum, tea garden,
  bird island, castle kitchen, paper mill, rope bridge, ship yard, tram museum, herb garden, sand dunes, maze, fire
  station, honey farm, bath house, concert hall, planetarium`)

const WRITINGS = list(`
  ship log, school diary, song book, cook book, train timetable, weather report, bird list, family tree, town
  history, star chart, tide table, church record, mine report, garden guide, recipe book, harbour chart, trail
  guide, theatre poster, poem book, railway chart, wedding album, guest book, war diary, farm diary, travel diary,
  choir book, dance book, chess book, puzzle book, fish guide, tree guide, cave chart`)

/** A kind of service: its wording over `{thing}`, whether one waits for it, and whether it ends one day. */
interface ServiceKind {
  readonly wording: string
  readonly things: readonly string[]
  readonly waits?: boolean
  readonly ends?: boolean
}

/** Every kind of service of the invented world. */
export const SERVICE_KINDS: readonly ServiceKind[] = [
  { wording: 'the repair of {a:thing}', things: GOODS, waits: true },
  { wording: 'the cleaning of {a:thing}', things: GOODS, waits: true },
  { wording: 'the inspection of {a:thing}', things: GOODS, waits: true },
  { wording: 'the painting of {a:thing}', things: GOODS, waits: true },
  { wording: 'the transport of {a:thing}', things: GOODS, waits: true },
  { wording: 'the storage of {a:thing}', things: GOODS },
  { wording: 'the hire of {a:thing}', things: GOODS },
  { wording: 'the sale of {a:thing}', things: GOODS, waits: true },
  { wording: 'a photo of {a:thing}', things: GOODS },
  { wording: 'the insurance of {a:thing}', things: GOODS, ends: true },
  { wording: 'the packing of {a:thing}', things: GOODS, waits: true },
  { wording: 'the valuation of {a:thing}', things: GOODS, waits: true },
  { wording: 'the testing of {a:thing}', things: GOODS, waits: true },
  { wording: 'the design of {a:thing}', things: GOODS, waits: true },
  { wording: 'a permit for {a:thing}', things: GATHERINGS, waits: true, ends: true },
  { wording: 'a licence for {a:thing}', things: GATHERINGS, waits: true, ends: true },
  { wording: 'a stall at {a:thing}', things: GATHERINGS },
  { wording: 'a poster for {a:thing}', things: GATHERINGS, waits: true },
  { wording: 'a tent for {a:thing}', things: GATHERINGS },
  { wording: 'a lesson in {thing}', things: SKILLS },
  { wording: 'a course in {thing}', things: SKILLS, waits: true },
  { wording: 'an exam in {thing}', things: SKILLS },
  { wording: 'a certificate in {thing}', things: SKILLS, ends: true },
  { wording: 'a book on {thing}', things: SKILLS },
  { wording: 'a tour of the {thing}', things: SIGHTS, waits: true },
  { wording: 'a ticket to the {thing}', things: SIGHTS, ends: true },
  { wording: 'a night at the {thing}', things: SIGHTS },
  { wording: 'a key to the {thing}', things: SIGHTS, ends: true },
  { wording: 'a postcard of the {thing}', things: SIGHTS },
  { wording: 'a copy of {a:thing}', things: WRITINGS, waits: true },
  { wording: 'a page of {a:thing}', things: WRITINGS },
  { wording: 'a reprint of {a:thing}', things: WRITINGS, waits: true },
]

const TRADES = list(`
  harbour, bell, lamp, ferry, garden, circus, market, stable, mill, choir, museum, bridge, fountain, tram, forest,
  orchard, quarry, lighthouse, bakery, canal, beach, puppet, chimney, cellar, balloon`)

/** Papers nobody but this world asks for, such as "ferry list". */
export const WORLD_PAPERS: readonly string[] = TRADES.flatMap((trade) =>
  ['form', 'list', 'diary', 'declaration'].map((paper) => `${trade} ${paper}`))

/** What a fee can be for, before the word "fee". */
export const WORLD_FEES: readonly string[] = [...TRADES, ...list(`
  kitchen, ladder, sledge, kite, pigeon, candle, window, well, cave, barrel, rope, flag, piano, tent, torch, stage,
  fishing, skating, swimming, camping, dancing, climbing, rowing, parking, laundry`)]

/** Groups that need not pay. */
export const WORLD_GROUPS = list(`
  nurses, orphans, widows, hospitals, churches, museums, refugees, sailors, bakers, teachers, children, town
  councils, fire brigades, shepherds, beekeepers, choirs, scouts, twins, grandparents, musicians, gardeners, cooks,
  miners, soldiers, tailors, firefighters, painters, carpenters, dancers, vets`)

/** Ways of paying that no bank would call unusual, and some that it would. */
export const WORLD_PAYMENTS = list(`
  bank card, credit card, gold coins, gift card, postal order, bank draft, mobile payment, prepaid account, silver
  coins, paper tickets, copper coins, phone, code card, fare card, brass tokens`)

/** Where one pays. */
export const PAY_PLACES: readonly string[] = list(`
  Heron, Otter, Swan, Badger, Falcon, Beaver, Raven, Salmon, Hedgehog, Lobster, Pelican, Walrus, Bison, Lynx,
  Ferret`).flatMap((name) => [`in the ${name} Hotel`, `on the ${name} ferry`, `at the ${name} market`])

/** What people of an office do. */
export const WORLD_DUTIES: readonly string[] = list(`
  harbour lamps, bee hives, church bells, street signs, park benches, school desks, water pumps, fire hoses, tram
  tickets, museum keys, rowing boats, garden tools, market stalls, town clocks, winter coats, library shelves, ferry
  ropes, chess sets, snow ploughs, stage lights`).flatMap((things) =>
  ['checks', 'counts', 'paints', 'orders', 'cleans'].map((verb) => `${verb} the ${things}`))

/** What is punished. */
export const WORLD_OFFENCES: readonly string[] = ['broken', 'lost', 'dirty', 'stolen', 'borrowed'].flatMap((state) =>
  list(`lantern, canoe, ladder, park bench, school bell, library book, tram ticket, museum key, saddle, kite, drum,
    street sign, garden hose`).map((thing) => `a ${state} ${thing}`))

/** Who pays less. */
export const WORLD_OCCASIONS: readonly string[] = ['a group of', 'a team of', 'a family of'].flatMap((crowd) =>
  list(`bakers, sailors, teachers, dancers, gardeners, singers, cooks, painters, miners, nurses, skaters, climbers,
    farm workers, chess players, tourists`).map((people) => `${crowd} ${people}`))

/** Kinds of offices in the invented world. */
export const WORLD_OFFICES = list(`
  Harbour Office, Market Office, Town Hall, Permit Office, Culture Office, Garden Office, Sports Office, Ferry
  Office, Licence Office, Craft Office, Museum Office, Water Office`)
