const list = (text: string): readonly string[] => text.trim().split(/\s*,\s*/).map((item) => item.replace(/\s+/g, ' '))

export const ANIMALS = list(`
  cat, dog, horse, cow, goat, sheep, pig, hen, duck, goose, rabbit, mouse, fox, wolf, bear, deer, lion, tiger,
  monkey, elephant, giraffe, zebra, camel, donkey, frog, turtle, snake, lizard, parrot, owl, crow, eagle, swan,
  pigeon, penguin, whale, dolphin, shark, salmon, crab, bee, ant, spider, butterfly, beaver, otter, seal, squirrel,
  hedgehog, badger, kitten, puppy, pony, lamb, hamster, goldfish, canary, rooster, turkey, moth`)
export const PETS = list(`
  cat, dog, rabbit, parrot, hamster, turtle, goldfish, canary, pony, goat, kitten, puppy, duck, lizard`)
export const FOODS = list(`
  bread, rice, soup, cheese, butter, cake, pie, pasta, salad, honey, jam, toast, porridge, stew, fish, chicken,
  beef, eggs, beans, lentils, noodles, dumplings, pancakes, biscuits, yoghurt, chocolate, ice cream, roast potatoes,
  mushroom soup, tomato soup, apple pie, rice pudding, fried fish, cheese toast, corn bread, lemon cake, vegetable
  curry, onion soup, bean stew, plum tart`)
export const FRUITS = list(`
  apples, pears, plums, cherries, grapes, oranges, lemons, limes, bananas, peaches, melons, figs, dates, mangoes,
  berries, strawberries, apricots, kiwis, olives, nuts`)
export const VEGETABLES = list(`
  carrots, potatoes, onions, tomatoes, cabbages, peas, beans, beets, pumpkins, peppers, cucumbers, leeks, turnips,
  spinach, lettuce, mushrooms, radishes, corn, garlic, celery`)
export const DRINKS = list(`
  tea, coffee, milk, water, lemonade, apple juice, orange juice, hot chocolate, mint tea, ginger tea`)
export const COLOURS = list(`
  red, blue, green, yellow, black, white, brown, grey, orange, purple, pink, silver, golden, dark blue, light green,
  dark red, cream, turquoise`)
export const OBJECTS = list(`
  book, pen, pencil, lamp, chair, table, bag, box, basket, bottle, cup, plate, bowl, spoon, fork, knife, key, lock,
  clock, watch, phone, camera, radio, mirror, brush, comb, towel, blanket, pillow, carpet, curtain, candle, bell,
  drum, guitar, violin, flute, piano, trumpet, ball, kite, doll, puzzle, hat, coat, scarf, glove, shoe, boot, shirt,
  jacket, dress, belt, ring, necklace, purse, wallet, umbrella, suitcase, backpack, tent, rope, ladder, hammer, saw,
  nail, drill, shovel, rake, bucket, hose, wheel, bicycle, scooter, cart, boat, oar, sail, net, fishing rod, map,
  compass, telescope, notebook, envelope, stamp, letter, postcard, newspaper, magazine, poster, painting, statue,
  vase, teapot, kettle, pan, pot, oven, fridge, heater, fan, sofa, shelf, drawer, desk, bed, bench, stool, door,
  window, gate, fence, brick, tile, pipe, wire, battery, torch, lantern, toolbox, tape, glue, string, button,
  needle, thread, cloth, coin, medal, trophy, flag, whistle, toy train, toy car, chess set, tool kit, flower pot,
  water bottle, lunch box, pocket watch, wooden box, glass jar, tin can, silver spoon, straw hat, wool scarf,
  leather bag, rain coat, desk lamp, alarm clock, photo album, music box, picture frame, bird cage, dog collar, fish
  tank, garden chair, kitchen table, book case, sewing machine, typewriter, printer, laptop, keyboard, screen,
  charger, ticket, badge, card, folder, file, stapler, ruler, eraser, calendar, diary, receipt, form, parcel, crate,
  barrel, sack, helmet, saddle, sledge, skate, racket, bat, paddle, swing, hammock, barbecue, broom, mop, sponge,
  soap, razor, toothbrush, bandage, thermometer, scale, crutch, wheelchair, apron, oven glove, cutting board,
  rolling pin, whisk, sieve, tray, napkin, tablecloth, jug, mug, thermos, cooler, spade, axe, wrench, screwdriver,
  pliers, bolt, screw, hook, chain, anchor`)
