import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Message } from '../conversation.ts'
import { loadTokenizer } from '../tokenizer-folder.ts'
import { builtinTemplates, type BuiltinTemplateName } from './builtin.ts'
import { builtinTemplate, chooseTemplate } from './choose.ts'
import { chatTemplate } from './conversation-template.ts'
import { instructionTemplate } from './instruction.ts'
import { compileJinja } from './jinja.ts'

const golden = join(import.meta.dirname, '..', '..', 'golden')
interface Case {
  template: string
  conversation: string
  generationPrompt: boolean
  text?: string
  error?: string
}
const chat: { conversations: Record<string, Message[]>; cases: Case[] } = JSON.parse(
  readFileSync(join(golden, 'chat.json'), 'utf8'),
)
const source = (name: string) => readFileSync(join(golden, 'templates', `${name}.jinja`), 'utf8')
const tokenizer = loadTokenizer(join(golden, 'bytelevel-single'))
const user: Message = { role: 'user', content: 'Hi' }
const assistant: Message = { role: 'assistant', content: 'Hello.' }

describe('Jinja templates against Transformers', () => {
  it.each(chat.cases)('$template writes "$conversation" (generation prompt: $generationPrompt)', (row) => {
    const template = compileJinja(source(row.template), row.template)
    const messages = chat.conversations[row.conversation]
    const write = () =>
      template({ messages, add_generation_prompt: row.generationPrompt, bos_token: '<s>', eos_token: '</s>' })
    if (row.error === undefined) expect(write()).toBe(row.text)
    else expect(write).toThrow(row.error)
  })
})

describe('chatTemplate', () => {
  it('puts the system message before the first user message where the template has no place for one', () => {
    const messages: Message[] = [{ role: 'system', content: 'Be brief.' }, user]
    for (const name of ['gemma', 'mistral'] satisfies BuiltinTemplateName[]) {
      const template = builtinTemplate(tokenizer, name)
      expect(template.render({ messages })).toBe(
        template.render({ messages: [{ ...user, content: 'Be brief.\n\nHi' }] }),
      )
      expect(template.notes.join()).toContain('system message')
    }
    expect(builtinTemplate(tokenizer, 'chatml').notes).toEqual([])
  })

  it('reads the words before an answer from an answer where the template has no generation prompt', () => {
    const template = chatTemplate(tokenizer, { jinja: source('headers') })
    expect(template.render({ messages: [user] })).toBe('USER: Hi\n')
    expect(template.render({ messages: [user] }, { generationPrompt: true })).toBe('USER: Hi\nASSISTANT:')
    expect(template.endOfTurn).toBe('</s>')
  })

  it('finds the end of a turn, special or not', () => {
    const endOf = (jinja: string) => {
      const { endOfTurn, afterTurn } = chatTemplate(tokenizer, { jinja })
      return [endOfTurn, afterTurn]
    }
    expect(endOf(source('chatml'))).toEqual(['<|im_end|>', '\n'])
    expect(endOf(source('phi3'))).toEqual(['<|end|>\n</s>', ''])
    expect(endOf(source('mistral'))).toEqual(['</s>', ''])
    expect(endOf('{% for message in messages %}{{ message.content }}\n{% endfor %}')).toEqual(['', '\n'])
  })

  it('keeps an input apart for templates with a marker, and below the content for others', () => {
    const messages: Message[] = [{ role: 'user', content: 'Translate.', input: 'Haus' }]
    expect(builtinTemplate(tokenizer, 'instruction').render({ messages })).toBe(
      '<s>### Instruction:\nTranslate.\n\n### Input:\nHaus\n\n',
    )
    expect(builtinTemplate(tokenizer, 'chatml').render({ messages })).toContain('user\nTranslate.\n\nHaus<|im_end|>')
  })

  it('prints the same date every day unless told the day', () => {
    const jinja = "{{ strftime_now('%d %b %Y, %A') }}{% for message in messages %}{{ message.content }}{% endfor %}"
    expect(chatTemplate(tokenizer, { jinja }).render({ messages: [user] })).toBe('26 Jul 2024, FridayHi')
    const date = new Date('2026-01-05')
    expect(chatTemplate(tokenizer, { jinja, date }).render({ messages: [user] })).toBe('05 Jan 2026, MondayHi')
  })

  it('tells templates, as Transformers does, when there are no tools and no documents', () => {
    const asks = (name: string) => `{% if ${name} is not none %}has ${name}{% endif %}`
    const jinja = `${asks('tools')}${asks('documents')}{% for message in messages %}{{ message.content }}{% endfor %}`
    expect(chatTemplate(tokenizer, { jinja }).render({ messages: [user] })).toBe('Hi')
    expect(chatTemplate(tokenizer, { jinja }).render({ messages: [user], tools: [{}] })).toBe('has toolsHi')
  })

  it('reads a template with the line ends of Windows as one with line feeds', () => {
    const jinja = '{% for message in messages %}\r\n{{ message.content }}\r\n{% endfor %}\r\n'
    expect(chatTemplate(tokenizer, { jinja }).render({ messages: [user] })).toBe('Hi\n')
  })

  it('hands reasoning to the template under each name that templates know it by', () => {
    const jinja = "{% for m in messages %}{{ m.reasoning_content or '' }}|{{ m.thinking or '' }}|{{ m.content }}{% endfor %}"
    const template = chatTemplate(tokenizer, { jinja })
    for (const name of ['reasoning_content', 'thinking', 'reasoning']) {
      expect(template.render({ messages: [{ ...assistant, [name]: 'Hm.' }] })).toBe('Hm.|Hm.|Hello.')
    }
    expect(template.render({ messages: [{ ...assistant, thinking: 'own', reasoning_content: 'Hm.' }] })).toBe('Hm.|own|Hello.')
    expect(template.render({ messages: [assistant] })).toBe('||Hello.')
  })

  it('does not take what it cannot read for a template without a place for system messages', () => {
    const jinja =
      "{% for m in messages %}{{ m.content if m.role != 'system' else '%s' | format(m.content) }}{% endfor %}"
    expect(() => chatTemplate(tokenizer, { jinja })).toThrow(
      expect.objectContaining({ code: 'TEMPLATE_INVALID', message: expect.stringContaining('format') }),
    )
  })

  it.each([
    ['{% if %}', 'TEMPLATE_INVALID'],
    ['{% for m in messages %}{{ m.content | format }}{% endfor %}', 'TEMPLATE_INVALID'],
    ['{{ messages[0].content }}', 'TEMPLATE_WITHOUT_ANSWER'],
    ["{{ raise_exception('never') }}", 'TEMPLATE_REJECTED'],
  ])('says what is wrong with %s', (jinja, code) => {
    expect(() => chatTemplate(tokenizer, { jinja })).toThrow(expect.objectContaining({ code }))
  })

  it('says that the tokenizer has none', () => {
    expect(() => chatTemplate(tokenizer)).toThrow(expect.objectContaining({ code: 'TEMPLATE_MISSING' }))
  })
})

