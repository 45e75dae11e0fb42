import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fail } from '@tunesmith/contract'
import { isRecord, readJsonObject, readOptionalJsonObject, type JsonFile } from './json-file.ts'
import { createTokenizer, type Tokenizer } from './tokenizer.ts'

/** The files of a model folder that a tokenizer is made of, parsed. */
export interface TokenizerFolder {
  /** tokenizer.json */
  tokenizer: Record<string, unknown>
  /** tokenizer_config.json */
  config: Record<string, unknown>
  /** special_tokens_map.json */
  specialTokensMap: Record<string, unknown>
  /** generation_config.json */
  generationConfig: Record<string, unknown>
  /** config.json */
  modelConfig: Record<string, unknown>
  /** chat_template.jinja, or the template inside tokenizer_config.json */
  chatTemplate?: string
}

/** The types of model a tokenizer.json can hold; old ones leave the type out. */
const kinds: readonly string[] = ['BPE', 'Unigram', 'WordPiece']

/**
 * Loads the tokenizer of a model folder in Hugging Face format.
 *
 * @throws MODEL_FOLDER_MISSING, TOKENIZER_MISSING, TOKENIZER_SENTENCEPIECE_ONLY, TOKENIZER_INVALID,
 *   TOKENIZER_UNSUPPORTED
 */
export function loadTokenizer(folder: string): Tokenizer {
  if (!existsSync(folder)) fail('MODEL_FOLDER_MISSING', { path: folder })
  const path = join(folder, 'tokenizer.json')
  if (!existsSync(path)) {
    if (existsSync(join(folder, 'tokenizer.model'))) fail('TOKENIZER_SENTENCEPIECE_ONLY', { folder })
    fail('TOKENIZER_MISSING', { folder })
  }
  const tokenizer = valueOf(path, readJsonObject(path))
  if (!isRecord(tokenizer.model)) fail('TOKENIZER_INVALID', { path, problem: 'it has no "model" section' })
  const { type, vocab } = tokenizer.model
  if (type !== undefined && !kinds.includes(type as string)) {
    fail('TOKENIZER_UNSUPPORTED', { path, problem: `its model is of the type ${JSON.stringify(type)}` })
  }
  if (!isRecord(vocab) && !Array.isArray(vocab)) fail('TOKENIZER_INVALID', { path, problem: 'its model has no "vocab"' })

  const optional = (name: string) => valueOf(join(folder, name), readOptionalJsonObject(join(folder, name)))
  const config = optional('tokenizer_config.json')
  const files: TokenizerFolder = {
    tokenizer,
    config,
    specialTokensMap: optional('special_tokens_map.json'),
    generationConfig: optional('generation_config.json'),
    modelConfig: optional('config.json'),
    chatTemplate: templateFile(join(folder, 'chat_template.jinja')) ?? configTemplate(config.chat_template),
  }
  try {
    return createTokenizer(files)
  } catch (error) {
    return fail('TOKENIZER_UNSUPPORTED', { path, problem: (error as Error).message }, error)
  }
}

function valueOf(path: string, file: JsonFile): Record<string, unknown> {
  return 'value' in file ? file.value : fail('TOKENIZER_INVALID', { path, problem: file.problem })
}

function templateFile(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined
}

/** A config holds one template, or several by name of which `default` is for chat. */
function configTemplate(value: unknown): string | undefined {
  if (typeof value === 'string') return value
  if (!Array.isArray(value)) return undefined
  const named = value.filter(isRecord)
  const template = (named.find(({ name }) => name === 'default') ?? named[0])?.template
  return typeof template === 'string' ? template : undefined
}
