import { readFileSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BadInput, Fault } from './bad-input.ts'
import {
  changeConfig, changeWeights, shardWeights, weightsPath, writeAdapterFor, writeIn, writeRecipe,
} from './change-project.ts'

const config = (change: Record<string, unknown>): Fault => (folder) => changeConfig(folder, change)
const shards = (map: Record<string, string>): Fault => (folder) => shardWeights(folder, map)
const inModel = (folder: string, name: string) => join(folder, 'tiny-llama', name)
const renamedWeights = (name: string): Fault => (folder) => renameSync(weightsPath(folder), inModel(folder, name))
/** One number of one tensor becomes another. */
const number = (tensor: number, at: number, value: number): Fault => (folder) => changeWeights(folder, (all) => {
  all[tensor].data[at] = value
  return all
})
/** Weights whose header says this. */
const header = (text: string): Fault => (folder) => {
  const length = Buffer.alloc(8)
  length.writeBigUInt64LE(BigInt(text.length))
  writeFileSync(weightsPath(folder), Buffer.concat([length, Buffer.from(text), Buffer.alloc(64)]))
}
const spiral = { rope_scaling: { rope_type: 'spiral', factor: 2 } }
const webPage = '<!doctype html><title>Not found</title>'

/** Models that cannot be trained. */
export const badModels: BadInput[] = [
  ['no model', 'SETTINGS_INVALID', /model: found nothing/, (folder) => writeRecipe(folder, 'data: {train: colours.jsonl}')],
  ['a folder that is not there', 'MODEL_FOLDER_MISSING', /tiny-lama/, () => ['--model', 'tiny-lama']],
  ['a file', 'MODEL_FOLDER_MISSING', /colours\.jsonl/, () => ['--model', 'colours.jsonl']],
  ['an adapter', 'MODEL_IS_ADAPTER', /adapter.*tiny-llama/s, (folder) => ['--model', writeAdapterFor(folder, 'tiny-llama')]],

  ['no config.json', 'MODEL_CONFIG_MISSING', /tiny-llama/, (folder) => rmSync(inModel(folder, 'config.json'))],
  ['a broken config.json', 'JSON_INVALID', /config\.json/, (folder) =>
    writeIn(folder, 'tiny-llama/config.json', '{"model_type": ')],
  ['an unknown architecture', 'MODEL_FAMILY_UNKNOWN', /rwkv.*llama/s, config({ model_type: 'rwkv' })],
  ['a missing field', 'MODEL_CONFIG_FIELD', /hidden_size.*nothing/s, config({ hidden_size: undefined })],
  ['a field of the wrong type', 'MODEL_CONFIG_FIELD', /hidden_layers.*"two"/s, config({ num_hidden_layers: 'two' })],
  ['a field that makes no sense', 'MODEL_CONFIG_FIELD', /hidden_layers.*-2/s, config({ num_hidden_layers: -2 })],
  ['heads that cannot be shared out', 'MODEL_CONFIG_FIELD', /key_value_heads.*3/s, config({ num_key_value_heads: 3 })],
  ['an unknown stretching of positions', 'MODEL_ROPE_UNKNOWN', /spiral/, config(spiral)],

  ['no tokenizer', 'TOKENIZER_MISSING', /tiny-llama/, (folder) => rmSync(inModel(folder, 'tokenizer.json'))],
  ['a tokenizer for SentencePiece only', 'TOKENIZER_SENTENCEPIECE_ONLY', /tokenizer\.model/, (folder) =>
    renameSync(inModel(folder, 'tokenizer.json'), inModel(folder, 'tokenizer.model'))],
  ['a tokenizer that is cut off', 'TOKENIZER_INVALID', /tokenizer\.json/, (folder) =>
    truncateSync(inModel(folder, 'tokenizer.json'), 100)],
  ['a tokenizer of an unknown kind', 'TOKENIZER_UNSUPPORTED', /tokenizer\.json/, (folder) =>
    writeIn(folder, 'tiny-llama/tokenizer.json', '{"model": {"type": "Runes", "vocab": {}}}')],
  ['a tokenizer with more tokens than embeddings', 'TOKENIZER_MODEL_MISMATCH', /401.*320/s, (folder) => {
    const path = inModel(folder, 'tokenizer.json')
    const tokenizer = JSON.parse(readFileSync(path, 'utf8')) as { added_tokens: object[] }
    tokenizer.added_tokens.push({ ...tokenizer.added_tokens[0], id: 400, content: '<|extra|>' })
    writeFileSync(path, JSON.stringify(tokenizer))
  }],

  ['no weights', 'MODEL_WEIGHTS_MISSING', /tiny-llama/, (folder) => rmSync(weightsPath(folder))],
  ['weights that can hide a program', 'MODEL_PICKLE_ONLY', /pytorch_model\.bin/, renamedWeights('pytorch_model.bin')],
  ['weights for another program', 'MODEL_WEIGHTS_MISSING', /model\.gguf/, renamedWeights('model.gguf')],
  ['weights that are cut off', 'SAFETENSORS_TRUNCATED', /model\.safetensors.*5000/s, (folder) =>
    truncateSync(weightsPath(folder), 5000)],
  ['an empty file as weights', 'SAFETENSORS_TRUNCATED', /model\.safetensors/, (folder) =>
    truncateSync(weightsPath(folder), 0)],
  ['a page of the web as weights', 'SAFETENSORS_HEADER_TOO_LARGE', /model\.safetensors/, (folder) =>
    writeIn(folder, 'tiny-llama/model.safetensors', webPage)],
  ['weights with a broken header', 'SAFETENSORS_HEADER_INVALID', /model\.safetensors/, header('{"a": ')],
  ['weights in a number format nobody knows', 'SAFETENSORS_DTYPE_UNKNOWN', /F12/,
    header('{"a": {"dtype": "F12", "shape": [4], "data_offsets": [0, 6]}}')],
  ['a tensor with more bytes than its shape', 'SAFETENSORS_SIZE_MISMATCH', /64.*16/s,
    header('{"a": {"dtype": "F32", "shape": [4], "data_offsets": [0, 64]}}')],
  ['a missing tensor', 'MODEL_WEIGHTS_UNFIT', /is missing/, (folder) => changeWeights(folder, (all) => all.slice(1))],
  ['a tensor of the wrong shape', 'MODEL_WEIGHTS_UNFIT', /mlp.*48/s, config({ intermediate_size: 48 })],
  ['weights in a foreign number format', 'MODEL_WEIGHTS_UNFIT', /I8/, (folder) =>
    changeWeights(folder, ([first, ...rest]) => [{ ...first, dtype: 'I8', data: new Int8Array(first.data.length) }, ...rest])],
  ['weights that are no numbers', 'WEIGHTS_NOT_FINITE', /model\.safetensors/, number(3, 7, Number.NaN)],
  ['weights that are infinite', 'WEIGHTS_NOT_FINITE', /model\.safetensors/, number(2, 0, -Infinity)],
  ['a part of the weights that is not there', 'MODEL_SHARD_MISSING', /model-00002/,
    shards({ a: 'model-00002-of-00002.safetensors' })],
  ['an index that leaves the folder', 'PATH_OUTSIDE_FOLDER', /colours/, shards({ a: '../colours.safetensors' })],
  ['an index that names what is not there', 'MODEL_INDEX_MISMATCH', /a is in/,
    shards({ a: 'model-00001-of-00002.safetensors' })],
]
