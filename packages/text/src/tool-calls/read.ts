import { readCall } from './call-shapes.ts'
import type { ToolCallFormat } from './format.ts'

/** What an answer turns out to be, as it is written. */
export type AnswerPart =
  | { type: 'text'; text: string }
  /** A call begins; its arguments follow, in parts. */
  | { type: 'call'; index: number; name: string }
  | { type: 'arguments'; index: number; text: string }

/** Tells calls of tools from plain words while an answer is written. */
export interface ToolCallReader {
  add(text: string): AnswerPart[]
  /** What was held back, when nothing more comes: what never became a call is plain words. */
  end(): AnswerPart[]
}

/** @param names the tools there are; what calls none of them is plain words */
export function toolCallReader(format: ToolCallFormat, names: ReadonlySet<string>): ToolCallReader {
  const open = format.open.trim()
  const close = format.close.trim()
  const isList = format.kind === 'object' && format.isList
  let buffer = ''
  let state: 'words' | 'call' | 'closing' = 'words'
  /** What stands before the call that is looked at, and belongs to the words where there is none. */
  let mark = ''
  let calls = 0
  let hasSpoken = false
  /** How much of the buffer is arguments that were given already; undefined before the call that is written has a name. */
  let given: number | undefined

  function speak(until: number): AnswerPart[] {
    const text = buffer.slice(0, until)
    buffer = buffer.slice(until)
    if (text === '' || (calls > 0 && text.trim() === '')) return [] // white space between calls
    hasSpoken ||= text.trim() !== ''
    return [{ type: 'text', text }]
  }

  /** Goes on behind a mark that may open a call. */
  function begin(found: string): void {
    mark = found
    buffer = buffer.slice(found.length)
    state = 'call'
  }

  /** Gives a mark that opened no call as words. */
  function speakMark(): AnswerPart[] {
    const { length } = mark
    buffer = mark + buffer
    mark = ''
    return speak(length)
  }

  /** Each reads what it can from the buffer and says what comes next; nothing where it needs more text. */
  const states = {
    words(): AnswerPart[] | undefined {
      const place = open === '' ? startOfBareCall() : buffer.indexOf(open)
      if (place < 0) {
        const parts = speak(buffer.length - heldBack())
        return parts.length > 0 ? parts : undefined
      }
      const parts = speak(place)
      begin(open)
      return parts
    },

    call(): AnswerPart[] | undefined {
      const call = readCall(buffer, format, names)
      if (call === 'undecided') return undefined
      if (call === 'none') {
        state = 'words'
        hasSpoken = true
        return speakMark()
      }
      const parts: AnswerPart[] = []
      if (given === undefined) {
        given = call.from
        parts.push({ type: 'call', index: calls, name: call.name })
      }
      const to = call.to ?? buffer.length
      if (to > given) parts.push({ type: 'arguments', index: calls, text: buffer.slice(given, to) })
      given = to
      if (call.end !== undefined) {
        buffer = buffer.slice(call.end)
        mark = ''
        calls++
        given = undefined
        state = 'closing'
      }
      return call.end !== undefined || parts.length > 0 ? parts : undefined
    },

    closing(): AnswerPart[] | undefined {
      const rest = buffer.trimStart()
      if (isList && rest.startsWith(',')) {
        buffer = rest
        begin(',')
        return []
      }
      if (open === '') {
        if (rest === '') return undefined
        buffer = rest.replace(/^;/, '') // what stands between bare calls
        state = 'words'
        return []
      }
      const end = isList && !close.startsWith(']') ? `]${close}` : close
      if (rest.length < end.length && end.startsWith(rest)) return undefined
      buffer = rest.startsWith(end) ? rest.slice(end.length) : buffer
      state = 'words'
      return []
    },
  }

  /** Without a mark, a call is an answer that begins with its JSON; further ones follow at once. */
  const startOfBareCall = () => (hasSpoken || !/^\s*[[{]/.test(buffer) ? -1 : buffer.search(/\S/))

  /** How many characters at the end of the buffer may be the beginning of a call. */
  function heldBack(): number {
    if (open === '') return buffer.trim() === '' && !hasSpoken ? buffer.length : 0
    let length = Math.min(buffer.length, open.length - 1)
    while (length > 0 && !buffer.endsWith(open.slice(0, length))) length--
    return length
  }

  function read(): AnswerPart[] {
    const parts: AnswerPart[] = []
    for (let found = states[state](); found !== undefined; found = buffer === '' && state !== 'closing' ? undefined : states[state]()) parts.push(...found)
    return parts
  }

  return {
    add(text) {
      buffer += text
      return read()
    },
    end() {
      if (given !== undefined || state === 'closing') return [] // broken off within a call
      return [...speakMark(), ...speak(buffer.length)]
    },
  }
}
