import { firstName, fullName, titledName, townName, womanName } from './names.ts'
import { LAND_SERVICES, PAPERS } from './office-words.ts'
import {
  clockTime, count, date, email, fee, number, one, period, phone, price, reference, unlike,
} from './quantities.ts'
import type { SceneTemplate } from './scene.ts'
import { COLOURS, DRINKS, EVENTS, FEELINGS, FOODS, OBJECTS, PLACES, PROBLEMS, VEHICLES, WEATHER } from './words.ts'

/** Invitations, letters, minutes, procedures and notices. */
export const MESSAGE_SCENES: readonly SceneTemplate[] = [
  {
    name: 'event', weight: 2, pairs: false,
    slots: {
      event: one(EVENTS), place: one(PLACES), day: date, time: clockTime, host: fullName, bring: one(OBJECTS),
      guests: count(4, 300), price, phone, food: one(FOODS), music: firstName,
    },
    subject: 'the {event}', again: '[the {event}|it]',
    facts: [
      {
        states: `[{S} takes place in the {place}.|The place of the {event} is the {place}.
            |Come to the {place} for the {event}.]`,
        asks: `[Where is {Q}?|Where does {Q} take place?|What is the place of {Q}?|In which place is {Q}?
            |Where must I go for {Q}?|To which place should I come?]`,
        answer: '{place}', replies: '{Q} is in the {place}.', checks: 'Is {Q} in the {X}?',
      },
      {
        states: '[{S} is on {day}.|The date of the {event} is {day}.]',
        asks: `[When is {Q}?|On which day is {Q}?|What is the date of {Q}?|On what date does {Q} take place?
            |Which day is {Q}?]`,
        answer: '{day}', replies: '{Q} is on {day}.', checks: 'Is {Q} on {X}?',
      },
      {
        states: '[{S} starts at {time}.|{S} begins at {time}.]',
        asks: `[When does {Q} start?|At what time does {Q} start?|What time does {Q} begin?|When does {Q} begin?
            |At what hour is the start?]`,
        answer: '{time}', replies: '{Q} starts at {time}.', checks: 'Does {Q} start at {X}?',
      },
      {
        states: '[{host} is the host of the {event}.|{S} is planned by {host}.|{host} invites everybody.]',
        asks: '[Who is the host of {Q}?|Who planned {Q}?|Who invites people to {Q}?|By whom is {Q} planned?]',
        answer: '{host}', replies: 'The host of {Q} is {host}.', checks: 'Is {X} the host of {Q}?',
      },
      {
        states: '[Please bring {a:bring}.|Every guest should bring {a:bring}.]',
        asks: `[What should guests bring?|What must I bring?|Which thing should every guest bring?
            |What do I have to bring to {Q}?]`,
        answer: '{bring}', replies: 'Guests should bring {a:bring}.', checks: 'Should guests bring {a:X}?',
      },
      {
        states: '[{guests} guests will come.|The number of guests is {guests}.]',
        asks: '[How many guests will come?|What is the number of guests?|How many people will come to {Q}?]',
        answer: '{guests}', replies: '{guests} guests will come.', checks: 'Will {X} guests come?',
      },
      {
        states: '[A ticket for the {event} costs {price}.|The price of a ticket is {price}.]',
        asks: `[How much is a ticket?|What does a ticket for {Q} cost?|What is the price of a ticket?
            |How much must I pay for a ticket?]`,
        answer: '{price}', replies: 'A ticket costs {price}.', checks: 'Does a ticket cost {X}?',
      },
      {
        states: '[Call {phone} to say yes.|To come, please call {phone}.]',
        asks: `[Which number must I call?|What number do I call to say yes?|What is the phone number?
            |How can guests say yes?]`,
        answer: '{phone}', replies: 'Call {phone}.', checks: 'Is {X} the number to call?',
      },
      {
        states: '[There will be {food} to eat.|Guests will eat {food}.]',
        asks: '[What will guests eat?|What is there to eat?|Which food will there be?|What food will guests get?]',
        answer: '{food}', replies: 'There will be {food}.', checks: 'Will there be {X} to eat?',
      },
      {
        states: '[{music} will make music.|The music is made by {music}.]',
        asks: '[Who will make music?|By whom is the music made?|Who makes the music at {Q}?]', answer: '{music}',
        replies: '{music} will make music.', checks: 'Will {X} make music?',
      },
    ],
  },
  {
    name: 'letter', weight: 2, pairs: false,
    slots: {
      from: fullName, to: firstName, town: townName, gift: one(OBJECTS), day: date, ill: womanName,
      feeling: one(FEELINGS), visit: one(PLACES), vehicle: one(VEHICLES), email, weather: one(WEATHER), money: price,
    },
    subject: '{from}', again: '[{he:from}|{first:from}]', asked: '[{from}|{first:from}]',
    opening: `[{S} writes a letter to {to}.|{to} got a letter from {from}.|{S} sent an email to {to}.]`,
    facts: [
      {
        states: '[{S} writes from {town}.|The letter comes from {town}.]',
        asks: `[Where does the letter come from?|From which town does {Q} write?|In which town was it written?
            |From where does {Q} write?]`,
        answer: '{town}', replies: 'The letter comes from {town}.', checks: 'Does the letter come from {X}?',
      },
      {
        states: '[{S} thanks {to} for the {gift}.|{S} was happy about the {gift}.]',
        asks: '[For what does {Q} thank {to}?|What did {Q} get?|What was {Q} happy about?|Which gift did {Q} get?]',
        answer: '{gift}', replies: '{Q} got {a:gift}.', checks: 'Did {Q} get {a:X}?',
      },
      {
        states: '[{S} will come on {day}.|{S} wants to visit {to} on {day}.]',
        asks: `[When will {Q} come?|On which day will {Q} come?|When does {Q} want to visit {to}?
            |What is the day of the visit?]`,
        answer: '{day}', replies: '{Q} will come on {day}.', checks: 'Will {Q} come on {X}?',
      },
      {
        states: '[{S} feels {feeling}.|{S} says that {he:from} is {feeling}.]',
        asks: '[How does {Q} feel?|What does {Q} say about {his:from} feelings?|How is {Q}?]', answer: '{feeling}',
        replies: '{Q} feels {feeling}.', checks: 'Is {Q} {X}?',
      },
      {
        states: '[{S} wants to see the {visit}.|{S} hopes to visit the {visit}.]',
        asks: '[What does {Q} want to see?|Which place does {Q} want to visit?|What does {Q} hope to visit?]',
        answer: '{visit}', replies: '{Q} wants to see the {visit}.', checks: 'Does {Q} want to see the {X}?',
      },
      {
        states: '[{S} will travel by {vehicle}.|{S} will take the {vehicle}.]',
        asks: `[How will {Q} travel?|By what will {Q} come?|What will {Q} take to get there?
            |Which way of travel does {Q} choose?]`,
        answer: '{vehicle}', replies: '{Q} will travel by {vehicle}.', checks: 'Will {Q} travel by {X}?',
      },
      {
        states: '[The new email address of {from} is {email}.|{S} can be reached at {email}.]',
        asks: `[What is the email address of {Q}?|How can {to} reach {Q}?|Which email address does {Q} have?
            |To which address can {to} write?]`,
        answer: '{email}', replies: 'The email address is {email}.', checks: 'Is {X} the email address of {Q}?',
      },
      {
        states: '[{S} sends {money} with the letter.|There are {money} in the letter.]',
        asks: '[How much money is in the letter?|How much does {Q} send?|What amount does {Q} send?]',
        answer: '{money}', replies: '{Q} sends {money}.', checks: 'Does {Q} send {X}?',
      },
      {
        states: '[The weather there is {weather}.|{S} says that the weather is {weather}.]',
        asks: '[How is the weather there?|What is the weather like?|What does {Q} say about the weather?]',
        answer: '{weather}', replies: 'The weather is {weather}.', checks: 'Is the weather {X}?',
      },
    ],
  },
  {
    name: 'meeting', pairs: false,
    slots: {
      topic: one(PROBLEMS), leader: titledName, room: number(1, 400), people: count(3, 40), start: clockTime,
      end: unlike(clockTime, 'start'), choice: one(PLACES), money: price, next: date, task: one(PAPERS),
      who: firstName, drink: one(DRINKS),
    },
    subject: 'the meeting', again: '[the meeting|it]',
    facts: [
      {
        states: '[{S} was about {topic}.|The topic of the meeting was {topic}.|They talked about {topic}.]',
        asks: `[What was {Q} about?|What was the topic of {Q}?|What did they talk about?
            |About which problem did they talk?]`,
        answer: '{topic}', replies: '{Q} was about {topic}.', checks: 'Was {Q} about {X}?',
      },
      {
        states: '[{leader} led the meeting.|{S} was led by {leader}.]',
        asks: '[Who led {Q}?|By whom was {Q} led?|What is the name of the leader of {Q}?|Who was the leader?]',
        answer: '{leader}', replies: '{leader} led {Q}.', checks: 'Did {X} lead {Q}?',
      },
      {
        states: '[{S} was in room {room}.|They met in room {room}.]',
        asks: '[Where was {Q}?|In which room was {Q}?|Where did they meet?|What was the room of {Q}?]',
        answer: 'room {room}', replies: '{Q} was in room {room}.',
      },
      {
        states: '[{people} people came.|There were {people} people at the meeting.]',
        asks: '[How many people came?|How many people were at {Q}?|What was the number of people at {Q}?]',
        answer: '{people}', replies: '{people} people came.', checks: 'Did {X} people come?',
      },
      {
        states: '[{S} started at {start}.|{S} began at {start}.]',
        asks: '[When did {Q} start?|At what time did {Q} start?|What time did {Q} begin?]', answer: '{start}',
        replies: '{Q} started at {start}.', checks: 'Did {Q} start at {X}?',
      },
      {
        states: '[{S} ended at {end}.|{S} was over at {end}.]',
        asks: '[When did {Q} end?|At what time did {Q} end?|When was {Q} over?|What time was {Q} over?]',
        answer: '{end}', replies: '{Q} ended at {end}.', checks: 'Did {Q} end at {X}?',
      },
      {
        states: '[They decided to spend {money}.|The group agreed to pay {money}.]',
        asks: `[How much do they want to spend?|How much money will they spend?
            |What amount did the group agree to pay?]`,
        answer: '{money}', replies: 'They decided to spend {money}.', checks: 'Did they decide to spend {X}?',
      },
      {
        states: '[The next meeting is on {next}.|They will meet again on {next}.]',
        asks: `[When is the next meeting?|When will they meet again?|What is the date of the next meeting?
            |On which day is the next meeting?]`,
        answer: '{next}', replies: 'The next meeting is on {next}.', checks: 'Is the next meeting on {X}?',
      },
      {
        states: '[{who} has to write the {task}.|The {task} will be written by {who}.]',
        asks: `[Who has to write the {task}?|Who will write the {task}?|By whom will the {task} be written?
            |Which person writes the {task}?]`,
        answer: '{who}', replies: '{who} has to write the {task}.', checks: 'Will {X} write the {task}?',
      },
      {
        states: '[There was {drink} to drink.|They drank {drink}.]',
        asks: '[What did they drink?|What was there to drink?|Which drink was there?]', answer: '{drink}',
        replies: 'They drank {drink}.', checks: 'Did they drink {X}?',
      },
    ],
  },
  {
    name: 'procedure', weight: 3, pairs: false,
    slots: {
      service: one(LAND_SERVICES), form: reference, desk: number(1, 40), paper: one(PAPERS), fee, wait: period,
      pick: number(1, 60),
      signer: one([
        'a witness', 'the owner', 'the bank', 'the notary', 'both owners', 'the seller', 'the buyer', 'a lawyer',
        'the surveyor', 'the registrar',
      ]),
      colour: one(COLOURS), copies: count(2, 6), keep: period, help: titledName, lost: fee,
    },
    subject: 'the office', again: '[the office|it]', opening: `[This is how you apply for {service}.
      |Steps for {service}:|Here is what to do for {service}.|A guide to {service}.]`,
    facts: [
      {
        states: '[First you fill in form {form}.|You need form {form}.|Start with form {form}.]',
        asks: `[Which form do I need?|What form must I fill in?|Which form do I fill in first?
            |What is the number of the form?|With which form do I start?]`,
        answer: 'form {form}', replies: 'You need form {form}.',
      },
      {
        states: '[Then you add the {paper}.|Put the {paper} with the form.|The {paper} must be added.]',
        asks: `[What must be added to the form?|Which paper must I add?|What do I put with the form?
            |Which document goes with the form?]`,
        answer: '{paper}', replies: 'You must add the {paper}.', checks: 'Must I add the {X}?',
      },
      {
        states: '[The form must be signed by {signer}.|{cap:signer} must sign the form.]',
        asks: '[Who must sign the form?|By whom must the form be signed?|Whose signature is needed?|Who has to sign?]',
        answer: '{signer}', replies: '{cap:signer} must sign the form.', checks: 'Must {X} sign the form?',
      },
      {
        states: '[Hand in everything at desk {desk}.|Go to desk {desk} with your papers.]',
        asks: `[At which desk do I hand in the papers?|Where do I hand in the papers?|To which desk must I go?
            |Which desk takes the papers?]`,
        answer: 'desk {desk}', replies: 'Hand in the papers at desk {desk}.',
      },
      {
        states: '[The fee is {fee}.|You pay a fee of {fee}.|Pay {fee} at the counter.]',
        asks: `[How much is the fee?|What is the fee?|What do I have to pay?|How much must I pay?|What does it cost?
            |How high is the fee?]`,
        answer: '{fee}', replies: 'The fee is {fee}.', checks: 'Is the fee {X}?',
      },
      {
        states: '[After {wait} the papers are ready.|You will get an answer within {wait}.|It takes {wait}.]',
        asks: `[How long does it take?|How long must I wait?|When do I get an answer?|When are the papers ready?
            |How much time does it take?]`,
        answer: '{wait}', replies: 'It takes {wait}.', checks: 'Does it take {X}?',
      },
      {
        states: '[You need {copies} copies.|Bring {copies} copies of the form.]',
        asks: '[How many copies do I need?|How many copies must I bring?|What is the number of copies?]',
        answer: '{copies}', replies: 'You need {copies} copies.', checks: 'Do I need {X} copies?',
      },
      {
        states: '[The form is {colour}.|Use the {colour} form.]',
        asks: '[What colour is the form?|What is the colour of the form?|Which colour has the form?]',
        answer: '{colour}', replies: 'The form is {colour}.', checks: 'Is the form {X}?',
      },
      {
        states: '[Keep the receipt for {keep}.|The receipt must be kept for {keep}.]',
        asks: `[How long must I keep the receipt?|For how long must the receipt be kept?
            |How long is the receipt kept?]`,
        answer: '{keep}', replies: 'Keep the receipt for {keep}.', checks: 'Must the receipt be kept for {X}?',
      },
      {
        states: '[{help} can help you.|Ask {help} for help.]',
        asks: '[Who can help me?|Whom can I ask for help?|Who gives help?|What is the name of the person who helps?]',
        answer: '{help}', replies: '{help} can help you.', checks: 'Can {X} help me?',
      },
      {
        states: '[A lost receipt costs {lost}.|If you lose the receipt, you pay {lost}.]',
        asks: `[What does a lost receipt cost?|How much is a lost receipt?|I lost the receipt. What must I pay?
            |What happens if I lose the receipt?]`,
        answer: '{lost}', replies: 'A lost receipt costs {lost}.', checks: 'Does a lost receipt cost {X}?',
      },
    ],
  },
  {
    name: 'notice', weight: 2, pairs: false,
    slots: {
      place: one(PLACES), from: date,
      reason: one([
        'a repair', 'a holiday', 'a storm', 'a move', 'a big event', 'new windows', 'a broken pipe', 'a film',
        'cleaning work', 'an election', 'a fire drill', 'a count of all goods',
      ]),
      period, other: unlike(one(PLACES), 'place'), phone, boss: titledName, fine: fee, sign: one(COLOURS),
    },
    subject: 'the {place}', again: '[the {place}|it]',
    facts: [
      {
        states: '[{S} will be closed from {from}.|From {from} on {S} will be closed.]',
        asks: `[From when will {Q} be closed?|When will {Q} close?|What is the first day on which {Q} is closed?
            |Since what date is {Q} closed?]`,
        answer: '{from}', replies: '{Q} will be closed from {from}.', checks: 'Will {Q} be closed from {X}?',
      },
      {
        states: '[The reason is {reason}.|{S} closes because of {reason}.]',
        asks: `[Why is {Q} closed?|What is the reason?|Because of what does {Q} close?|For what reason is {Q} closed?
            |Why will {Q} be closed?]`,
        answer: '{reason}', replies: 'The reason is {reason}.', checks: 'Is the reason {X}?',
      },
      {
        states: '[{S} will stay closed for {period}.|It will take {period}.]',
        asks: `[For how long will {Q} be closed?|How long will it take?|How long does {Q} stay closed?
            |For what time is {Q} closed?]`,
        answer: '{period}', replies: '{Q} will be closed for {period}.', checks: 'Will {Q} be closed for {X}?',
      },
      {
        states: '[Please use the {other}.|In that time you can use the {other}.]',
        asks: `[What can people use in that time?|Where can I go in that time?|Which place can I use?
            |What should people use?]`,
        answer: '{other}', replies: 'You can use the {other}.', checks: 'Can I use the {X}?',
      },
      {
        states: '[Call {phone} with questions.|For questions the number is {phone}.]',
        asks: `[Which number can I call with questions?|What is the number for questions?|What is the phone number?
            |Whom can I call?]`,
        answer: '{phone}', replies: 'Call {phone}.', checks: 'Is {X} the number for questions?',
      },
      {
        states: '[The notice is signed by {boss}.|{boss} signed the notice.]',
        asks: '[Who signed the notice?|By whom is the notice signed?|Whose name is under the notice?]',
        answer: '{boss}', replies: '{boss} signed the notice.', checks: 'Did {X} sign the notice?',
      },
      {
        states: '[Whoever enters must pay {fine}.|The fine for going in is {fine}.]',
        asks: `[What is the fine?|How much is the fine for going in?|What must I pay if I enter?
            |How high is the fine?]`,
        answer: '{fine}', replies: 'The fine is {fine}.', checks: 'Is the fine {X}?',
      },
      {
        states: '[{a:sign} sign hangs on the door.|The sign on the door is {sign}.]',
        asks: '[What colour is the sign?|What is the colour of the sign?|Which colour has the sign on the door?]',
        answer: '{sign}', replies: 'The sign is {sign}.', checks: 'Is the sign {X}?',
      },
    ],
  },
]
