import { existsSync, readdirSync, statSync } from 'node:fs'
import { basename, dirname, extname, join } from 'node:path'
import { fail, type Model, type Reason, reason } from '@tunesmith/contract'
import {
  ADAPTER_CONFIG_NAME, ADAPTER_WEIGHTS_NAME, failFromSystem, INDEX_NAME, openGguf, openModelFolder, readAdapter, readJsonObject, WEIGHTS_NAME,
} from '@tunesmith/formats'
import { checkWeights, loadAdapter, readArchitecture } from '@tunesmith/nn'
import { ggufName } from './import-folder.ts'

/** A model elsewhere on this machine that passed every check. */
export interface InspectedModel {
  format: Model['format']
  /** What to call it where nobody says. */
  name: string
  /** The files that belong to it, and what they are called when they are here. */
  files: { from: string; to: string; bytes: number }[]
  /** For an adapter: the base that it names. */
  base: string | null
}

/**
 * Looks at what somebody wants to import as strictly as whoever uses it will: headers of weights, their shapes against the
 * configuration, the tokenizer. Nothing is run, and pickle files are not opened.
 *
 * @throws MODEL_IMPORT_UNKNOWN, MODEL_IMPORT_UNSUPPORTED, MODEL_PICKLE_ONLY, and what opening each of the formats throws
 */
export function inspectImport(path: string): InspectedModel {
  const isFolder = statOf(path).isDirectory()
  if (!isFolder) return inspectFile(path)
  const names = readdirSync(path)
  if (names.includes(ADAPTER_CONFIG_NAME)) return inspectAdapter(path)
  const ggufs = names.filter(isGguf)
  if (!names.includes('config.json') && ggufs.length === 1) return inspectGguf(join(path, ggufs[0]))
  const pickles = names.filter(isPickle)
  const isModel = names.includes('config.json') || names.some((name) => name.endsWith('.safetensors'))
  if (!isModel && ggufs.length > 1) fail('MODEL_IMPORT_UNSUPPORTED', { path, detail: reason('import.several-ggufs', { files: ggufs }) })
  if (!isModel && pickles.length > 0) fail('MODEL_PICKLE_ONLY', { path, files: pickles })
  return isModel ? inspectFolder(path) : fail('MODEL_IMPORT_UNKNOWN', { path })
}

/** Proves that an adapter belongs to a model: every layer it changes is there, with these sizes. @throws as `loadAdapter` */
export function checkAdapter({ adapter, model }: { adapter: string; model: string }): void {
  loadAdapter(adapter, readArchitecture(openModelFolder(model).config))
}

const isGguf = (name: string) => extname(name).toLowerCase() === '.gguf'
const isPickle = (name: string) => /\.(bin|pt|pth|ckpt|pkl|pickle)$/i.test(name)

function statOf(path: string) {
  try {
    return statSync(path)
  } catch (error) {
    return failFromSystem(error, path, 'read')
  }
}

function inspectFile(path: string): InspectedModel {
  if (isPickle(path)) fail('MODEL_PICKLE_ONLY', { path: dirname(path), files: [basename(path)] })
  if (path.endsWith('.safetensors')) fail('MODEL_IMPORT_UNSUPPORTED', { path, detail: reason('import.weights-alone') })
  return isGguf(path) ? inspectGguf(path) : fail('MODEL_IMPORT_UNKNOWN', { path })
}

function inspectGguf(path: string): InspectedModel {
  const { metadata, tensors } = openGguf(path)
  const refuse = (detail: Reason): never => fail('MODEL_IMPORT_UNSUPPORTED', { path, detail })
  const type = metadata.get('general.type')?.value ?? 'model'
  if (type !== 'model') refuse(reason('import.not-a-model', { type: String(type) }))
  if (Number(metadata.get('split.count')?.value ?? 1) > 1) refuse(reason('import.one-part'))
  if (metadata.get('general.architecture')?.type !== 'string') refuse(reason('import.no-architecture'))
  if (metadata.get('tokenizer.ggml.tokens')?.type !== 'array' || tensors.size === 0) refuse(reason('import.nothing-in-it'))
  return { format: 'gguf', name: basename(path, extname(path)), files: [fileAt(path, ggufName)], base: null }
}

function inspectFolder(path: string): InspectedModel {
  const { config, tensors, tokenizerPath } = openModelFolder(path)
  checkWeights(readArchitecture(config), tensors)
  if (tokenizerPath === undefined) fail('TOKENIZER_MISSING', { folder: path })
  return { format: 'safetensors', name: basename(path), files: [...weightFiles(path), ...companions(path)], base: null }
}

/** Its own files alone: where others are beside them, of a training for example, these are left. */
function weightFiles(folder: string): InspectedModel['files'] {
  const single = existsSync(join(folder, WEIGHTS_NAME))
  const shards = single ? [] : Object.values(readJsonObject(join(folder, INDEX_NAME)).weight_map as Record<string, string>)
  return (single ? [WEIGHTS_NAME] : [INDEX_NAME, ...new Set(shards)]).map((name) => fileAt(join(folder, name), name))
}

function inspectAdapter(path: string): InspectedModel {
  const { config } = readAdapter(path)
  const files = [ADAPTER_WEIGHTS_NAME, ADAPTER_CONFIG_NAME].map((name) => fileAt(join(path, name), name))
  return { format: 'adapter', name: basename(path), files: [...files, ...companions(path)], base: config.base_model_name_or_path }
}

/** What is read beside weights: configuration, tokenizer, template, card and licence. */
const companion =
  /^(config\.json|generation_config\.json|tokenizer.*\.(json|model)|special_tokens_map\.json|added_tokens\.json|vocab\.\w+|merges\.txt|chat_template\.\w+|readme\.md|(license|licence|notice|use_policy)(\.\w+)?)$/i

const companions = (folder: string) =>
  readdirSync(folder).filter((name) => companion.test(name) && statSync(join(folder, name)).isFile()).map((name) => fileAt(join(folder, name), name))

const fileAt = (from: string, to: string) => ({ from, to, bytes: statOf(from).size })