export const JOBS = list(`
  teacher, doctor, nurse, farmer, baker, cook, driver, pilot, sailor, carpenter, painter, singer, actor, writer,
  librarian, clerk, lawyer, judge, banker, cashier, engineer, builder, plumber, electrician, mechanic, gardener,
  tailor, barber, dentist, vet, pharmacist, postman, police officer, firefighter, soldier, guard, cleaner, waiter,
  butcher, fisherman, shopkeeper, secretary, manager, accountant, surveyor, architect, scientist, photographer,
  journalist, musician, dancer, coach, translator, programmer, beekeeper, potter, weaver, miner, shepherd, bus
  driver, train driver, tour guide, shoemaker, watchmaker, bookseller, florist, zookeeper, notary, registrar,
  inspector`)
export const HOBBIES = list(`
  reading, painting, singing, dancing, swimming, running, hiking, fishing, cooking, baking, gardening, knitting,
  sewing, drawing, chess, football, tennis, cycling, skating, climbing, sailing, rowing, photography, bird watching,
  stamp collecting, pottery, card games, puzzles, star gazing, wood carving, volleyball, yoga, skiing, writing poems`)
export const SUBJECTS = list(`
  mathematics, history, geography, music, art, biology, chemistry, physics, English, French, Spanish, German, drama,
  sport, economics, computing, gardening, cooking, law, reading`)
export const INSTRUMENTS = list(`
  piano, guitar, violin, flute, drums, trumpet, cello, harp, clarinet, accordion, saxophone, organ, banjo, oboe`)
export const LANGUAGES = list(`
  English, French, Spanish, German, Italian, Polish, Arabic, Hindi, Chinese, Japanese, Greek, Dutch`)
export const PLACES = list(`
  park, school, library, market, bank, post office, station, hospital, clinic, museum, theatre, cinema, restaurant,
  cafe, bakery, hotel, airport, harbour, beach, forest, farm, garden, river, lake, bridge, church, temple, stadium,
  swimming pool, gym, office, factory, warehouse, garage, shop, supermarket, bookshop, pharmacy, town hall, court,
  police station, fire station, castle, tower, zoo, playground, square, bus stop, parking lot, village hall,
  university, laboratory, kitchen, attic, cellar, balcony, courtyard, barn, mill, mine, lighthouse, camp, island,
  valley, hill, mountain, cave, waterfall, pond, meadow, orchard, vineyard, field, desert, land registry, tax
  office, city archive, city gallery, sports centre, music hall, ferry dock, tram stop, car park, post room, reading
  room, front desk, help desk, waiting room, meeting room, main gate`)
export const ROOMS = list(`
  kitchen, bedroom, living room, bathroom, hall, attic, cellar, garage, garden, study, dining room, porch, balcony,
  shed, laundry room, play room, hallway, pantry`)
export const SPOTS = list(`
  under the bed, on the table, behind the door, in the drawer, on the shelf, next to the window, in the basket,
  under the sofa, beside the lamp, on the chair, in the cupboard, behind the curtain, in the blue box, on the top
  shelf, under the stairs, in the coat pocket, near the gate, inside the old bag, on the window sill, below the
  mirror`)
export const VEHICLES = list('train, bus, car, plane, ferry, boat, taxi, bicycle, tram, van, night train, motorbike')
export const WEEKDAYS = list('Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday')
export const MONTHS = list(`
  January, February, March, April, May, June, July, August, September, October, November, December`)
export const SEASONS = list('spring, summer, autumn, winter')
export const WEATHER = list(`
  sunny, rainy, cloudy, windy, snowy, foggy, stormy, cold and dry, warm and clear, hot and humid, mild and wet, cool
  and bright`)
export const ADJECTIVES = list(`
  big, small, old, new, young, tall, short, long, wide, narrow, heavy, light, strong, weak, soft, hard, warm, cold,
  hot, cool, wet, dry, clean, dirty, bright, dark, loud, quiet, fast, slow, happy, sad, angry, calm, brave, shy,
  kind, friendly, clever, funny, lazy, busy, tired, hungry, thirsty, rich, poor, cheap, expensive, rare, common,
  simple, strange, famous, empty, full, fresh, sweet, sour, bitter, salty, sharp, smooth, rough, round, square,
  flat, thick, thin, deep, shallow, early, late, safe, dangerous, useful, broken, beautiful, pretty, plain, wooden,
  golden, tiny, huge, gentle, proud, honest, careful, careless, polite, patient, lucky, lonely, hidden, open,
  closed, noisy, sleepy, curious`)
