import { existsSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { chosen, fail, reason, type Chosen } from '@tunesmith/contract'
import type { Tokenizer } from '../tokenizer.ts'
import { builtinTemplates, type BuiltinTemplate, type BuiltinTemplateName } from './builtin.ts'
import { chatTemplate, type ConversationTemplate } from './conversation-template.ts'

/**
 * The template to train and serve with: the one asked for (a known name or the path of a Jinja file), or for `auto`
 * the model's own, else the built-in one that fits its special tokens.
 *
 * @throws TEMPLATE_UNKNOWN when the request is neither a known name nor a file; see also `chatTemplate`
 */
export function chooseTemplate(tokenizer: Tokenizer, request = 'auto'): Chosen<ConversationTemplate> {
  if (request !== 'auto') return requestedTemplate(tokenizer, request)
  if (tokenizer.chatTemplate !== undefined) {
    return chosen(chatTemplate(tokenizer), reason('template.own'))
  }
  const special = new Set(tokenizer.specialTokens.map(({ content }) => content))
  for (const [name, { tokens }] of Object.entries(builtinTemplates)) {
    if (tokens.length > 0 && tokens.every((token) => special.has(token))) {
      const because = reason('template.by-tokens', { name, tokens: tokens.join(' ') })
      return chosen(builtinTemplate(tokenizer, name as BuiltinTemplateName), because)
    }
  }
  return chosen(builtinTemplate(tokenizer, 'instruction'), reason('template.markers'))
}

/** A built-in template with the tokenizer's special tokens. */
export function builtinTemplate(tokenizer: Tokenizer, name: BuiltinTemplateName): ConversationTemplate {
  const { jinja }: BuiltinTemplate = builtinTemplates[name]
  return chatTemplate(tokenizer, { jinja: tokenizer.addsBos ? `{{ bos_token }}${jinja}` : jinja, name })
}

function requestedTemplate(tokenizer: Tokenizer, request: string): Chosen<ConversationTemplate> {
  if (Object.hasOwn(builtinTemplates, request)) {
    const name = request as BuiltinTemplateName
    const missing = builtinTemplates[name].tokens.filter((token) => tokenizer.idOf(token) === undefined)
    const because = missing.length === 0 ? reason('template.asked') : reason('template.asked-spelled', { tokens: missing.join(' ') })
    return chosen(builtinTemplate(tokenizer, name), because)
  }
  if (!existsSync(request)) fail('TEMPLATE_UNKNOWN', { name: request, known: Object.keys(builtinTemplates) })
  const jinja = readFileSync(request, 'utf8')
  return chosen(chatTemplate(tokenizer, { jinja, name: basename(request) }), reason('template.file', { path: request }))
}
