import { fail, ownTemplate, TunesmithError } from '@tunesmith/contract'
import type { Conversation, Message } from '../conversation.ts'
import { tokenBreaker } from '../token-break.ts'
import type { Tokenizer } from '../tokenizer.ts'
import { adaptMessages } from './adapt-messages.ts'
import { compileJinja, type JinjaTemplate } from './jinja.ts'

/** Turns messages into the one text that is trained on and served. */
export interface ConversationTemplate {
  readonly name: string
  /** Jinja source, to be saved with the trained model. */
  readonly jinja: string
  /**
   * What ends an assistant's turn and is learned with it, such as `<|im_end|>`; empty when the template writes nothing.
   */
  readonly endOfTurn: string
  /** What follows the end of the turn and is not learned, such as a line feed. */
  readonly afterTurn: string
  /** Adjustments made for this template, in words for the user. */
  readonly notes: readonly string[]
  /**
   * The text of a conversation; with `generationPrompt`, up to where the assistant begins to write. Special tokens in
   * the words of a user or a tool are broken up (`tokenBreaker`), so that nobody can end a turn or speak for another.
   */
  render(conversation: Conversation, options?: { generationPrompt?: boolean }): string
}

/** Where a template comes from. */
export interface ChatTemplateOptions {
  /** Jinja source; the tokenizer's own when left out. */
  jinja?: string
  /** How messages and errors call it. */
  name?: string
  /** Today, for templates that print it; fixed when left out, so that prompts do not change from day to day. */
  date?: Date
}

/**
 * The chat template of a tokenizer, or a given one with that tokenizer's special tokens.
 * A few probes find out what the template does: how a turn ends, whether it takes a system message, an input and a
 * generation prompt. What it lacks is made up for here, alike in training and serving, and said in `notes`.
 *
 * @throws TEMPLATE_MISSING, TEMPLATE_INVALID, TEMPLATE_WITHOUT_ANSWER, TEMPLATE_REJECTED
 */
export function chatTemplate(tokenizer: Tokenizer, options: ChatTemplateOptions = {}): ConversationTemplate {
  const { name = ownTemplate, date } = options
  const jinja = options.jinja ?? tokenizer.chatTemplate ?? fail('TEMPLATE_MISSING', {})
  const template = compileJinja(jinja, name, date)
  const special = {
    bos_token: tokenizer.bosToken ?? '',
    eos_token: tokenizer.eosToken ?? '',
    ...(tokenizer.padId !== undefined && { pad_token: tokenizer.tokenOf(tokenizer.padId) }),
    ...(tokenizer.unkId !== undefined && { unk_token: tokenizer.tokenOf(tokenizer.unkId) }),
  }
  const plain: JinjaTemplate = (variables) => template({ ...special, ...variables })

  const ability = {
    takesSystem: mentions(plain, [{ role: 'system', content: probe }, question]),
    takesInput: mentions(plain, [{ ...question, input: probe }]),
  }
  const turn = probeTurn(plain, tokenizer, name)
  const breakTokens = tokenBreaker(tokenizer.specialTokens.map(({ content }) => content))
  const notes = [
    ...(ability.takesSystem
      ? []
      : ['The template has no place for a system message; it is put before the first user message.']),
    ...(turn.header === ''
      ? []
      : ['The template has no generation prompt; the words before an answer were read from an answer.']),
    ...(turn.endOfTurn === ''
      ? ['The template writes nothing after an answer, so the model cannot learn to stop.']
      : []),
  ]
  return {
    name,
    jinja,
    endOfTurn: turn.endOfTurn,
    afterTurn: turn.afterTurn,
    notes,
    render: ({ messages, tools }, { generationPrompt = false } = {}) => {
      const text = plain({
        messages: adaptMessages(messages, ability, breakTokens),
        add_generation_prompt: generationPrompt,
        ...(tools && { tools }),
      })
      return generationPrompt ? text + turn.header : text
    },
  }
}

/** A word no template contains. */
const probe = 'tunesmithprobe'
const question: Message = { role: 'user', content: 'Question' }

function mentions(template: JinjaTemplate, messages: Message[]): boolean {
  try {
    return template({ messages, add_generation_prompt: true }).includes(probe)
  } catch (error) {
    if (error instanceof TunesmithError && error.code === 'TEMPLATE_REJECTED') return false
    throw error
  }
}

/** How the template writes an assistant's turn, read from one rendered with a known answer. */
function probeTurn(template: JinjaTemplate, tokenizer: Tokenizer, name: string) {
  const asked = template({ messages: [question], add_generation_prompt: false })
  const prompted = template({ messages: [question], add_generation_prompt: true })
  const answered = template({
    messages: [question, { role: 'assistant', content: probe }],
    add_generation_prompt: false,
  })
  const start = answered.lastIndexOf(probe)
  if (start < 0) fail('TEMPLATE_WITHOUT_ANSWER', { name })

  const between = answered.startsWith(asked) && asked === prompted ? answered.slice(asked.length, start) : ''
  // Spaces before the answer belong to it: tokenizers join them with the first word.
  const header = between.trim() === '' ? '' : between.replace(/ +$/, '')
  const tail = answered.slice(start + probe.length)
  const endOfTurn = firstSpecialToken(tail, tokenizer) ?? tail.trimEnd()
  return { header, endOfTurn, afterTurn: tail.slice(endOfTurn.length) }
}

/** The special token a text begins with, white space before it included. */
function firstSpecialToken(text: string, tokenizer: Tokenizer): string | undefined {
  const space = text.slice(0, text.length - text.trimStart().length)
  const candidates = tokenizer.specialTokens.map(({ content }) => content).concat(tokenizer.eosToken ?? [])
  const found = candidates
    .filter((content) => content !== '' && text.startsWith(content, space.length))
    .sort((a, b) => b.length - a.length)[0]
  return found === undefined ? undefined : space + found
}
