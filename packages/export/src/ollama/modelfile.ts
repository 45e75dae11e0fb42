import { basename, join } from 'node:path'
import { fail } from '@tunesmith/contract'
import { openGguf, writeFileDurably } from '@tunesmith/formats'
import { openBaseModel } from '@tunesmith/trainer'
import { stopTokenIds, type Conversation, type ConversationTemplate } from '@tunesmith/text'
import type { ExportRequest } from '../export-model.ts'
import { usualExamples } from '../proof/texts.ts'
import { renderTurns, turnsOf, type Turns } from './turns.ts'

/*
 * Ollama makes a model of a GGUF file and a Modelfile (https://docs.ollama.com/modelfile). It reads no Jinja: prompts are
 * written by a Go template, which is made here and tried on the conversations of the proof.
 */

/** @throws OLLAMA_TEMPLATE_UNSUPPORTED where no Go template writes the prompts of the model */
export function writeModelfile({ source, output, system }: Pick<ExportRequest, 'source' | 'output' | 'system'>, file: string): void {
  const { tokenizer, template: { value: template } } = openBaseModel(source.model, source.template)
  const turns = provenTurns(template)
  const addsBos = openGguf(file).metadata.get('tokenizer.ggml.add_bos_token')?.value === true
  const start = addsBos && tokenizer.bosToken !== undefined && turns.start.startsWith(tokenizer.bosToken)
    ? turns.start.slice(tokenizer.bosToken.length) // the tokenizer puts it there
    : turns.start
  const stops = stopTokenIds(template, tokenizer).map((id) => tokenizer.tokenOf(id)).filter((text) => text !== undefined)
  const lines = [
    `FROM ./${basename(file)}`,
    `TEMPLATE ${quoted(goTemplate({ ...turns, start }))}`,
    ...[...new Set(stops)].map((text) => `PARAMETER stop ${JSON.stringify(text)}`),
    'PARAMETER temperature 0.2',
    ...(system === undefined ? [] : [`SYSTEM ${quoted(system)}`]),
  ]
  writeFileDurably(join(output, 'Modelfile'), `${lines.join('\n')}\n`)
}

/** The turns of a template, which write the same prompts as the template itself. @throws OLLAMA_TEMPLATE_UNSUPPORTED */
export function provenTurns(template: ConversationTemplate): Turns {
  const turns = turnsOf(template)
  if (turns === undefined) return fail('OLLAMA_TEMPLATE_UNSUPPORTED', { template: template.name })
  const asked = usualExamples.map(({ messages }): Conversation => ({ messages: messages.slice(0, -1) }))
  const tried = turns.system === undefined ? asked.filter(({ messages }) => messages[0].role !== 'system') : asked
  const isRight = tried.every((conversation) => renderTurns(turns, conversation) === template.render(conversation, { generationPrompt: true }))
  return isRight ? turns : fail('OLLAMA_TEMPLATE_UNSUPPORTED', { template: template.name })
}

/** The prompt as Go's text/template writes it (https://docs.ollama.com/template); what is said stands in `.Messages`. */
export function goTemplate({ start, system, user, assistant, answer }: Turns): string {
  const role = (name: string, { before, after }: Turns['user']) => `eq .Role "${name}" }}${literal(before)}{{ .Content }}${literal(after)}{{ `
  const turns = [
    ...(system === undefined ? [] : [role('system', system)]),
    role('user', user),
    role('assistant', assistant),
  ]
  return `${literal(start)}{{ range .Messages }}{{ if ${turns.join('else if ')}end }}{{ end }}${literal(answer)}`
}

/** Text that Go's template engine writes as it stands. */
const literal = (text: string) => (/\{\{|"""/.test(text) ? `{{ ${JSON.stringify(text)} }}` : text)

/** A text over several lines, as a Modelfile has it. */
const quoted = (text: string) => `"""${text}"""`
