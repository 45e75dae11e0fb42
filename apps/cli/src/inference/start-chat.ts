import { once } from 'node:events'
import { createInterface } from 'node:readline'
import type { AnswerOptions, Chat } from '@tunesmith/trainer/inference'
import type { LocatedModel } from '../models/locate-model.ts'
import { createStyle } from '../terminal/style.ts'
import { showsColor, type Terminal } from '../terminal/terminal.ts'
import { visible } from '../terminal/visible.ts'

/** Least tokens kept free for an answer, unless the answer may not be that long. */
const room = 128

/** What a line that begins with a slash does; returns what to say, or null to end. */
const chatCommands: Record<string, (chat: Chat, rest: string) => string | null> = {
  '/exit': () => null,
  '/reset'(chat) {
    chat.reset()
    return 'Started anew.'
  },
  '/system'(chat, rest) {
    chat.instruct(rest)
    return rest === '' ? 'No system message any more. Started anew.' : 'System message set. Started anew.'
  },
  '/help': () => '/reset starts anew · /system TEXT sets the system message · /exit ends',
}

/** Talks until the input ends: question by question in a terminal, line by line from a pipe. */
export async function startChat(located: LocatedModel, options: AnswerOptions, terminal: Terminal): Promise<void> {
  const { stdin, stdout } = terminal
  const style = createStyle(showsColor(stdout))
  const isInteractive = stdin.isTTY === true && stdout.isTTY === true
  const say = (text: string) => isInteractive && stdout.write(`${style.dim(text)}\n`)
  say(`Opening ${located.name}…`)
  const { createChat, openModel, requireRoom } = await import('@tunesmith/trainer/inference')
  const model = openModel(located)
  const chat = createChat(located.system)
  const lines = createInterface({ input: stdin, output: isInteractive ? stdout : undefined, prompt: style.bold('you › ') })
  let isClosed = false
  lines.once('close', () => (isClosed = true))
  const ask = () => isInteractive && !isClosed && lines.prompt()
  let answering: AbortController | undefined
  lines.on('SIGINT', () => (answering ? answering.abort() : lines.close()))
  say('Ask something. /help shows what else there is; Ctrl-D ends.')
  try {
    ask()
    for await (const line of lines) {
      const text = line.trim()
      const [word, rest] = splitFirst(text)
      if (Object.hasOwn(chatCommands, word)) {
        const reply = chatCommands[word](chat, rest)
        if (reply === null) break
        say(reply)
      } else if (word.startsWith('/')) say(`There is no ${word}. ${chatCommands['/help'](chat, '')}`)
      else if (text !== '') {
        answering = new AbortController()
        await converse(text, answering.signal)
        answering = undefined
      }
      ask()
    }
  } finally {
    lines.close()
    await model.release()
    if (isInteractive) stdout.write('\n')
  }

  async function converse(question: string, signal: AbortSignal): Promise<void> {
    chat.ask(question)
    const { ids, forgotten } = chat.prompt(model, Math.min(room, options.maxTokens))
    try {
      requireRoom(visible(question), ids.length, model.contextLength)
    } catch (error) {
      if (!isInteractive) throw error
      chat.takeBack()
      return void say(`(${(error as Error).message} The question is taken back.)`)
    }
    if (forgotten > 0) say(`(The conversation has grown too long for the model; its first ${forgotten} messages are forgotten.)`)
    if (isInteractive) stdout.write(style.green(`${located.name} › `))
    try {
      const [answer] = await model.answer([ids], options, (_, piece) => stdout.write(visible(piece)), signal)
      chat.answer(answer.text.trim())
      stdout.write('\n')
      if (answer.stopped !== 'stop') say(endings[answer.stopped])
    } catch (error) {
      if (!signal.aborted) throw error
      chat.takeBack()
      stdout.write('\n')
      say('(Broken off; the question is taken back.)')
    }
    if (stdout.writableNeedDrain) await once(stdout, 'drain')
  }
}

const endings: Record<'length' | 'context', string> = {
  length: '(Cut off at the longest answer; --max-tokens allows more.)',
  context: '(The model can take in no more text; /reset starts anew.)',
}

function splitFirst(text: string): [string, string] {
  const space = text.search(/\s/)
  return space < 0 ? [text, ''] : [text.slice(0, space), text.slice(space).trim()]
}
