import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeAdapter, writeSafetensors, peftLoraConfig, readSafetensorsHeader, readTensor } from '@tunesmith/formats'
import { lockRun, trainRun } from '@tunesmith/trainer'
import { createRun, readRun as readRunFolder } from '@tunesmith/trainer/worker'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { createTinyProject } from '../testing/tiny-project.ts'
import { parseCommandLine } from './command-line/parse.ts'
import { readRun } from './commands/recipe-argument.ts'
import type { runOptions } from './commands/run-options.ts'
import { placeRun } from './commands/run-place.ts'
import { train } from './commands/train.ts'
import type { OptionValues } from './command-line/option.ts'
import { failureOf } from './failures/failure.ts'
import { failureLines } from './failures/show-failure.ts'

let root: string
let original: string
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'tunesmith-bad-'))
  original = join(root, 'original')
  mkdirSync(original)
  createTinyProject(original)
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

/** What is wrong: changes a project, and gives the words of the command line where they are not empty. */
type Fault = (folder: string) => readonly string[] | void

/** Does what `tunesmith train` does, in this process, and stops before the second step. */
async function trainHere(folder: string, words: readonly string[], begun: (runFolder: string) => void): Promise<void> {
  const { options, words: rest } = parseCommandLine(train, words)!
  const spec = readRun('train', rest, options as unknown as OptionValues<typeof runOptions>, folder)
  const { name, runFolder } = placeRun(spec, folder)
  createRun(runFolder, { ...spec, name, output: runFolder })
  begun(runFolder)
  await trainRun(readRunFolder(runFolder), { folder: runFolder, resume: false, emit: () => {}, control: { requested: () => 'stop' } })
}

/** The failure as it is shown, or none. */
async function failureFrom(
  folder: string,
  words: readonly string[],
  begun: (runFolder: string) => void = () => {},
): Promise<{ code: string; lines: string[] }> {
  try {
    await trainHere(folder, words, begun)
    return { code: 'nothing failed', lines: [] }
  } catch (error) {
    const failure = failureOf(error)
    return { code: failure.code, lines: failureLines(failure, { columns: 100, color: false }) }
  }
}

const rows = (folder: string, ...lines: (string | object)[]) => write(folder, 'colours.jsonl', lines.map(asLine).join(''))
const asLine = (line: string | object) => `${typeof line === 'string' ? line : JSON.stringify(line)}\n`
const write = (folder: string, name: string, content: string | Uint8Array) => writeFileSync(join(folder, name), content)
const recipe = (folder: string, text: string) => write(folder, 'tunesmith.yaml', text)
const weights = (folder: string) => join(folder, 'tiny-llama/model.safetensors')

function changeConfig(folder: string, change: Record<string, unknown>): void {
  const path = join(folder, 'tiny-llama/config.json')
  const config = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>
  writeFileSync(path, JSON.stringify({ ...config, ...change }))
}

interface Tensor {
  name: string
  dtype: 'F32' | 'I8'
  shape: number[]
  data: Float32Array | Int8Array
}

/** Writes the weights again after a change. */
function changeWeights(folder: string, change: (tensors: Tensor[]) => Tensor[]): void {
  const { tensors } = readSafetensorsHeader(weights(folder))
  const all = [...tensors.values()].map((entry) => ({ name: entry.name, dtype: 'F32' as const, shape: entry.shape, data: readTensor(entry) }))
  writeSafetensors(weights(folder), change(all))
}

function shard(folder: string, map: Record<string, string>): void {
  renameSync(weights(folder), join(folder, 'tiny-llama/model-00001-of-00002.safetensors'))
  write(folder, 'tiny-llama/model.safetensors.index.json', JSON.stringify({ weight_map: map }))
}

/** A folder this account cannot write to; root may write wherever the kernel itself does not forbid it. */
function forbidden(folder: string): string {
  if (process.getuid?.() === 0) return '/sys'
  chmodSync(folder, 0o500)
  onTestFinished(() => chmodSync(folder, 0o700))
  return folder
}

