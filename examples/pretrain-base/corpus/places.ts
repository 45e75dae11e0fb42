import { firstName, fullName, madeWord, ownName, titledName, townName } from './names.ts'
import { address, clockTime, count, date, evening, morning, number, one, phone, price, year } from './quantities.ts'
import type { SceneTemplate } from './scene.ts'
import {
  ANIMALS, COLOURS, COUNTRIES, FOODS, FRUITS, KNOWN_FOR, MATERIALS, OBJECTS, ROOMS, VEGETABLES, WEEKDAYS,
} from './words.ts'

/** Paragraphs about towns, museums, hotels, farms and houses. */
export const PLACE_SCENES: readonly SceneTemplate[] = [
  {
    name: 'town', weight: 2, pairs: true,
    slots: {
      town: townName, people: number(120, 98000), river: madeWord, known: one(KNOWN_FOR), mayor: fullName,
      founded: year, day: one(WEEKDAYS), country: one(COUNTRIES), schools: count(2, 30), tower: number(12, 190),
      near: townName,
    },
    subject: '{town}', again: '[{town}|the town|it]', asked: '{town}',
    asides: '[Many people like it there.|The streets are clean.|Visitors come all year.]',
    facts: [
      {
        states: `[{S} has {people} people.|{people} people live in {town}.
            |The number of people in {town} is {people}.]`,
        asks: `[How many people live in {Q}?|What is the number of people in {Q}?|How many people does {Q} have?
            |How big is {Q}?|How large is the number of people in {Q}?]`,
        answer: '{people}', replies: '{people} people live in {Q}.', checks: 'Do {X} people live in {Q}?',
      },
      {
        states: `[The river {river} flows through {town}.|{S} lies on the river {river}.
            |The river of {town} is called {river}.]`,
        asks: `[Which river flows through {Q}?|On which river does {Q} lie?|What is the river of {Q} called?
            |What is the name of the river in {Q}?|Which river is in {Q}?]`,
        answer: '{river}', replies: 'The river of {Q} is the {river}.', checks: 'Does the river {X} flow through {Q}?',
      },
      {
        states: '[{S} is known for {known}.|People know {town} for {known}.|{S} is famous for {known}.]',
        asks: `[What is {Q} known for?|For what is {Q} famous?|Why do people know {Q}?|What makes {Q} famous?
            |What is {Q} famous for?]`,
        answer: '{known}', replies: '{Q} is known for {known}.', checks: 'Is {Q} known for {X}?',
      },
      {
        states: '[The mayor of {town} is {mayor}.|{mayor} is the mayor of {town}.]',
        asks: `[Who is the mayor of {Q}?|What is the name of the mayor of {Q}?|Who leads {Q}?
            |What is the mayor of {Q} called?]`,
        answer: '{mayor}', replies: 'The mayor of {Q} is {mayor}.', checks: 'Is {X} the mayor of {Q}?',
      },
      {
        states: '[{S} was founded in {founded}.|People founded {town} in {founded}.|{S} was built in {founded}.]',
        asks: `[When was {Q} founded?|In which year was {Q} founded?|What year was {Q} founded?
            |When did people found {Q}?|In what year was {Q} built?]`,
        answer: '{founded}', replies: '{Q} was founded in {founded}.', checks: 'Was {Q} founded in {X}?',
      },
      {
        states: '[There is a market every {day} in {town}.|The market day of {town} is {day}.]',
        asks: `[When is the market in {Q}?|On which day is the market in {Q}?|What is the market day of {Q}?
            |Which day is market day in {Q}?]`,
        answer: '{day}', replies: 'The market day of {Q} is {day}.', checks: 'Is the market in {Q} on {X}?',
      },
      {
        states: '[{S} lies in {country}.|{S} is a town in {country}.]',
        asks: '[In which country is {Q}?|Where is {Q}?|Which country is {Q} in?|In what country does {Q} lie?]',
        answer: '{country}', replies: '{Q} is in {country}.', checks: 'Is {Q} in {X}?',
      },
      {
        states: '[{S} has {schools} schools.|There are {schools} schools in {town}.]',
        asks: '[How many schools are in {Q}?|How many schools does {Q} have?|What is the number of schools in {Q}?]',
        answer: '{schools}', replies: '{Q} has {schools} schools.', checks: 'Does {Q} have {X} schools?',
      },
      {
        states: '[The tower of {town} is {tower} metres high.|The height of the tower in {town} is {tower} metres.]',
        asks: `[How high is the tower of {Q}?|What is the height of the tower in {Q}?
            |How many metres high is the tower in {Q}?|How tall is the tower of {Q}?]`,
        answer: '{tower}', replies: 'The tower of {Q} is {tower} metres high.',
        checks: 'Is the tower of {Q} {X} metres high?',
      },
      {
        states: '[The next town to {town} is {near}.|{S} is near {near}.]',
        asks: `[Which town is near {Q}?|What is the next town to {Q}?|Near which town is {Q}?
            |What town is close to {Q}?]`,
        answer: '{near}', replies: '{near} is near {Q}.', checks: 'Is {Q} near {X}?',
      },
    ],
  },
  {
    name: 'museum', pairs: true,
    slots: {
      museum: (r) => `${townName(r)} Museum`, ticket: price, child: price, open: morning, close: evening,
      closed: one(WEEKDAYS), rooms: count(2, 60), built: year, thing: one(OBJECTS), guide: titledName,
      tour: clockTime,
    },
    subject: 'the {museum}', again: '[the museum|it]', asked: '[the {museum}|the museum]',
    facts: [
      {
        states: '[A ticket for {S} costs {ticket}.|The price of a ticket is {ticket}.|Adults pay {ticket}.]',
        asks: `[How much is a ticket for {Q}?|What does a ticket for {Q} cost?|What do adults pay at {Q}?
            |What is the price of a ticket for {Q}?|How much must I pay to visit {Q}?]`,
        answer: '{ticket}', replies: 'A ticket for {Q} costs {ticket}.', checks: 'Does a ticket for {Q} cost {X}?',
      },
      {
        states: '[Children pay {child}.|For children the price is {child}.]',
        asks: `[What do children pay at {Q}?|How much do children pay at {Q}?|What is the price for children at {Q}?
            |How much is it for a child to visit {Q}?]`,
        answer: '{child}', replies: 'Children pay {child} at {Q}.', checks: 'Do children pay {X} at {Q}?',
      },
      {
        states: '[{S} opens at {open}.|{S} is open from {open}.]',
        asks: `[When does {Q} open?|At what time does {Q} open?|What is the opening time of {Q}?
            |From when is {Q} open?]`,
        answer: '{open}', replies: '{Q} opens at {open}.', checks: 'Does {Q} open at {X}?',
      },
      {
        states: '[{S} closes at {close}.|Visitors must leave {S} at {close}.]',
        asks: `[When does {Q} close?|At what time does {Q} close?|Until when is {Q} open?
            |When must visitors leave {Q}?]`,
        answer: '{close}', replies: '{Q} closes at {close}.', checks: 'Does {Q} close at {X}?',
      },
      {
        states: '[{S} is closed on {closed}.|On {closed} {S} is closed.]',
        asks: `[When is {Q} closed?|On which day is {Q} closed?|What day is {Q} closed?
            |Which day can I not visit {Q}?]`,
        answer: '{closed}', replies: '{Q} is closed on {closed}.', checks: 'Is {Q} closed on {X}?',
      },
      {
        states: '[{S} has {rooms} rooms.|There are {rooms} rooms in {S}.]',
        asks: '[How many rooms does {Q} have?|How many rooms are in {Q}?|What is the number of rooms in {Q}?]',
        answer: '{rooms}', replies: '{Q} has {rooms} rooms.', checks: 'Does {Q} have {X} rooms?',
      },
      {
        states: '[{S} was built in {built}.|The house of {S} is from {built}.]',
        asks: `[When was {Q} built?|In which year was {Q} built?|What year was {Q} built?
            |From which year is the house of {Q}?]`,
        answer: '{built}', replies: '{Q} was built in {built}.', checks: 'Was {Q} built in {X}?',
      },
      {
        states: '[The oldest thing in {S} is {a:thing}.|{S} shows a very old {thing}.]',
        asks: `[What is the oldest thing in {Q}?|What old thing does {Q} show?|Which old thing can I see in {Q}?
            |What can I see in {Q}?]`,
        answer: '{thing}', replies: 'You can see an old {thing} in {Q}.', checks: 'Can I see an old {X} in {Q}?',
      },
      {
        states: '[The guide of {museum} is {guide}.|{guide} leads the tour of {S}.]',
        asks: '[Who is the guide of {Q}?|Who leads the tour of {Q}?|What is the name of the guide of {Q}?]',
        answer: '{guide}', replies: 'The guide of {Q} is {guide}.', checks: 'Is {X} the guide of {Q}?',
      },
      {
        states: '[The tour of {museum} starts at {tour}.|The tour of {S} begins at {tour}.]',
        asks: `[When does the tour of {Q} start?|At what time does the tour of {Q} begin?
            |What time is the tour of {Q}?]`,
        answer: '{tour}', replies: 'The tour starts at {tour}.', checks: 'Does the tour of {Q} start at {X}?',
      },
    ],
  },
  {
    name: 'hotel', pairs: true,
    slots: {
      hotel: (r) => `${ownName(r)} Hotel`, night: price, rooms: count(4, 90), breakfast: morning, leave: morning,
      phone, address, owner: fullName, pool: one(COLOURS), dog: price, dish: one(FOODS),
    },
    subject: 'the {hotel}', again: '[the hotel|it]', asked: '[the {hotel}|the hotel]',
    facts: [
      {
        states: '[A night at {S} costs {night}.|The price for one night is {night}.]',
        asks: `[How much is a night at {Q}?|What does a night at {Q} cost?|What is the price for one night at {Q}?
            |How much do I pay for a night at {Q}?]`,
        answer: '{night}', replies: 'A night at {Q} costs {night}.', checks: 'Does a night at {Q} cost {X}?',
      },
      {
        states: '[{S} has {rooms} rooms.|There are {rooms} rooms in {S}.]',
        asks: '[How many rooms does {Q} have?|How many rooms are in {Q}?|What is the number of rooms at {Q}?]',
        answer: '{rooms}', replies: '{Q} has {rooms} rooms.', checks: 'Does {Q} have {X} rooms?',
      },
      {
        states: '[Breakfast starts at {breakfast}.|Guests get breakfast from {breakfast}.]',
        asks: `[When is breakfast at {Q}?|At what time does breakfast start at {Q}?
            |When do guests of {Q} get breakfast?|What time is breakfast at {Q}?]`,
        answer: '{breakfast}', replies: 'Breakfast starts at {breakfast}.',
        checks: 'Does breakfast at {Q} start at {X}?',
      },
      {
        states: '[Guests must leave before {leave}.|The last time to leave {S} is {leave}.]',
        asks: `[When must guests leave {Q}?|At what time must guests leave {Q}?|Before what time must I leave {Q}?
            |By when do guests have to leave {Q}?]`,
        answer: '{leave}', replies: 'Guests must leave before {leave}.', checks: 'Must guests leave {Q} before {X}?',
      },
      {
        states: '[The phone number of {hotel} is {phone}.|To book a room, call {phone}.]',
        asks: `[What is the phone number of {Q}?|Which number do I call to book a room at {Q}?|How can I call {Q}?
            |How can I book a room at {Q}?]`,
        answer: '{phone}', replies: 'The phone number of {Q} is {phone}.', checks: 'Is {X} the phone number of {Q}?',
      },
      {
        states: '[{S} stands at {address}.|The address of {hotel} is {address}.]',
        asks: '[Where is {Q}?|What is the address of {Q}?|Where does {Q} stand?|At which address is {Q}?]',
        answer: '{address}', replies: '{Q} is at {address}.', checks: 'Is {Q} at {X}?',
      },
      {
        states: '[{owner} owns {S}.|The owner of {hotel} is {owner}.]',
        asks: '[Who owns {Q}?|Who is the owner of {Q}?|To whom does {Q} belong?|What is the name of the owner of {Q}?]',
        answer: '{owner}', replies: '{owner} owns {Q}.', checks: 'Is {X} the owner of {Q}?',
      },
      {
        states: '[A dog costs {dog} more.|For a dog you pay {dog} a night.]',
        asks: '[How much is it for a dog at {Q}?|What does a dog cost at {Q}?|How much do I pay for my dog at {Q}?]',
        answer: '{dog}', replies: 'A dog costs {dog}.', checks: 'Does a dog cost {X} at {Q}?',
      },
      {
        states: '[The kitchen of {hotel} is known for {dish}.|Guests like the {dish} of {hotel}.]',
        asks: `[What is the kitchen of {Q} known for?|Which dish do guests of {Q} like?
            |What do guests like to eat at {Q}?|What food is {Q} known for?]`,
        answer: '{dish}', replies: 'Guests of {Q} like the {dish}.', checks: 'Do guests of {Q} like the {X}?',
      },
    ],
  },
  {
    name: 'farm', pairs: true,
    slots: {
      farmer: fullName, town: townName, animal: one(ANIMALS), heads: number(3, 600),
      crop: one([...VEGETABLES, ...FRUITS]), field: number(2, 90), dog: firstName, barn: one(COLOURS), up: morning,
      sells: one(WEEKDAYS), milk: price,
    },
    subject: '{farmer}', again: '[{he:farmer}|{first:farmer}]', asked: '[{farmer}|{first:farmer}]',
    opening: '[{S} has a farm near {town}.|{S} is a farmer near {town}.]',
    facts: [
      {
        states: '[The farm of {farmer} has {heads} animals.|{S} keeps {heads} animals.]',
        asks: `[How many animals does {Q} have?|How many animals are on the farm of {Q}?
            |What is the number of animals of {Q}?|How many animals does {Q} keep?]`,
        answer: '{heads}', replies: '{Q} has {heads} animals.', checks: 'Does {Q} have {X} animals?',
      },
      {
        states: '[{S} grows {crop}.|{crop} grow on the farm of {farmer}.]',
        asks: `[What does {Q} grow?|What grows on the farm of {Q}?|Which plants does {Q} grow?
            |What can be found on the fields of {Q}?]`,
        answer: '{crop}', replies: '{Q} grows {crop}.', checks: 'Does {Q} grow {X}?',
      },
      {
        states: '[{S} has {field} fields.|There are {field} fields on the farm of {farmer}.]',
        asks: `[How many fields does {Q} have?|What is the number of fields of {Q}?
            |How many fields are on the farm of {Q}?]`,
        answer: '{field}', replies: '{Q} has {field} fields.', checks: 'Does {Q} have {X} fields?',
      },
      {
        states: '[The farm dog of {farmer} is called {dog}.|{S} has a dog called {dog}.]',
        asks: '[What is the dog of {Q} called?|What is the name of the dog of {Q}?|How is the dog of {Q} called?]',
        answer: '{dog}', replies: 'The dog of {Q} is called {dog}.', checks: 'Is the dog of {Q} called {X}?',
      },
      {
        states: '[The barn of {farmer} is {barn}.|{S} painted the barn {barn}.]',
        asks: `[What colour is the barn of {Q}?|What is the colour of the barn of {Q}?
            |Which colour has the barn of {Q}?]`,
        answer: '{barn}', replies: 'The barn of {Q} is {barn}.', checks: 'Is the barn of {Q} {X}?',
      },
      {
        states: '[{S} gets up at {up}.|The day of {farmer} starts at {up}.]',
        asks: `[When does {Q} get up?|At what time does {Q} get up?|When does the day of {Q} start?
            |What time does {Q} get up?]`,
        answer: '{up}', replies: '{Q} gets up at {up}.', checks: 'Does {Q} get up at {X}?',
      },
      {
        states: '[{S} sells food on {sells}.|On {sells} {farmer} goes to the market.]',
        asks: '[When does {Q} go to the market?|On which day does {Q} sell food?|Which day is market day for {Q}?]',
        answer: '{sells}', replies: '{Q} goes to the market on {sells}.', checks: 'Does {Q} go to the market on {X}?',
      },
      {
        states: '[A can of milk from {farmer} costs {milk}.|{S} sells a can of milk for {milk}.]',
        asks: `[How much is a can of milk from {Q}?|What does the milk of {Q} cost?
            |For how much does {Q} sell a can of milk?|What is the price of milk from {Q}?]`,
        answer: '{milk}', replies: 'A can of milk costs {milk}.', checks: 'Does the milk of {Q} cost {X}?',
      },
    ],
  },
  {
    name: 'house', weight: 2, pairs: true,
    slots: {
      address, rent: price, rooms: count(2, 12), owner: titledName, free: date, size: number(22, 480),
      roof: one(COLOURS), wall: one(MATERIALS), tree: one(FRUITS), floor: count(2, 9), best: one(ROOMS), water: price,
      deposit: price,
    },
    subject: 'the house at {address}', again: '[the house|it]', asked: '[the house at {address}|the house]',
    facts: [
      {
        states: `[The rent of the house at {address} is {rent}.|The rent is {rent} a month.
            |You pay {rent} a month for {S}.]`,
        asks: `[How much is the rent of {Q}?|What is the rent of {Q}?|What do I pay each month for {Q}?
            |How much does {Q} cost a month?|How much rent must I pay for {Q}?]`,
        answer: '{rent}', replies: 'The rent is {rent} a month.', checks: 'Is the rent of {Q} {X}?',
      },
      {
        states: '[{S} has {rooms} rooms.|There are {rooms} rooms in {S}.]',
        asks: '[How many rooms does {Q} have?|How many rooms are in {Q}?|What is the number of rooms in {Q}?]',
        answer: '{rooms}', replies: '{Q} has {rooms} rooms.', checks: 'Does {Q} have {X} rooms?',
      },
      {
        states: '[{owner} owns {S}.|The owner of {S} is {owner}.]',
        asks: '[Who owns {Q}?|Who is the owner of {Q}?|To whom does {Q} belong?|What is the name of the owner of {Q}?]',
        answer: '{owner}', replies: 'The owner is {owner}.', checks: 'Is {X} the owner of {Q}?',
      },
      {
        states: '[{S} is free from {free}.|You can move in on {free}.]',
        asks: '[When is {Q} free?|From when is {Q} free?|When can I move into {Q}?|On which date is {Q} free?]',
        answer: '{free}', replies: '{Q} is free from {free}.', checks: 'Is {Q} free from {X}?',
      },
      {
        states: '[{S} has {size} square metres.|The size of {S} is {size} square metres.]',
        asks: '[How big is {Q}?|What is the size of {Q}?|How many square metres has {Q}?|How large is {Q}?]',
        answer: '{size}', replies: '{Q} has {size} square metres.', checks: 'Has {Q} {X} square metres?',
      },
      {
        states: '[{S} has {a:roof} roof.|The roof of {S} is {roof}.]',
        asks: `[What colour is the roof of {Q}?|What is the colour of the roof of {Q}?
            |Which colour has the roof of {Q}?]`,
        answer: '{roof}', replies: 'The roof of {Q} is {roof}.', checks: 'Is the roof of {Q} {X}?',
      },
      {
        states: '[The walls of {S} are made of {wall}.|{S} is built of {wall}.]',
        asks: `[What are the walls of {Q} made of?|Of what is {Q} built?|Which material was used for {Q}?
            |From what material is {Q} built?]`,
        answer: '{wall}', replies: '{Q} is built of {wall}.', checks: 'Is {Q} built of {X}?',
      },
      {
        states: '[The best room of {S} is the {best}.|Most people like the {best} of {S} best.]',
        asks: '[What is the best room of {Q}?|Which room of {Q} do most people like?|Which room of {Q} is the best?]',
        answer: '{best}', replies: 'The best room is the {best}.', checks: 'Is the {X} the best room of {Q}?',
      },
      {
        states: '[The deposit for {S} is {deposit}.|A deposit of {deposit} must be paid for {S}.]',
        asks: `[How much is the deposit for {Q}?|What is the deposit for {Q}?|What deposit must be paid for {Q}?
            |How high is the deposit for {Q}?]`,
        answer: '{deposit}', replies: 'The deposit is {deposit}.', checks: 'Is the deposit for {Q} {X}?',
      },
      {
        states: '[Water costs {water} a month.|You pay {water} a month for water.]',
        asks: '[How much is the water in {Q}?|What does the water in {Q} cost?|What do I pay for water in {Q}?]',
        answer: '{water}', replies: 'Water costs {water} a month.', checks: 'Does the water in {Q} cost {X}?',
      },
    ],
  },
]
