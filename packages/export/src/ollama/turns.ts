import type { Conversation, ConversationTemplate, Message } from '@tunesmith/text'

/** What a template writes around the words of a message. */
interface Around {
  before: string
  after: string
}

/**
 * A chat template as a list of turns: what stands before all, around each message by its role, and before an answer. Most
 * templates are that and no more, but Jinja can do anything, so whether it holds is tried.
 */
export interface Turns {
  start: string
  /** Undefined where the template has no turn of its own for instructions. */
  system?: Around
  user: Around
  assistant: Around
  /** Before an answer that is to be written. */
  answer: string
}

const word = { system: 'tunesmithsystem', user: 'tunesmithuser', again: 'tunesmithagain', assistant: 'tunesmithanswer' }
const user: Message = { role: 'user', content: word.user }
const again: Message = { role: 'user', content: word.again }
const assistant: Message = { role: 'assistant', content: word.assistant }

/** Reads the turns of a template from conversations of words that nobody uses; undefined where they are not found. */
export function turnsOf(template: ConversationTemplate): Turns | undefined {
  const asked = template.render({ messages: [user] }, { generationPrompt: true })
  const whole = template.render({ messages: [user, assistant, again] }, { generationPrompt: true })
  const pieces = between(whole, [word.user, word.assistant, word.again])
  const [startAndUser, afterUser] = between(asked, [word.user]) ?? []
  if (pieces === undefined || startAndUser === undefined || afterUser === undefined) return undefined
  // the second question is written like the first one, but nothing stands before all of it
  const [, , answerToUser, end] = pieces
  const userBefore = commonEnd(startAndUser, answerToUser)
  const start = startAndUser.slice(0, startAndUser.length - userBefore.length)
  const answer = pieces[1]
  const userAfter = commonStart(answer, end)
  const turns: Turns = {
    start,
    user: { before: userBefore, after: userAfter },
    assistant: { before: answer.slice(userAfter.length), after: answerToUser.slice(0, answerToUser.length - userBefore.length) },
    answer: end.slice(userAfter.length),
  }
  const instructed = between(template.render({ messages: [{ role: 'system', content: word.system }, user] }), [word.system, word.user])
  if (instructed === undefined || !instructed[0].startsWith(start) || !instructed[1].endsWith(userBefore)) return turns
  const system = { before: instructed[0].slice(start.length), after: instructed[1].slice(0, instructed[1].length - userBefore.length) }
  return system.before === userBefore ? turns : { ...turns, system }
}

/** The prompt that turns make of a conversation. */
export function renderTurns({ start, answer, ...roles }: Turns, { messages }: Conversation): string | undefined {
  const parts = messages.map(({ role, content }) => {
    const around = role === 'tool' ? undefined : roles[role]
    return around === undefined ? undefined : around.before + content + around.after
  })
  return parts.includes(undefined) ? undefined : start + parts.join('') + answer
}

/** What stands before, between and after words in a text; undefined where one is missing. */
function between(text: string, words: readonly string[]): string[] | undefined {
  const pieces: string[] = []
  let rest = text
  for (const each of words) {
    const place = rest.indexOf(each)
    if (place < 0) return undefined
    pieces.push(rest.slice(0, place))
    rest = rest.slice(place + each.length)
  }
  return [...pieces, rest]
}

function commonEnd(a: string, b: string): string {
  let length = 0
  while (length < Math.min(a.length, b.length) && a.at(-1 - length) === b.at(-1 - length)) length++
  return a.slice(a.length - length)
}

function commonStart(a: string, b: string): string {
  let length = 0
  while (length < Math.min(a.length, b.length) && a[length] === b[length]) length++
  return a.slice(0, length)
}