describe('instructionTemplate', () => {
  it('writes markers, and eos after each response', () => {
    const template = instructionTemplate({ instruction: "# It's asked:\n", response: '# Answer:\n' }, tokenizer)
    expect(template.render({ messages: [user, assistant, user] }, { generationPrompt: true })).toBe(
      "<s># It's asked:\nHi\n\n# Answer:\nHello.</s>\n\n# It's asked:\nHi\n\n# Answer:\n",
    )
    expect(template.endOfTurn).toBe('</s>')
  })

  it('takes another end, and leaves a space after the marker to the answer', () => {
    const template = instructionTemplate(
      { instruction: 'Q: ', response: 'A: ', end: '\n--\n', separator: '\n' },
      tokenizer,
    )
    expect(template.render({ messages: [user] }, { generationPrompt: true })).toBe('<s>Q: Hi\nA:')
    expect(template.render({ messages: [user, assistant] })).toBe('<s>Q: Hi\nA: Hello.\n--\n')
  })
})

describe('chooseTemplate', () => {
  it('takes the template of the model', () => {
    const { value, reason } = chooseTemplate({ ...tokenizer, chatTemplate: source('llama3') })
    expect(value.endOfTurn).toBe('<|eot_id|>')
    expect(reason.text).toContain('comes with this chat template')
  })

  it('else the one whose special tokens the vocabulary has, else markers', () => {
    expect(chooseTemplate(tokenizer)).toMatchObject({
      value: { name: 'chatml' },
      reason: { text: expect.stringContaining('<|im_start|>') },
    })
    expect(chooseTemplate({ ...tokenizer, specialTokens: [] }).value.name).toBe('instruction')
  })

  it('takes a known name or a file', () => {
    expect(chooseTemplate(tokenizer, 'gemma').reason.text).toContain(
      '<start_of_turn> <end_of_turn> is not in the vocabulary',
    )
    expect(chooseTemplate(tokenizer, join(golden, 'templates', 'phi3.jinja')).value.name).toBe('phi3.jinja')
    expect(() => chooseTemplate(tokenizer, 'chatlm')).toThrow(
      expect.objectContaining({
        code: 'TEMPLATE_UNKNOWN',
        remedy: expect.stringContaining('chatml'),
      }),
    )
  })

  it('has an end of turn in every built-in template', () => {
    for (const name of Object.keys(builtinTemplates) as BuiltinTemplateName[]) {
      expect(builtinTemplate(tokenizer, name).endOfTurn, name).not.toBe('')
    }
  })
})