const question = { question: 'What colour is the door?', answer: 'The door is red.' }

type Case = [fault: string, make: Fault, code: string, mentions: RegExp]

const placeWithoutFiles: Case = ['an output folder where the system has no files', () => ['--output', '/proc/tunesmith'], 'FILE_ACCESS_FAILED', /\/proc\/tunesmith/]

const groups: Record<string, Case[]> = {
  data: [
    ['a file that is not there', () => ['--data', 'nothing.jsonl', '--model', 'tiny-llama'], 'DATA_FILE_MISSING', /nothing\.jsonl/],
    ['a folder', () => ['--data', 'tiny-llama', '--model', 'tiny-llama'], 'DATA_IS_FOLDER', /tiny-llama.*\.jsonl/s],
    ['a folder named like a file', (folder) => {
      mkdirSync(join(folder, 'rows.jsonl'))
      return ['--data', 'rows.jsonl', '--model', 'tiny-llama']
    }, 'DATA_IS_FOLDER', /rows\.jsonl/],
    ['a spreadsheet', (folder) => {
      write(folder, 'rows.xlsx', 'PK')
      return ['--data', 'rows.xlsx', '--model', 'tiny-llama']
    }, 'DATA_FORMAT_UNSUPPORTED', /rows\.xlsx.*CSV/s],
    ['an empty file', (folder) => rows(folder), 'DATA_EMPTY', /colours\.jsonl/],
    ['blank lines only', (folder) => rows(folder, '', '  '), 'DATA_EMPTY', /colours\.jsonl/],
    ['a line that is not JSON', (folder) => rows(folder, '{"question": "a", "answer": "b",}'), 'DATA_NOTHING_TO_LEARN', /line 1.*comma/s],
    ['numbers instead of rows', (folder) => rows(folder, '1', '2'), 'DATA_NOTHING_TO_LEARN', /line 1.*number/s],
    ['a binary file', (folder) => write(folder, 'colours.jsonl', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0xff])), 'DATA_NOT_UTF8', /Line 1 of .*colours\.jsonl/s],
    ['text that is not UTF-8', (folder) => write(folder, 'colours.jsonl', Buffer.from('{"text": "a"}\n{"text": "\xfc"}\n', 'latin1')), 'DATA_NOT_UTF8', /Line 2/],
    ['CSV with quotes that do not match', (folder) => {
      write(folder, 'rows.csv', 'question,answer\n"a,b\nc,d\n')
      return ['--data', 'rows.csv', '--model', 'tiny-llama']
    }, 'DATA_NOTHING_TO_LEARN', /line \d.*quotes/s],
    ['CSV with a column twice', (folder) => {
      write(folder, 'rows.csv', 'question,question\na,b\n')
      return ['--data', 'rows.csv', '--model', 'tiny-llama']
    }, 'DATA_NOTHING_TO_LEARN', /"question"/],
    ['unknown fields', (folder) => rows(folder, { frage: 'a', antwort: 'b' }), 'DATA_LAYOUT_UNKNOWN', /colours\.jsonl.*frage, antwort/],
    ['fields that are not those of the layout', (folder) => {
      rows(folder, question)
      return ['--set', 'data.layout=sharegpt', '--set', 'data.validation=']
    }, 'DATA_NOTHING_TO_LEARN', /line 1/],
    ['conversations without an answer', (folder) => rows(folder, { messages: [{ role: 'user', content: 'Hello?' }] }), 'DATA_NOTHING_TO_LEARN', /line 1/],
    ['answers that are all empty', (folder) => rows(folder, { ...question, answer: '' }), 'DATA_NOTHING_TO_LEARN', /line 1/],
    ['questions that are all too long', () => ['--set', 'data.maxLength=8'], 'DATA_NOTHING_TO_LEARN', /colours\.jsonl.*line 1.*more than fit/s],
    ['a validation file that is not there', () => ['--validation', 'held-out.jsonl'], 'DATA_FILE_MISSING', /held-out\.jsonl/],
    ['a validation file that is empty', (folder) => {
      write(folder, 'held-out.jsonl', '')
      return ['--validation', 'held-out.jsonl']
    }, 'DATA_EMPTY', /held-out\.jsonl/],
    ['a validation file without a usable row', (folder) => {
      write(folder, 'held-out.jsonl', '{"messages": [{"role": "user", "content": "Hello?"}]}\n')
      return ['--validation', 'held-out.jsonl']
    }, 'DATA_NOTHING_TO_LEARN', /held-out\.jsonl/],
    ['a test file that is not there', () => ['--set', 'data.test=test.jsonl'], 'DATA_FILE_MISSING', /test\.jsonl/],
    ['a test file of another layout', (folder) => {
      write(folder, 'test.jsonl', asLine({ frage: 'a', antwort: 'b' }))
      return ['--set', 'data.test=test.jsonl']
    }, 'DATA_ROW_INVALID', /[Ll]ine 1.*test\.jsonl/s],
  ],

  recipe: [
    ['a recipe that is not there', () => ['other.yaml'], 'FILE_MISSING', /other\.yaml/],
    ['no recipe and no data', (folder) => rmSync(join(folder, 'tunesmith.yaml')), 'RECIPE_MISSING', /tunesmith\.yaml/],
    ['broken YAML', (folder) => recipe(folder, 'model: tiny-llama\ndata: {train: colours.jsonl\n'), 'YAML_INVALID', /tunesmith\.yaml, line \d/],
    ['a text', (folder) => recipe(folder, 'hello'), 'SETTINGS_INVALID', /tunesmith\.yaml/],
    ['a binary recipe', (folder) => write(folder, 'tunesmith.yaml', Buffer.from([0, 1, 2, 255, 254])), 'YAML_INVALID', /tunesmith\.yaml/],
    ['an unknown setting', () => ['--set', 'training.epoch=3'], 'SETTINGS_INVALID', /training\.epoch.*Did you mean training\.epochs/s],
    ['a setting of the wrong type', () => ['--set', 'training.epochs=many'], 'SETTINGS_INVALID', /training\.epochs.*"many"/s],
    ['a negative rank', () => ['--set', 'lora.rank=-4'], 'SETTINGS_INVALID', /lora\.rank.*-4/s],
    ['rank 0', () => ['--set', 'lora.rank=0'], 'SETTINGS_INVALID', /lora\.rank.*0/s],
    ['a rank above the width of the model', () => ['--set', 'lora.rank=64'], 'LORA_RANK_TOO_HIGH', /64.*32/s],
    ['a module the model does not have', () => ['--set', 'lora.targetModules=[q_prj]'], 'LORA_TARGET_UNKNOWN', /q_prj.*q_proj/s],
    ['an unknown method', () => ['--set', 'method=dora'], 'SETTINGS_INVALID', /method.*"dora"/s],
    ['an unknown method as an option', () => ['--method', 'dora'], 'OPTION_VALUE_INVALID', /--method.*"dora"/s],
    ['micro-batches that do not make a batch', () => ['--set', 'training.microBatchSize=3'], 'SETTINGS_INVALID', /microBatchSize/],
    ['rows longer than the model can read', () => ['--set', 'data.maxLength=512'], 'CONTEXT_TOO_SHORT', /512.*256/s],
    ['an unknown template', () => ['--set', 'data.template=chatmml'], 'TEMPLATE_UNKNOWN', /chatmml.*chatml/s],
    ['a template that is not Jinja', (folder) => {
      write(folder, 'mine.jinja', '{% for message in messages %}{{ message.content }')
      return ['--set', 'data.template=mine.jinja']
    }, 'TEMPLATE_INVALID', /mine\.jinja/],
    ['a template without the answer', (folder) => {
      write(folder, 'mine.jinja', 'Hello')
      return ['--set', 'data.template=mine.jinja']
    }, 'TEMPLATE_WITHOUT_ANSWER', /mine\.jinja/],
    ['a new model whose heads do not fit its width', () => ['--method', 'scratch', '--set', 'scratch.attentionHeads=7'], 'SETTINGS_INVALID', /attentionHeads.*7/s],
    ['a new model with a tokenizer that is not there', () => ['--method', 'scratch', '--set', 'scratch.tokenizer=gone'], 'MODEL_FOLDER_MISSING', /gone/],
    ['an unknown option', () => ['--epoch', '3'], 'OPTION_UNKNOWN', /--epoch.*training\.epochs/s],
  ],

  model: [
    ['no model', (folder) => recipe(folder, 'data: {train: colours.jsonl}'), 'SETTINGS_INVALID', /model: found nothing/],
    ['a folder that is not there', () => ['--model', 'tiny-lama'], 'MODEL_FOLDER_MISSING', /tiny-lama/],
    ['a file', () => ['--model', 'colours.jsonl'], 'MODEL_FOLDER_MISSING', /colours\.jsonl/],
    ['no config.json', (folder) => rmSync(join(folder, 'tiny-llama/config.json')), 'MODEL_CONFIG_MISSING', /tiny-llama/],
    ['a broken config.json', (folder) => write(folder, 'tiny-llama/config.json', '{"model_type": '), 'JSON_INVALID', /config\.json/],
    ['an unknown architecture', (folder) => changeConfig(folder, { model_type: 'rwkv' }), 'MODEL_FAMILY_UNKNOWN', /rwkv.*llama/s],
    ['a missing field', (folder) => changeConfig(folder, { hidden_size: undefined }), 'MODEL_CONFIG_FIELD', /hidden_size.*nothing/s],
    ['a field of the wrong type', (folder) => changeConfig(folder, { num_hidden_layers: 'two' }), 'MODEL_CONFIG_FIELD', /num_hidden_layers.*"two"/s],
    ['a field that makes no sense', (folder) => changeConfig(folder, { num_hidden_layers: -2 }), 'MODEL_CONFIG_FIELD', /num_hidden_layers.*-2/s],
    ['heads that cannot be shared out', (folder) => changeConfig(folder, { num_key_value_heads: 3 }), 'MODEL_CONFIG_FIELD', /num_key_value_heads.*3/s],
    ['an unknown stretching of positions', (folder) => changeConfig(folder, { rope_scaling: { rope_type: 'spiral', factor: 2 } }), 'MODEL_ROPE_UNKNOWN', /spiral/],
    ['no tokenizer', (folder) => rmSync(join(folder, 'tiny-llama/tokenizer.json')), 'TOKENIZER_MISSING', /tiny-llama/],
    ['a tokenizer for SentencePiece only', (folder) => {
      renameSync(join(folder, 'tiny-llama/tokenizer.json'), join(folder, 'tiny-llama/tokenizer.model'))
    }, 'TOKENIZER_SENTENCEPIECE_ONLY', /tokenizer\.model/],
    ['a tokenizer that is cut off', (folder) => truncateSync(join(folder, 'tiny-llama/tokenizer.json'), 100), 'TOKENIZER_INVALID', /tokenizer\.json/],
    ['a tokenizer of an unknown kind', (folder) => {
      write(folder, 'tiny-llama/tokenizer.json', JSON.stringify({ model: { type: 'Runes', vocab: {} } }))
    }, 'TOKENIZER_UNSUPPORTED', /tokenizer\.json/],
    ['a tokenizer with more tokens than embeddings', (folder) => {
      const path = join(folder, 'tiny-llama/tokenizer.json')
      const tokenizer = JSON.parse(readFileSync(path, 'utf8')) as { added_tokens: object[] }
      tokenizer.added_tokens.push({ ...tokenizer.added_tokens[0], id: 400, content: '<|extra|>' })
      writeFileSync(path, JSON.stringify(tokenizer))
    }, 'TOKENIZER_MODEL_MISMATCH', /401.*320/s],
    ['no weights', (folder) => rmSync(weights(folder)), 'MODEL_WEIGHTS_MISSING', /tiny-llama/],
    ['weights that can hide a program', (folder) => renameSync(weights(folder), join(folder, 'tiny-llama/pytorch_model.bin')), 'MODEL_PICKLE_ONLY', /pytorch_model\.bin/],
    ['weights for another program', (folder) => renameSync(weights(folder), join(folder, 'tiny-llama/model.gguf')), 'MODEL_WEIGHTS_MISSING', /model\.gguf/],
    ['weights that are cut off', (folder) => truncateSync(weights(folder), 5000), 'SAFETENSORS_TRUNCATED', /model\.safetensors.*5000/s],
    ['an empty file as weights', (folder) => truncateSync(weights(folder), 0), 'SAFETENSORS_TRUNCATED', /model\.safetensors/],
    ['a page of the web as weights', (folder) => write(folder, 'tiny-llama/model.safetensors', '<!doctype html><title>Not found</title>'), 'SAFETENSORS_HEADER_TOO_LARGE', /model\.safetensors/],
    ['a missing tensor', (folder) => changeWeights(folder, (all) => all.slice(1)), 'MODEL_WEIGHTS_UNFIT', /is missing/],
    ['a tensor of the wrong shape', (folder) => changeConfig(folder, { intermediate_size: 48 }), 'MODEL_WEIGHTS_UNFIT', /mlp.*48/s],
    ['weights in a foreign number format', (folder) => changeWeights(folder, ([first, ...others]) => [
      { ...first, dtype: 'I8', data: new Int8Array(first.data.length) }, ...others]), 'MODEL_WEIGHTS_UNFIT', /I8/],
    ['weights that are no numbers', (folder) => changeWeights(folder, (all) => {
      all[3].data[7] = Number.NaN
      return all
    }), 'WEIGHTS_NOT_FINITE', /model\.safetensors/],
    ['weights that are infinite', (folder) => changeWeights(folder, (all) => {
      all[2].data[0] = -Infinity
      return all
    }), 'WEIGHTS_NOT_FINITE', /model\.safetensors/],
    ['a part of the weights that is not there', (folder) => shard(folder, { a: 'model-00002-of-00002.safetensors' }), 'MODEL_SHARD_MISSING', /model-00002/],
    ['an index that leaves the folder', (folder) => shard(folder, { a: '../colours.safetensors' }), 'PATH_OUTSIDE_FOLDER', /colours/],
    ['an index that names what is not there', (folder) => shard(folder, { a: 'model-00001-of-00002.safetensors' }), 'MODEL_INDEX_MISMATCH', /"?a"? is in/],
    ['an adapter instead of a model', (folder) => {
      mkdirSync(join(folder, 'adapter'))
      const config = peftLoraConfig({ r: 2, lora_alpha: 4, target_modules: ['q_proj'], base_model_name_or_path: 'tiny-llama' })
      const key = 'base_model.model.model.layers.0.self_attn.q_proj'
      writeAdapter(join(folder, 'adapter'), { config, tensors: new Map([
        [`${key}.lora_A.weight`, { shape: [2, 32], data: new Float32Array(64) }],
        [`${key}.lora_B.weight`, { shape: [32, 2], data: new Float32Array(64) }],
      ]) })
      return ['--model', 'adapter']
    }, 'MODEL_IS_ADAPTER', /adapter.*tiny-llama/s],
  ],

  machine: [
    ['an output folder that may not be written', (folder) => ['--output', join(forbidden(folder), 'run')], 'NO_PERMISSION', /run/],
    ...(process.platform === 'linux' ? [placeWithoutFiles] : []),
    ['a file where the run should be', () => ['--output', 'colours.jsonl'], 'FILE_ACCESS_FAILED', /colours\.jsonl/],
    ['a run that is there already', (folder) => {
      mkdirSync(join(folder, 'run/checkpoints/step-00000003'), { recursive: true })
      write(folder, 'run/run.json', '{}')
      return ['--output', 'run']
    }, 'RUN_EXISTS', /run.*tunesmith resume/s],
    ['too little memory', () => ['--set', 'compute.memoryLimit=50MB'], 'OUT_OF_MEMORY_PLANNED', /memoryLimit/],
    ['a GPU that is not there', () => ['--set', 'compute.provider=coreml'], 'PROVIDER_UNAVAILABLE', /coreml.*cpu/s],
  ],
}

