import type { Tokenizer } from '../tokenizer.ts'
import { chatTemplate, type ConversationTemplate } from './conversation-template.ts'

/** The words around the parts of an instruction example. */
export interface InstructionMarkers {
  /** At the very start when there is no system message. */
  preamble?: string
  /** Before what the user asks, such as `### Instruction:\n`. */
  instruction: string
  /** Before the material the instruction is about; without it, the material stands below the instruction. */
  input?: string
  /** Before the answer, such as `### Response:\n`. */
  response: string
  /** After the answer, learned with it; the tokenizer's eos token when left out. */
  end?: string
  /** Between the parts; default an empty line. */
  separator?: string
}

/**
 * A template of markers instead of special tokens, for base models.
 * It is written as a Jinja chat template, so that it can be saved with the model and used by any server.
 */
export function instructionTemplate(markers: InstructionMarkers, tokenizer: Tokenizer): ConversationTemplate {
  const bos = tokenizer.addsBos ? '{{ bos_token }}' : ''
  return chatTemplate(tokenizer, { jinja: bos + instructionJinja(markers), name: 'instruction markers' })
}

/** The markers as Jinja: `system ⏎⏎ instruction… ⏎⏎ input… ⏎⏎ response…end`, turn after turn. */
export function instructionJinja({
  preamble,
  instruction,
  input,
  response,
  end,
  separator = '\n\n',
}: InstructionMarkers): string {
  const between = quote(separator)
  const start =
    preamble === undefined
      ? ''
      : `{% if not messages or messages[0]['role'] != 'system' %}{{ ${quote(preamble + separator)} }}{% endif %}`
  const inputPart =
    input === undefined
      ? ''
      : `{% if message['input'] %}{{ ${quote(input)} + message['input'] + ${between} }}{% endif %}`
  return (
    `${start}{% for message in messages %}` +
    `{% if message['role'] == 'system' %}{{ message['content'] + ${between} }}` +
    `{% elif message['role'] == 'assistant' %}` +
    `{{ ${quote(response)} + message['content'] + ${end === undefined ? 'eos_token' : quote(end)} }}` +
    `{% if not loop.last %}{{ ${between} }}{% endif %}` +
    `{% else %}{{ ${quote(instruction)} + message['content'] + ${between} }}${inputPart}{% endif %}{% endfor %}` +
    // A space after the marker is left to the answer: tokenizers join it with the first word.
    `{% if add_generation_prompt %}{{ ${quote(response.replace(/ +$/, ''))} }}{% endif %}`
  )
}

/** Text as a Jinja string literal. */
function quote(text: string): string {
  const escapes: Record<string, string> = { '\\': '\\\\', "'": "\\'", '\n': '\\n', '\r': '\\r', '\t': '\\t' }
  return `'${text.replace(/[\\'\n\r\t]/g, (character) => escapes[character])}'`
}
