import { existsSync, readdirSync, realpathSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fail } from '@tunesmith/contract'
import { failFromSystem } from '../durable/system-failure.ts'
import { readJsonObject } from '../json-file.ts'
import type { TensorEntry } from '../safetensors/header.ts'
import { readChatTemplate } from './chat-template.ts'
import { readModelTensors } from './tensors.ts'

/** A model in Hugging Face format: what is in its folder, with the weights still on the disk. */
export interface ModelFolder {
  /** Real path of the folder. */
  path: string
  /** config.json */
  config: Record<string, unknown>
  /** generation_config.json */
  generationConfig?: Record<string, unknown>
  /** The tensors of all shards by name. */
  tensors: Map<string, TensorEntry>
  /** Path of tokenizer.json. */
  tokenizerPath?: string
  /** tokenizer_config.json */
  tokenizerConfig?: Record<string, unknown>
  /** The Jinja template that renders a conversation. */
  chatTemplate?: string
}

/**
 * Opens a model folder and proves that its weights are all there: every shard is read as far as its header.
 *
 * @throws MODEL_FOLDER_MISSING, MODEL_IS_ADAPTER, MODEL_CONFIG_MISSING, JSON_INVALID, MODEL_PICKLE_ONLY,
 *   MODEL_WEIGHTS_MISSING, MODEL_INDEX_INVALID, MODEL_SHARD_MISSING, MODEL_INDEX_MISMATCH, PATH_OUTSIDE_FOLDER, and the
 *   errors of `readSafetensorsHeader`
 */
export function openModelFolder(path: string): ModelFolder {
  const folder = realFolder(path)
  if (!existsSync(join(folder, 'config.json'))) failWithoutConfig(folder)
  const tokenizerPath = join(folder, 'tokenizer.json')
  const tokenizerConfig = readOptional(folder, 'tokenizer_config.json')
  return {
    path: folder,
    config: readJsonObject(join(folder, 'config.json')),
    generationConfig: readOptional(folder, 'generation_config.json'),
    tensors: readModelTensors(folder),
    tokenizerPath: existsSync(tokenizerPath) ? tokenizerPath : undefined,
    tokenizerConfig,
    chatTemplate: readChatTemplate(folder, tokenizerConfig),
  }
}

function realFolder(path: string): string {
  try {
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true) fail('MODEL_FOLDER_MISSING', { path })
    readdirSync(path)
    return realpathSync(path)
  } catch (error) {
    failFromSystem(error, path, 'read')
  }
}

function readOptional(folder: string, name: string): Record<string, unknown> | undefined {
  const path = join(folder, name)
  return existsSync(path) ? readJsonObject(path) : undefined
}

function failWithoutConfig(folder: string): never {
  const adapter = readOptional(folder, 'adapter_config.json')
  if (adapter === undefined) fail('MODEL_CONFIG_MISSING', { path: folder })
  const base = adapter.base_model_name_or_path
  fail('MODEL_IS_ADAPTER', { path: folder, base: typeof base === 'string' && base !== '' ? base : 'another model' })
}
