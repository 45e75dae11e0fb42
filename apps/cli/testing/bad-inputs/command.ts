import { renameSync, rmSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import type { BadInput, Fault } from './bad-input.ts'
import { changeAdapterConfig, forbiddenIn, weightsPath, writeAdapterFor, writeIn, writeRun } from './change-project.ts'

const words = (...line: string[]): Fault => () => line
const ask = (model: string, ...rest: string[]) => ['generate', model, '--prompt', 'Hello?', ...rest]
/** Answers with an adapter that is changed first. */
const adapter = (change: (folder: string) => void, width?: number): Fault => (folder) => {
  writeAdapterFor(folder, 'tiny-llama', width)
  change(folder)
  return ask('tiny-llama', '--adapter', 'adapter')
}
const adapterConfig = (fields: Record<string, unknown>) => adapter((folder) => changeAdapterConfig(folder, fields))
const inAdapter = (folder: string, name: string) => join(folder, 'adapter', name)
const run = (spec: string, ...line: string[]): Fault => (folder) => {
  writeRun(folder, spec)
  return line
}
const merge = (output: (folder: string) => string): Fault => (folder) => {
  writeAdapterFor(folder, '../tiny-llama')
  return ['merge', 'adapter', '--base', 'tiny-llama', '--output', output(folder)]
}
const runSpec = JSON.stringify({ model: 'tiny-llama', data: { train: 'colours.jsonl' } })

/** Command lines that cannot be followed, each with its command. */
export const badCommands: BadInput[] = [
  ['a command that does not exist', 'COMMAND_UNKNOWN', /trian.*tunesmith train/s, words('trian')],
  ['a word too many', 'ARGUMENT_UNEXPECTED', /b\.yaml/, words('plan', 'tunesmith.yaml', 'b.yaml')],
  ['a prompt without its option', 'ARGUMENT_UNEXPECTED', /generate MODEL \[OPTIONS\].*behind its option/,
    words('generate', 'tiny-llama', 'Hello?')],
  ['a word too few', 'ARGUMENT_MISSING', /MODEL/, words('generate')],
  ['checking data that is not there', 'DATA_FILE_MISSING', /gone\.jsonl/,
    words('check', '--data', 'gone.jsonl', '--model', 'tiny-llama')],

  ['asking a model that is not there', 'MODEL_FOLDER_MISSING', /tiny-lama/, words(...ask('tiny-lama'))],
  ['asking nothing', 'OPTION_VALUE_INVALID', /--prompt/, words('generate', 'tiny-llama', '--prompt', ' ')],
  ['asking more than fits', 'PROMPT_TOO_LONG', /256/,
    words('generate', 'tiny-llama', '--prompt', 'What colour is the door? '.repeat(200))],
  ['a temperature below zero', 'OPTION_VALUE_INVALID', /--temperature.*-1/s, words(...ask('tiny-llama', '--temperature=-1'))],
  ['an answer of no tokens', 'OPTION_VALUE_INVALID', /--max-tokens/s, words(...ask('tiny-llama', '--max-tokens', '0'))],
  ['talking to a model without weights', 'MODEL_WEIGHTS_MISSING', /tiny-llama/, (folder) => {
    rmSync(weightsPath(folder))
    return ['chat', 'tiny-llama']
  }],
  ['talking to a run that has learned nothing yet', 'RUN_WITHOUT_RESULT', /tunesmith resume/, run(runSpec, 'chat', 'run')],

  ['an adapter that is not there', 'ADAPTER_MISSING', /nowhere/, words(...ask('tiny-llama', '--adapter', 'nowhere'))],
  ['an adapter that can hide a program', 'ADAPTER_PICKLE', /adapter_model\.bin/, adapter((folder) =>
    renameSync(inAdapter(folder, 'adapter_model.safetensors'), inAdapter(folder, 'adapter_model.bin')))],
  ['an adapter that is cut off', 'SAFETENSORS_TRUNCATED', /adapter_model\.safetensors/, adapter((folder) =>
    truncateSync(inAdapter(folder, 'adapter_model.safetensors'), 300))],
  ['an adapter with a broken config', 'JSON_INVALID', /adapter_config\.json/, adapter((folder) =>
    writeIn(folder, 'adapter/adapter_config.json', '{"r": '))],
  ['an adapter without a rank', 'ADAPTER_CONFIG_INVALID', /adapter_config\.json/, adapterConfig({ r: 'two' })],
  ['an adapter of another type', 'ADAPTER_TYPE_UNSUPPORTED', /IA3/, adapterConfig({ peft_type: 'IA3' })],
  ['an adapter of an unknown variant', 'ADAPTER_VARIANT_UNSUPPORTED', /DoRA|use_dora/, adapterConfig({ use_dora: true })],
  ['an adapter of a model of another width', 'ADAPTER_WEIGHTS_INVALID', /q_proj/, adapter(() => {}, 48)],
  ['an adapter of a model that is gone', 'MODEL_FOLDER_MISSING', /tiny-gone/, (folder) => {
    writeAdapterFor(folder, 'tiny-gone')
    return ask('adapter')
  }],

  ['merging into nothing', 'ARGUMENT_MISSING', /--output/, words('merge', 'tiny-llama')],
  ['merging what is no adapter', 'ADAPTER_MISSING', /tiny-llama/, words('merge', 'tiny-llama', '--output', 'merged')],
  ['merging over a model', 'MODEL_EXISTS', /tiny-llama/, merge(() => 'tiny-llama')],
  ['merging where a file is', 'FILE_ACCESS_FAILED', /colours\.jsonl/, merge(() => 'colours.jsonl')],
  ['merging where this account may not write', 'NO_PERMISSION', /merged/,
    merge((folder) => join(forbiddenIn(folder), 'merged'))],

  ['going on with a folder that is no run', 'RUN_MISSING', /tiny-llama/, words('resume', 'tiny-llama')],
  ['going on with nothing', 'RUN_MISSING', /nowhere/, words('resume', 'nowhere')],
  ['going on with a run whose description is broken', 'JSON_INVALID', /run\.json/, run('{"model": ', 'resume', 'run')],
  ['going on with a run of unknown settings', 'SETTINGS_INVALID', /run\.json.*lora\.r/s,
    run(JSON.stringify({ model: 'm', data: { train: 'd' }, lora: { r: 3 } }), 'resume', 'run')],
]