const most = 15
const stackLine = /^\s+at .*:\d+:\d+\)?$|node:internal|\.ts:\d+/

/** Holds a failure to what every one must be: its code, one screen, what it is about, what to do, and nothing from inside. */
function expectHelpful({ code, lines }: { code: string; lines: string[] }, expected: string, mentions: RegExp): void {
  const screen = lines.join('\n')
  expect(code, screen).toBe(expected)
  expect(lines.map((line) => line.trim()).join(' ')).toMatch(mentions)
  expect(lines.length, screen).toBeLessThanOrEqual(most)
  expect(Math.max(...lines.map((line) => line.length)), screen).toBeLessThanOrEqual(100)
  expect(lines[0]).toContain(expected)
  const remedy = lines.slice(lines.findIndex((line) => line.includes('What to do')) + 1, -2)
  expect(remedy.join(' ').trim().length, screen).toBeGreaterThan(20)
  expect(screen).not.toMatch(stackLine)
  expect(screen).not.toMatch(/undefined|\[object|internal:|node:/)
}

describe.each(Object.entries(groups))('bad input (%s): a person is told what is wrong and what to do, on one screen', (_, faults) => {
  it.each(faults)('%s', async (_fault, make, code, mentions) => {
    const folder = newProject()
    expectHelpful(await failureFrom(folder, make(folder) ?? []), code, mentions)
  })
})

function newProject(): string {
  const folder = mkdtempSync(join(root, 'case-'))
  cpSync(original, folder, { recursive: true })
  return folder
}

describe('a recipe with fifty mistakes', () => {
  it('still fits on a screen', async () => {
    const folder = newProject()
    const lines = Array.from({ length: 50 }, (_, index) => `wrong${index}: ${index}\n`)
    writeFileSync(join(folder, 'tunesmith.yaml'), `${readFileSync(join(folder, 'tunesmith.yaml'), 'utf8')}${lines.join('')}`)
    const { code, lines: screen } = await failureFrom(folder, [])
    expect(code).toBe('SETTINGS_INVALID')
    expect(screen.length).toBeLessThanOrEqual(23)
    expect(screen.join('\n')).toMatch(/wrong0: there is no such setting[^]*and \d+ more lines/)
  })
})

describe('a run that meets trouble after its beginning', () => {
  it.skipIf(!existsSync('/dev/full'))('tells of a full disk', async () => {
    const fill = (runFolder: string) => symlinkSync('/dev/full', join(runFolder, 'events.jsonl'))
    expectHelpful(await failureFrom(newProject(), [], fill), 'DISK_FULL', /events\.jsonl.*tunesmith resume/s)
  })

  it('tells of another process that is working on it', async () => {
    let lock: ReturnType<typeof lockRun> | undefined
    const take = (runFolder: string) => {
      lock = lockRun(runFolder)
    }
    expectHelpful(await failureFrom(newProject(), [], take), 'RUN_ALREADY_ACTIVE', new RegExp(String(process.pid)))
    lock!.release()
  })
})