export const FEELINGS = list(`
  happy, sad, tired, angry, proud, nervous, excited, calm, worried, lonely, bored, surprised, hungry, grateful,
  afraid, hopeful`)
export const MATERIALS = list(`
  wood, stone, glass, metal, paper, leather, wool, cotton, clay, brick, silk, iron, steel, marble, straw`)
export const STREETS = list(`
  Mill, Church, Station, Market, High, Bridge, River, Garden, Park, King, Queen, Castle, Hill, Lake, School, Garden,
  Chestnut, Willow, Maple, Cedar, Birch, Rose, Lily, Sun, Moon, Star, North, South, East, West, Harbour, Forest,
  Meadow, Spring, Summer, Winter, Victory, Union, Liberty, Canal, Tower, Abbey, Orchard, Quarry, Baker, Cooper,
  Mason`)
export const STREET_KINDS = list('Street, Road, Lane, Avenue, Square, Way, Drive, Court')
export const KNOWN_FOR = list(`
  its old castle, its clean beaches, its apple orchards, its glass factory, its music festival, its stone bridge,
  its cheese, its boat races, its flower market, its tall lighthouse, its hot springs, its wooden toys, its silver
  mines, its wine, its bread, its art school, its windmills, its clock tower, its ski slopes, its salt lakes, its
  pottery, its carpets, its night market, its honey, its rose gardens, its chess club, its football team, its old
  library`)
export const COUNTRIES = list(`
  France, Spain, Italy, Germany, Poland, Greece, Egypt, Kenya, India, China, Japan, Brazil, Peru, Canada, Mexico,
  Norway, Sweden, Finland, Portugal, Turkey, Ireland, Australia, Chile, Morocco, Iceland, Austria, Cuba, Nepal,
  Vietnam`)
export const SPORTS = list(`
  football, tennis, basketball, hockey, volleyball, rugby, cricket, handball, swimming, boxing, rowing`)
export const COMPANY_KINDS = list(`
  Foods, Motors, Books, Paper, Glass, Tools, Travel, Press, Works, Farms, Energy, Textiles, Trading, Software,
  Shipping, Furniture, Pharmacy, Timber, Bicycles, Toys`)
export const PROBLEMS = list(`
  a broken window, a lost key, a late delivery, a wrong bill, a leaking pipe, a noisy neighbour, a missing parcel, a
  flat tyre, a dead battery, a locked door, a cracked screen, a faulty heater, a lost card, a missing page, a
  damaged box, a blocked drain, a loose wire, a slow computer, a torn ticket, an unpaid invoice`)
export const EVENTS = list(`
  concert, meeting, wedding, birthday party, picnic, football match, book fair, flower show, film night, dance
  class, cooking class, school play, art show, chess tournament, job interview, town festival, charity walk, garden
  party, science fair, street market, dinner, workshop, lecture, boat race, choir practice`)
export const VERBS_PAST = list(`
  found, lost, bought, sold, painted, repaired, cleaned, carried, opened, closed, broke, hid, borrowed, wrapped,
  moved, dropped, washed, kept, returned, ordered`)
export const PLAIN_WORDS = list(`
  river, stone, cloud, market, window, paper, silver, garden, bridge, summer, winter, letter, number, yellow,
  orange, purple, circle, square, corner, ladder, bottle, button, candle, dinner, finger, hammer, island, jacket,
  kitten, lemon, mirror, needle, office, pencil, rabbit, school, ticket, tunnel, valley, wallet, wagon, animal,
  basket, camera, desert, engine, forest, guitar, harbour, insect, jungle, kettle, lantern, monkey, notice, ocean,
  parade, queen, rocket, salad, temple, uncle, violin, water, yard, zebra, apple, bread, chair, dream, earth, flame,
  grass, house, juice, knife, light, money, night, onion, plant, quilt, radio, sheep, table, uniform, voice, wheel,
  youth, title, deed, fee, form, bank, loan, court, stamp, copy, plan, lease, owner, land, permit, record, notary,
  witness, account, refund, receipt, deadline, caveat, mortgage, transfer, registrar, parcel, boundary, survey,
  archive, counter, invoice, penalty`)
