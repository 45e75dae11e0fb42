import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { isJsonObject, readTextFile } from '../json-file.ts'

const TEMPLATE_FILE = 'chat_template.jinja'

/**
 * The template of a model folder: its own file, as Transformers writes since version 4.49, or else the entry in
 * tokenizer_config.json, which is one text or a list of named ones, of which `default` counts.
 */
export function readChatTemplate(folder: string, tokenizerConfig?: Record<string, unknown>): string | undefined {
  const path = join(folder, TEMPLATE_FILE)
  if (existsSync(path)) return readTextFile(path)
  const template = tokenizerConfig?.chat_template
  if (typeof template === 'string') return template
  if (!Array.isArray(template)) return undefined
  const standard = template.find((entry) => isJsonObject(entry) && entry.name === 'default')
  return typeof standard?.template === 'string' ? standard.template : undefined
}
