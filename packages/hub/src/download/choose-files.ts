import { fail } from '@tunesmith/contract'
import type { RemoteFile } from '../api/read-model.ts'

/*
 * Of a repository, what a model is used with: its configuration, its tokenizer, its weights once. Programs are never
 * taken, nor pickled weights, which are programs too.
 */

const configuration = [
  /^[\w.-]+\.json$/, // config, generation_config, tokenizer, tokenizer_config, added_tokens, adapter_config, the index of shards …
  /^(vocab|merges|dict)\.txt$/,
  /^[\w.-]+\.(model|spm|tiktoken)$/,
  /^(additional_chat_templates\/)?[\w.-]+\.jinja$/,
  /^(README|LICEN[CS]E|NOTICE|USE_POLICY|USAGE_POLICY)(\.\w+)?$/i,
]
/** Of other frameworks, and indexes of weights that are not taken. */
const foreign = /^(flax_|tf_|pytorch_|rust_|training_args|trainer_state|optimizer|scheduler|consolidated|onnx)|\.bin\.index\.json$/

const singleWeights = 'model.safetensors'
const shard = /^model-\d{5}-of-\d{5}\.safetensors$/
const pickle = /\.(bin|pt|pth|ckpt|pkl|pickle)$/i
const shardOfGguf = /-\d{5}-of-\d{5}\.gguf$/i

/**
 * The files of a model that a download takes.
 *
 * @param gguf the GGUF file to take for the weights (its first part, where it has several)
 * @throws MODEL_PICKLE_ONLY, MODEL_WEIGHTS_MISSING, HUB_GGUF_CHOICE, HUB_FILE_MISSING
 */
export function chooseFiles(model: string, files: readonly RemoteFile[], gguf?: string): RemoteFile[] {
  const weights = gguf === undefined ? usualWeights(model, files) : ggufParts(model, files, gguf)
  const indexNames = weights.some(({ path }) => shard.test(path))
  const isConfiguration = ({ path }: RemoteFile) =>
    configuration.some((pattern) => pattern.test(path)) && !foreign.test(path) && (indexNames || !path.endsWith('.safetensors.index.json'))
  return [...files.filter(isConfiguration), ...weights]
}

function usualWeights(model: string, files: readonly RemoteFile[]): RemoteFile[] {
  const inRoot = files.filter(({ path }) => !path.includes('/'))
  const single = inRoot.filter(({ path }) => path === singleWeights)
  if (single.length > 0) return single
  const shards = inRoot.filter(({ path }) => shard.test(path))
  if (shards.length > 0) return shards
  const others = inRoot.filter(({ path }) => path.endsWith('.safetensors') && !path.startsWith('consolidated'))
  if (others.length > 0) return others
  const ggufs = files.filter(({ path }) => path.toLowerCase().endsWith('.gguf')).map(({ path }) => path)
  const choices = ggufs.filter((path) => !shardOfGguf.test(path) || path.includes('-00001-of-'))
  if (choices.length === 1) return ggufParts(model, files, choices[0])
  if (choices.length > 1) fail('HUB_GGUF_CHOICE', { model, files: choices })
  const pickles = inRoot.map(({ path }) => path).filter((path) => pickle.test(path) && !foreign.test(path.replace(/^pytorch_/, '')))
  if (pickles.length > 0) fail('MODEL_PICKLE_ONLY', { path: model, files: pickles })
  return fail('MODEL_WEIGHTS_MISSING', { path: model, found: [] })
}

function ggufParts(model: string, files: readonly RemoteFile[], gguf: string): RemoteFile[] {
  const chosen = files.find(({ path }) => path === gguf && path.toLowerCase().endsWith('.gguf'))
  if (chosen === undefined) fail('HUB_FILE_MISSING', { model, file: gguf })
  if (!shardOfGguf.test(gguf)) return [chosen]
  const stem = gguf.replace(shardOfGguf, '')
  return files.filter(({ path }) => shardOfGguf.test(path) && path.replace(shardOfGguf, '') === stem)
}
